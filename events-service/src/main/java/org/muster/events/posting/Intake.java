package org.muster.events.posting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.Announcement;
import org.muster.contracts.announcement.AnnouncementType;
import org.muster.contracts.json.AnnouncementJson;
import org.muster.contracts.json.Decoded;
import org.muster.contracts.json.FieldError;
import org.muster.contracts.recorded.Recorder;

/// Reads what a client sent into an announcement: out of its CloudEvent, under its key, with the
/// keys that it refers to turned into ids.
public final class Intake {

  /// Where the announcement stands in the body: `""`, or `/data` in a CloudEvent.
  static final String IN_EVENT = "/data";

  private Intake() {}

  /// Reads an announcement that stands alone.
  ///
  /// @param key the key from the header, if there was one; it becomes the announcement's
  public static Decoded<Announcement> plain(byte[] body, @Nullable String key, Recorder by) {
    return switch (AnnouncementJson.parse(body)) {
      case Decoded.Valid<JsonNode>(JsonNode node) -> announcement(node, key, null, by);
      case Decoded.Invalid<JsonNode>(List<FieldError> errors) -> new Decoded.Invalid<>(errors);
    };
  }

  /// Reads an announcement in a CloudEvent 1.0, JSON format, structured mode. Without another key,
  /// the event's source and id are the key.
  public static Decoded<Announcement> event(byte[] body, @Nullable String key, Recorder by) {
    return switch (AnnouncementJson.parse(body)) {
      case Decoded.Valid<JsonNode>(JsonNode node) -> event(node, key, by);
      case Decoded.Invalid<JsonNode>(List<FieldError> errors) -> new Decoded.Invalid<>(errors);
    };
  }

  private static Decoded<Announcement> event(JsonNode node, @Nullable String key, Recorder by) {
    CloudEvent event = CloudEvent.of(node);
    List<FieldError> errors = new ArrayList<>(event.errors());
    JsonNode data = node.path("data");
    if (!data.isObject()) {
      errors.add(new FieldError(IN_EVENT, "must be the announcement, a JSON object"));
      return new Decoded.Invalid<>(errors);
    }
    return switch (announcement(data, key, event.key(), by)) {
      case Decoded.Valid<Announcement>(Announcement read) -> {
        String wanted = AnnouncementType.of(read).eventType();
        if (event.type() != null && !wanted.equals(event.type())) {
          errors.add(new FieldError("/type", "must be %s, as the data says".formatted(wanted)));
        }
        yield errors.isEmpty() ? new Decoded.Valid<>(read) : new Decoded.Invalid<>(errors);
      }
      case Decoded.Invalid<Announcement>(List<FieldError> inside) -> {
        inside.forEach(e -> errors.add(new FieldError(IN_EVENT + e.pointer(), e.detail())));
        yield new Decoded.Invalid<>(errors);
      }
    };
  }

  private static Decoded<Announcement> announcement(
      JsonNode node, @Nullable String given, @Nullable String fallback, Recorder by) {
    List<FieldError> errors = new ArrayList<>();
    if (node instanceof ObjectNode object) {
      JsonNode own = object.get("key");
      boolean keyed = own != null && !own.isNull();
      if (given != null && keyed && !given.equals(own.textValue())) {
        errors.add(new FieldError("/key", "differs from the header Idempotency-Key"));
      }
      String key = given != null ? given : fallback;
      if (!keyed && key != null) {
        object.put("key", key);
      }
    }
    return switch (AnnouncementJson.read(node)) {
      case Decoded.Valid<Announcement>(Announcement read) ->
          errors.isEmpty()
              ? new Decoded.Valid<>(KeyReferences.resolved(read, node, by))
              : new Decoded.Invalid<>(errors);
      case Decoded.Invalid<Announcement>(List<FieldError> inside) -> {
        errors.addAll(inside);
        yield new Decoded.Invalid<>(errors);
      }
    };
  }
}
