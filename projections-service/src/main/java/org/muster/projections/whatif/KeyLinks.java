package org.muster.projections.whatif;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.json.FieldError;
import org.muster.contracts.relation.Target;

/// Replaces the keys by which announcements name others with ids: first those of the same body,
/// then recorded ones.
final class KeyLinks {

  /// Which id the announcement at a place of the body has.
  interface Ids {
    UUID of(JsonNode announcement, int place);
  }

  private final Map<String, UUID> ids = new HashMap<>();
  private final RecordedKeys recorded;

  private KeyLinks(RecordedKeys recorded) {
    this.recorded = recorded;
  }

  static KeyLinks of(List<JsonNode> announcements, Ids idOf, RecordedKeys recorded) {
    KeyLinks links = new KeyLinks(recorded);
    for (int i = 0; i < announcements.size(); i++) {
      String key = announcements.get(i).path("key").asText("");
      if (!key.isEmpty()) {
        links.ids.putIfAbsent(key, idOf.of(announcements.get(i), i));
      }
    }
    return links;
  }

  void resolve(ObjectNode announcement, String pointer, List<FieldError> errors) {
    JsonNode target = announcement.path("target");
    if (target.isTextual() && Target.parse(target.textValue()).id() == null) {
      UUID id = id(target.textValue(), pointer + "/target", errors);
      if (id != null) {
        announcement.put("target", id.toString());
      }
    }
    relations(announcement, pointer, errors);
    if (announcement.get("announcement") instanceof ObjectNode corrected) {
      relations(corrected, pointer + "/announcement", errors);
    }
  }

  private void relations(ObjectNode announcement, String pointer, List<FieldError> errors) {
    JsonNode relations = announcement.path("relations");
    for (int i = 0; relations.isArray() && i < relations.size(); i++) {
      if (relations.get(i) instanceof ObjectNode relation
          && relation.path("key").isTextual()
          && !relation.has("id")) {
        String key = relation.path("key").textValue();
        UUID id = id(key, "%s/relations/%d/key".formatted(pointer, i), errors);
        if (id != null) {
          relation.put("id", id.toString()).remove("key");
        }
      }
    }
  }

  private @Nullable UUID id(String key, String pointer, List<FieldError> errors) {
    UUID id = ids.get(key);
    if (id == null) {
      id = recorded.id(key).orElse(null);
    }
    if (id == null) {
      errors.add(
          new FieldError(pointer, "names no announcement of this body, and no recorded one"));
    }
    return id;
  }
}
