package org.muster.contracts.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.AnnouncementType;
import org.muster.contracts.announcement.Claim;
import org.muster.contracts.announcement.Header;
import org.muster.contracts.edtf.Edtf;
import org.muster.contracts.fields.ExactlyOne;
import org.muster.contracts.fields.OneOrMore;
import org.muster.contracts.fields.Together;
import org.muster.contracts.quantity.Qualifier;
import org.muster.contracts.quantity.Quantity;

/// Writes one JSON Schema (draft 2020-12) from the same shapes that the reader follows.
///
/// Optional fields may be `null`, as the reader takes that for absent. The definitions state no
/// type where a field that may be `null` refers to them: the field states it.
final class SchemaWriter {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
  private static final String CORRECTION_RULE =
      "Not said by this schema: the mission of the corrected announcement is the correction's own,"
          + " its type the target's.";

  private final Map<String, ObjectNode> definitions = new TreeMap<>();

  private SchemaWriter() {}

  /// The schema of a type.
  ///
  /// @param id the schema's own name, a URI
  /// @param stamps the fields that the service adds, `null` for the form that a client sends
  static ObjectNode write(AnnouncementType type, String id, @Nullable Shape stamps) {
    SchemaWriter writer = new SchemaWriter();
    ObjectNode schema = JSON.objectNode();
    schema.put("$schema", DIALECT);
    schema.put("$id", id);
    schema.put("title", type.name());
    schema.setAll(writer.announcement(type, stamps));
    schema.set("examples", JSON.arrayNode().add(Examples.announcement(type, stamps)));
    ObjectNode definitions = JSON.objectNode();
    writer.definitions.forEach(definitions::set);
    schema.set("$defs", definitions);
    return schema;
  }

  private ObjectNode announcement(AnnouncementType type, @Nullable Shape stamps) {
    Shape shape = Shape.of(type.record());
    ObjectNode schema = JSON.objectNode();
    schema.put("description", shape.doc() + ".");
    if (!Claim.class.isAssignableFrom(type.record())
        && shape.fields().stream().anyMatch(field -> field.kind() instanceof Kind.AnyClaim)) {
      schema.put("$comment", CORRECTION_RULE);
    }
    schema.put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = schema.putArray("required");
    if (stamps != null) {
      fields(stamps, properties, required);
    }
    properties.putObject("type").put("const", type.name());
    required.add("type");
    fields(shape, properties, required);
    schema.put("additionalProperties", false);
    return schema;
  }

  private void fields(Shape shape, ObjectNode properties, ArrayNode required) {
    for (Shape.Field field : shape.fields()) {
      ObjectNode schema = JSON.objectNode();
      if (!field.doc().isEmpty()) {
        schema.put("description", field.doc() + ".");
      }
      value(schema, field.kind(), !field.required());
      properties.set(field.name(), schema);
      if (field.required()) {
        required.add(field.name());
      }
    }
  }

