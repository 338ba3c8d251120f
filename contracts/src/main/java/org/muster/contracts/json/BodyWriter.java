package org.muster.contracts.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.Announcement;
import org.muster.contracts.announcement.AnnouncementType;
import org.muster.contracts.quantity.Qualifier;
import org.muster.contracts.quantity.Quantity;

/// Writes announcements in one canonical form: fields in the order of their records, absent ones
/// left out.
final class BodyWriter {
  private BodyWriter() {}

  static void fields(JsonGenerator json, Announcement announcement) throws IOException {
    json.writeStringField("type", AnnouncementType.of(announcement).name());
    part(json, Shape.of(announcement.getClass()), announcement);
  }

  /// The fields of an object, without the braces around them.
  static void part(JsonGenerator json, Shape shape, Object owner) throws IOException {
    for (Shape.Field field : shape.fields()) {
      Object value = field.of(owner);
      if (value == null || isEmpty(value)) {
        continue;
      }
      json.writeFieldName(field.name());
      value(json, field.kind(), value);
    }
  }

  private static boolean isEmpty(Object value) {
    return switch (value) {
      case Boolean flag -> !flag;
      case Collection<?> items -> items.isEmpty();
      case Map<?, ?> entries -> entries.isEmpty();
      default -> false;
    };
  }

  private static void value(JsonGenerator json, Kind kind, Object value) throws IOException {
    switch (kind) {
      case Kind.Text text -> json.writeString((String) value);
      case Kind.Country country -> json.writeString((String) value);
      case Kind.Choice choice -> json.writeString(WireNames.of((Enum<?>) value));
      case Kind.Date date -> json.writeString(value.toString());
      case Kind.Amount amount -> quantity(json, (Quantity) value);
      case Kind.Moment moment -> json.writeString(value.toString());
      case Kind.Id id -> json.writeString(value.toString());
      case Kind.TargetReference target -> json.writeString(value.toString());
      case Kind.Flag flag -> json.writeBoolean((Boolean) value);
      case Kind.Decimal decimal -> json.writeNumber((Double) value);
      case Kind.Part part -> {
        json.writeStartObject();
        part(json, part.shape(), value);
        json.writeEndObject();
      }
      case Kind.Many many -> {
        json.writeStartArray();
        for (Object item : (Collection<?>) value) {
          value(json, many.item(), item);
        }
        json.writeEndArray();
      }
      case Kind.ByChoice byChoice -> {
        json.writeStartObject();
        for (Map.Entry<String, Enum<?>> name : byChoice.key().byName().entrySet()) {
          Object entry = ((Map<?, ?>) value).get(name.getValue());
          if (entry != null) {
            json.writeFieldName(name.getKey());
            value(json, byChoice.value(), entry);
          }
        }
        json.writeEndObject();
      }
      case Kind.AnyClaim any -> {
        json.writeStartObject();
        fields(json, (Announcement) value);
        json.writeEndObject();
      }
    }
  }

  private static void quantity(JsonGenerator json, Quantity quantity) throws IOException {
    json.writeStartObject();
    count(json, "value", quantity.value());
    count(json, "low", quantity.low());
    count(json, "high", quantity.high());
    json.writeStringField("qualifier", qualifier(quantity.qualifier()));
    if (quantity.text() != null) {
      json.writeStringField("text", quantity.text());
    }
    json.writeEndObject();
  }

  private static String qualifier(Qualifier qualifier) {
    return WireNames.of(qualifier);
  }

  private static void count(JsonGenerator json, String name, @Nullable Long count)
      throws IOException {
    if (count != null) {
      json.writeNumberField(name, count);
    }
  }
}
