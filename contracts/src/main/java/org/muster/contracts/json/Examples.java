package org.muster.contracts.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.AnnouncementType;

/// The smallest right announcement of each type, for the schemas.
final class Examples {

  static final String COUNTRY = "CIV";
  static final String MISSION = "MINUSMA";
  private static final String ID = "01849e3a-4c00-7000-8000-000000000001";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Examples() {}

  static ObjectNode announcement(AnnouncementType type, @Nullable Shape stamps) {
    ObjectNode example = JSON.objectNode();
    if (stamps != null) {
      example.setAll(required(stamps));
    }
    example.put("type", type.name());
    example.setAll(required(Shape.of(type.record())));
    return example;
  }

  private static ObjectNode required(Shape shape) {
    ObjectNode example = JSON.objectNode();
    for (Shape.Field field : shape.fields()) {
      if (field.required() || field.name().equals("title")) {
        example.set(field.name(), value(field.name(), field.kind()));
      }
    }
    return example;
  }

  private static JsonNode value(String name, Kind kind) {
    return switch (kind) {
      case Kind.Text text -> JSON.textNode(words(name));
      case Kind.Country country -> JSON.textNode(COUNTRY);
      case Kind.Choice choice -> JSON.textNode(choice.byName().keySet().iterator().next());
      case Kind.Date date -> JSON.textNode("2022-11-11");
      case Kind.Amount amount -> quantities().get(0);
      case Kind.Moment moment -> JSON.textNode("2022-11-12T08:30:00Z");
      case Kind.Id id -> JSON.textNode(ID);
      case Kind.TargetReference target -> JSON.textNode(ID);
      case Kind.Flag flag -> JSON.booleanNode(false);
      case Kind.Decimal decimal -> JSON.numberNode(decimal.min());
      case Kind.Part part -> required(part.shape());
      case Kind.Many many -> JSON.arrayNode().add(value(name, many.item()));
      case Kind.ByChoice byChoice ->
          JSON.objectNode()
              .set(
                  byChoice.key().byName().keySet().iterator().next(),
                  value(name, byChoice.value()));
      case Kind.AnyClaim any -> announcement(AnnouncementType.ALL.getFirst(), null);
    };
  }

  private static String words(String field) {
    return switch (field) {
      case "mission" -> MISSION;
      case "publisher" -> "International Crisis Group";
      case "title" -> "MINUSMA at a Crossroads";
      case "issuer" -> "local";
      case "subject" -> "desk-1";
      case "role" -> "recorder";
      default -> "As the source says it";
    };
  }

  static ArrayNode quantities() {
    ArrayNode examples = JSON.arrayNode();
    examples.addObject().put("value", 450).put("qualifier", "about").put("text", "about 450");
    examples.addObject().put("low", 240).put("high", 300).put("qualifier", "range");
    examples.addObject().put("qualifier", "unknown").put("text", "its troops");
    return examples;
  }
}