  private void value(ObjectNode schema, Kind kind, boolean nullable) {
    switch (kind) {
      case Kind.Text text -> text(schema, text, nullable);
      case Kind.Country country -> {
        type(schema, "string", nullable);
        schema.put("pattern", "^[A-Z]{3}$");
        schema.putArray("examples").add(Examples.COUNTRY);
      }
      case Kind.Choice choice -> {
        ArrayNode names = schema.putArray("enum");
        choice.byName().keySet().forEach(names::add);
        if (nullable) {
          names.addNull();
        }
      }
      case Kind.Date date -> {
        type(schema, "string", nullable);
        refer(schema, "date", SchemaWriter::date);
        if (date.latestDay()) {
          schema.putObject("not").put("type", "string").put("pattern", "\\.\\.\\]$");
        }
      }
      case Kind.Amount amount -> {
        type(schema, "object", nullable);
        refer(schema, "quantity", this::quantity);
      }
      case Kind.Moment moment -> {
        type(schema, "string", nullable);
        schema.put("format", "date-time").put("pattern", whole(BodyReader.MOMENT.pattern()));
      }
      case Kind.Id id -> {
        type(schema, "string", nullable);
        schema.put("format", "uuid").put("pattern", whole(BodyReader.UUID_SYNTAX.pattern()));
      }
      case Kind.TargetReference target ->
          text(schema, new Kind.Text(BodyReader.MAX_REFERENCE, null, null, false), nullable);
      case Kind.Flag flag -> {
        type(schema, "boolean", nullable);
        schema.put("default", false);
      }
      case Kind.Decimal decimal -> {
        type(schema, "number", nullable);
        schema.put("minimum", decimal.min()).put("maximum", decimal.max());
      }
      case Kind.Part part -> {
        type(schema, "object", nullable);
        refer(schema, name(part.shape()), definition -> part(definition, part.shape()));
      }
      case Kind.Many many -> {
        type(schema, "array", nullable);
        value(schema.putObject("items"), many.item(), false);
        if (many.atLeastOne()) {
          schema.put("minItems", 1);
        }
        schema.put("maxItems", BodyReader.MAX_ITEMS);
      }
      case Kind.ByChoice byChoice -> {
        type(schema, "object", nullable);
        value(schema.putObject("propertyNames"), byChoice.key(), false);
        value(schema.putObject("additionalProperties"), byChoice.value(), false);
      }
      case Kind.AnyClaim any -> claim(schema);
    }
  }

  private static void type(ObjectNode schema, String type, boolean nullable) {
    if (nullable) {
      schema.putArray("type").add(type).add("null");
    } else {
      schema.put("type", type);
    }
  }

  private interface Definition {
    void into(ObjectNode schema);
  }

  private void refer(ObjectNode schema, String name, Definition definition) {
    schema.put("$ref", "#/$defs/" + name);
    if (!definitions.containsKey(name)) {
      ObjectNode defined = JSON.objectNode();
      definitions.put(name, defined);
      definition.into(defined);
    }
  }

  private void text(ObjectNode schema, Kind.Text kind, boolean nullable) {
    type(schema, "string", nullable);
    refer(schema, "text", SchemaWriter::text);
    schema.put("maxLength", kind.maxLength());
    String pattern = kind.pattern();
    if (pattern != null) {
      schema.put("pattern", whole(pattern));
      if (pattern.equals(Header.MISSION_CODE)) {
        schema.putArray("examples").add(Examples.MISSION);
      }
    } else if (kind.webAddress()) {
      schema.put("format", "uri").put("pattern", WEB_ADDRESS);
    }
  }

  private static final String WEB_ADDRESS =
      "^[Hh][Tt][Tt][Pp][Ss]?://[^/?#\\s<>\"{}|\\\\^`][^\\s<>\"{}|\\\\^`]*$";

  private static void text(ObjectNode schema) {
    schema.put(
        "description",
        "Words: not blank, without control characters, bidirectional overrides and characters"
            + " without width.");
    schema.put("pattern", Characters.WANTED);
    schema.putArray("allOf").addObject().put("pattern", Characters.NOT_BLANK);
  }

  private static void date(ObjectNode schema) {
    schema.put(
        "description",
        "A date of an EDTF profile (ISO 8601-2): a day, a month, a year, [a..b] (some day in),"
            + " [..b] (by), [a..] (from) or a/b (a span).");
    schema.put("$comment", "Not said by this schema: the day exists, and a is not after b.");
    schema.put("pattern", Edtf.PATTERN);
    schema
        .putArray("examples")
        .add("2022-11-11")
        .add("2022-11")
        .add("2022")
        .add("[2022-11-14..2023-05-14]")
        .add("[..2023-12-31]")
        .add("[2022-03..]")
        .add("2022-07/2022-08");
  }

