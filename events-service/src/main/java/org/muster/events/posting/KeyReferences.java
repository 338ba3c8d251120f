package org.muster.events.posting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.muster.contracts.announcement.Announcement;
import org.muster.contracts.announcement.Correction;
import org.muster.contracts.announcement.Pointer;
import org.muster.contracts.json.AnnouncementJson;
import org.muster.contracts.recorded.KeyedId;
import org.muster.contracts.recorded.Recorder;
import org.muster.contracts.relation.Target;

/// Turns the keys that an announcement refers to into ids. A key is one that the same client gave
/// to an announcement about the same mission; what is recorded is the id.
final class KeyReferences {
  private KeyReferences() {}

  /// The announcement with ids only.
  ///
  /// @param body what it was read from; is changed
  static Announcement resolved(Announcement announcement, JsonNode body, Recorder by) {
    if (!refersByKey(announcement) || !(body instanceof ObjectNode object)) {
      return announcement;
    }
    String mission = announcement.mission();
    if (announcement instanceof Pointer pointer && pointer.target().key() != null) {
      object.put("target", id(by, mission, pointer.target().key()));
    }
    relations(object, by, mission);
    if (object.get("announcement") instanceof ObjectNode corrected) {
      relations(corrected, by, mission);
    }
    return AnnouncementJson.read(object).orThrow();
  }

  private static boolean refersByKey(Announcement announcement) {
    boolean relations =
        announcement.header().relations().stream().anyMatch(relation -> relation.key() != null);
    boolean target =
        announcement instanceof Pointer pointer
            && pointer.target() instanceof Target(var _, var key)
            && key != null;
    boolean corrected =
        announcement instanceof Correction correction && refersByKey(correction.announcement());
    return relations || target || corrected;
  }

  private static void relations(ObjectNode owner, Recorder by, String mission) {
    for (JsonNode relation : owner.path("relations")) {
      if (relation instanceof ObjectNode link && link.path("key").isTextual()) {
        link.put("id", id(by, mission, link.path("key").textValue()));
        link.remove("key");
      }
    }
  }

  private static String id(Recorder by, String mission, String key) {
    return KeyedId.of(by.issuer(), by.subject(), mission, key).toString();
  }
}
