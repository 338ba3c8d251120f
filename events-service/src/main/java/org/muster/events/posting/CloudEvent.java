package org.muster.events.posting;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.json.FieldError;

/// The envelope of a CloudEvent 1.0 in JSON.
///
/// @param key its source and id, which name it among all events; `null` if one is wrong
/// @param type its type; `null` if it is wrong
/// @param errors what is wrong with the envelope
record CloudEvent(@Nullable String key, @Nullable String type, List<FieldError> errors) {

  private static final int MAX_KEY = 200;

  CloudEvent {
    errors = List.copyOf(errors);
  }

  static CloudEvent of(JsonNode node) {
    List<FieldError> errors = new ArrayList<>();
    if (!node.isObject()) {
      return new CloudEvent(
          null, null, List.of(new FieldError("", "must be a CloudEvent, a JSON object")));
    }
    String version = text(node, "specversion", errors);
    if (version != null && !version.equals("1.0")) {
      errors.add(new FieldError("/specversion", "must be 1.0"));
    }
    String id = text(node, "id", errors);
    String source = text(node, "source", errors);
    if (source != null && source.contains(" ")) {
      errors.add(new FieldError("/source", "must be a URI reference"));
    }
    String type = text(node, "type", errors);
    if (node.has("data_base64")) {
      errors.add(new FieldError("/data_base64", "is not read: send the announcement as data"));
    }
    String key = id == null || source == null ? null : source + " " + id;
    if (key != null && key.codePointCount(0, key.length()) >= MAX_KEY) {
      errors.add(new FieldError("/id", "is too long: with the source at most 199 characters"));
      key = null;
    }
    return new CloudEvent(key, type, errors);
  }

  private static @Nullable String text(JsonNode node, String name, List<FieldError> errors) {
    JsonNode value = node.path(name);
    if (value.isTextual() && !value.textValue().isBlank()) {
      return value.textValue();
    }
    errors.add(new FieldError("/" + name, "is required, as text (CloudEvents 1.0)"));
    return null;
  }
}