  private void quantity(ObjectNode schema) {
    schema.put(
        "description",
        "A number of people as it was said. Without a qualifier a value is exact, and a low and a"
            + " high are a range. Unknown is never zero.");
    schema.put("$comment", "Not said by this schema: low is at most high.");
    ObjectNode properties = schema.putObject("properties");
    for (String number : List.of("value", "low", "high")) {
      properties.set(number, count(true));
    }
    value(properties.putObject("qualifier"), Kind.Choice.of(Qualifier.class), true);
    text(properties.putObject("text"), BodyReader.QUANTITY_TEXT, true);
    schema.put("additionalProperties", false);

    List<String> plain = new ArrayList<>();
    for (Qualifier qualifier : Qualifier.values()) {
      switch (qualifier) {
        case UNKNOWN, RANGE, UNDER -> {}
        case EXACT, ABOUT, OVER, AT_LEAST, UP_TO -> plain.add(WireNames.of(qualifier));
      }
    }
    ArrayNode forms = schema.putArray("anyOf");
    ObjectNode value = form(forms, List.of("value"), List.of("low", "high"));
    ArrayNode qualifiers = value.withObject("/properties").putObject("qualifier").putArray("enum");
    plain.forEach(qualifiers::add);
    qualifiers.addNull();

    ObjectNode under = form(forms, List.of("value", "qualifier"), List.of("low", "high"));
    under.withObject("/properties/value").put("minimum", 1);
    under
        .withObject("/properties")
        .putObject("qualifier")
        .put("const", WireNames.of(Qualifier.UNDER));

    ObjectNode range = form(forms, List.of("low", "high"), List.of("value"));
    range
        .withObject("/properties")
        .putObject("qualifier")
        .putArray("enum")
        .add(WireNames.of(Qualifier.RANGE))
        .addNull();

    ObjectNode unknown = form(forms, List.of("qualifier"), List.of("value", "low", "high"));
    unknown
        .withObject("/properties")
        .putObject("qualifier")
        .put("const", WireNames.of(Qualifier.UNKNOWN));
    schema.set("examples", Examples.quantities());
  }

  private static ObjectNode form(ArrayNode forms, List<String> with, List<String> without) {
    ObjectNode form = forms.addObject();
    ObjectNode properties = form.putObject("properties");
    ArrayNode required = form.putArray("required");
    with.forEach(name -> {
      properties.putObject(name).put("type", "integer");
      required.add(name);
    });
    without.forEach(name -> properties.putObject(name).put("type", "null"));
    return form;
  }

  private static ObjectNode count(boolean nullable) {
    ObjectNode schema = JSON.objectNode();
    type(schema, "integer", nullable);
    return schema.put("minimum", 0).put("maximum", Quantity.MAX);
  }

  private void part(ObjectNode schema, Shape shape) {
    if (!shape.doc().isEmpty()) {
      schema.put("description", shape.doc() + ".");
    }
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = JSON.arrayNode();
    fields(shape, properties, required);
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    schema.put("additionalProperties", false);
    OneOrMore oneOrMore = shape.record().getAnnotation(OneOrMore.class);
    if (oneOrMore != null) {
      ArrayNode any = schema.putArray("anyOf");
      for (String name : oneOrMore.value()) {
        given(any.addObject(), name);
      }
    }
    ExactlyOne exactlyOne = shape.record().getAnnotation(ExactlyOne.class);
    if (exactlyOne != null) {
      ArrayNode one = schema.putArray("oneOf");
      for (String name : exactlyOne.value()) {
        given(one.addObject(), name);
      }
    }
    Together together = shape.record().getAnnotation(Together.class);
    if (together != null) {
      ArrayNode any = schema.putArray("anyOf");
      ObjectNode none = any.addObject().putObject("properties");
      ArrayNode all = any.addObject().putArray("allOf");
      for (String name : together.value()) {
        none.putObject(name).put("type", "null");
        given(all.addObject(), name);
      }
    }
  }

  private static void given(ObjectNode schema, String field) {
    schema.putObject("properties").putObject(field).putObject("not").put("type", "null");
    schema.putArray("required").add(field);
  }

  private void claim(ObjectNode schema) {
    schema.put("type", "object");
    ArrayNode any = schema.putArray("oneOf");
    for (AnnouncementType type : AnnouncementType.ALL) {
      if (Claim.class.isAssignableFrom(type.record())) {
        refer(
            any.addObject(),
            type.name(),
            definition -> definition.setAll(announcement(type, null)));
      }
    }
  }

  private static String name(Shape shape) {
    String name = shape.record().getSimpleName();
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  private static String whole(String pattern) {
    return "^(?:" + pattern + ")$";
  }
}
