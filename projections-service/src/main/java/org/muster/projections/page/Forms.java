package org.muster.projections.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.contracts.announcement.AnnouncementType;
import org.muster.contracts.json.Schemas;

/// The form of a type of announcement, made from its published JSON Schema.
final class Forms {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Map<String, JsonNode> SCHEMAS =
      AnnouncementType.ALL.stream()
          .collect(
              Collectors.toUnmodifiableMap(AnnouncementType::name, type -> read(Schemas.of(type))));
  private static final Set<String> HIDDEN =
      Set.of("type", "mission", "key", "target", "announcement");
  private static final Set<String> RARE =
      Set.of("component", "measure", "derived", "reasons", "relations", "retainsPartUntil");
  private static final List<String> FIRST =
      List.of("contributor", "host", "category", "change", "stance", "stage", "extent", "occurred");
  private static final List<String> LAST = List.of("announced", "saidBy", "sources");
  private static final List<String> CEILINGS = List.of("uniformed", "military", "police");
  private static final String COUNTRY = "^[A-Z]{3}$";
  private static final int LONG = 300;

  private final JsonNode schema;
  private final JsonNode values;
  private final List<FormField.Group> groups = new ArrayList<>();

  private Forms(JsonNode schema, JsonNode values) {
    this.schema = schema;
    this.values = values;
  }

  /// The form of a type.
  ///
  /// @param prefix where the announcement stands in what is posted, `""` for the whole of it
  /// @param values what is filled in already, by the same pointers
  static List<FormField.Group> of(String type, String prefix, String legend, JsonNode values) {
    Forms forms = new Forms(SCHEMAS.getOrDefault(type, MissingNode.getInstance()), values);
    forms.whole(prefix, legend);
    return forms.groups;
  }

  private void whole(String prefix, String legend) {
    List<FormField> plain = new ArrayList<>();
    List<FormField> rare = new ArrayList<>();
    groups.add(new FormField.Group(prefix, legend, false, false, plain));
    Set<String> required = required(schema);
    names(schema)
        .forEach(name -> {
          JsonNode property = schema.path("properties").path(name);
          String pointer = prefix + "/" + name;
          boolean more = RARE.contains(name);
          if (property.path("propertyNames").isObject()) {
            CEILINGS.forEach(component ->
                group(
                    pointer + "/" + component, ceiling(name, component), quantity(), false, true));
          } else if (property.path("items").path("type").asText().equals("object")) {
            JsonNode item = resolved(property.path("items"));
            int there = Math.max(1, values.at(pointer).size());
            for (int i = 0; i < there; i++) {
              group(pointer + "/" + i, label(name), item, true, more);
            }
          } else if (resolved(property).path("properties").isObject()) {
            group(pointer, label(name), resolved(property), false, more);
          } else {
            (more ? rare : plain).add(field(name, property, pointer, required.contains(name), ""));
          }
        });
    if (!rare.isEmpty()) {
      groups.add(new FormField.Group(prefix, Texts.of("post.details"), false, true, rare));
    }
  }

  private void group(
      String pointer, String legend, JsonNode object, boolean repeats, boolean more) {
    List<FormField> fields = new ArrayList<>();
    leaves(object, pointer, "", fields);
    groups.add(new FormField.Group(pointer, legend, repeats, more, fields));
  }

  private void leaves(JsonNode object, String pointer, String of, List<FormField> fields) {
    Set<String> required = required(object);
    object
        .path("properties")
        .properties()
        .forEach(property -> {
          String name = property.getKey();
          String there = pointer + "/" + name;
          JsonNode inside = resolved(property.getValue());
          if (inside.path("properties").isObject()) {
            leaves(inside, there, label(name) + ": ", fields);
          } else if (!name.equals("key")) {
            fields.add(field(name, property.getValue(), there, required.contains(name), of));
          }
        });
  }

  private FormField field(
      String name, JsonNode property, String pointer, boolean required, String of) {
    String kind = kind(property);
    String value = value(values.at(pointer));
    List<Choice> choices = new ArrayList<>();
    if (kind.equals("choice")) {
      choices.add(new Choice("", Texts.of("post.unsaid"), value.isEmpty()));
      property
          .path("enum")
          .valueStream()
          .filter(JsonNode::isTextual)
          .map(JsonNode::asText)
          .map(code -> new Choice(code, Texts.ofCode(name, code), code.equals(value)))
          .forEach(choices::add);
    }
    return new FormField(
        pointer,
        of + label(name),
        property.path("description").asText(""),
        kind,
        required,
        value,
        property.path("maxLength").asInt(0),
        choices);
  }

  private String kind(JsonNode property) {
    if (property.path("enum").isArray()) {
      return "choice";
    }
    if (property.path("$ref").asText().endsWith("/date")) {
      return "date";
    }
    if (property.path("pattern").asText().equals(COUNTRY)) {
      return "country";
    }
    String types = property.path("type").toString();
    if (types.contains("boolean")) {
      return "flag";
    }
    if (types.contains("array")) {
      return "lines";
    }
    if (types.contains("integer") || types.contains("number")) {
      return "number";
    }
    return property.path("maxLength").asInt(0) > LONG && !property.has("format") ? "long" : "text";
  }

  private JsonNode quantity() {
    return schema.path("$defs").path("quantity");
  }

  private JsonNode resolved(JsonNode property) {
    String ref = property.path("$ref").asText("");
    return ref.startsWith("#/$defs/") ? schema.at(ref.substring(1)) : property;
  }

  private static Stream<String> names(JsonNode schema) {
    List<String> names = new ArrayList<>();
    schema.path("properties").fieldNames().forEachRemaining(names::add);
    return names.stream()
        .filter(name -> !HIDDEN.contains(name))
        .sorted(
            Comparator.comparingInt((String name) ->
                FIRST.contains(name)
                    ? FIRST.indexOf(name) - FIRST.size()
                    : LAST.indexOf(name) + 1));
  }

  private static Set<String> required(JsonNode object) {
    return object.path("required").valueStream().map(JsonNode::asText).collect(Collectors.toSet());
  }

  private static String ceiling(String name, String component) {
    return Texts.with("post.ceiling", label(name), Texts.ofCode("component", component));
  }

  private static String label(String name) {
    String spaced = name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    String code = Texts.ofCode("field", name);
    return code.equals(name) ? Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1) : code;
  }

  private static String value(JsonNode value) {
    if (value.isArray()) {
      return value.valueStream().map(JsonNode::asText).collect(Collectors.joining("\n"));
    }
    return value.isNull() ? "" : value.asText("");
  }

  private static JsonNode read(String schema) {
    try {
      return JSON.readTree(schema);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
