package org.muster.projections.whatif;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.muster.contracts.announcement.Announcement;
import org.muster.contracts.json.AnnouncementJson;
import org.muster.contracts.json.Decoded;
import org.muster.contracts.json.FieldError;
import org.muster.contracts.recorded.KeyedId;
import org.muster.contracts.recorded.Recorded;
import org.muster.contracts.recorded.Recorder;
import org.muster.projections.problem.Problem;

/// Announcements that nobody has recorded, from the body of a request.
///
/// They are read by the rules of recorded ones, with two reliefs: `mission` is that of the path,
/// and without `sources` the source is the supposition itself. Each has an id that the same body
/// always gives it, and may relate to the others by their keys.
final class Hypotheses {

  static final int MAX = 50;

  private static final String SUPPOSED = "what-if";

  /// Whoever supposes may also suppose that a recorded announcement is retracted (R8c).
  private static final Recorder ANALYST = new Recorder(SUPPOSED, SUPPOSED, Recorder.EDITOR);

  private final String mission;
  private final List<FieldError> errors = new ArrayList<>();

  private Hypotheses(String mission) {
    this.mission = mission;
  }

  /// Reads them.
  ///
  /// @param keys what the recorded announcements of the mission are called
  /// @param recordedAt when they shall pass for recorded
  /// @throws Problem 400 with every error, each with its JSON Pointer
  static List<Recorded> read(byte[] body, String mission, RecordedKeys keys, Instant recordedAt) {
    Hypotheses hypotheses = new Hypotheses(mission);
    List<Recorded> read = hypotheses.read(body, keys, recordedAt);
    if (!hypotheses.errors.isEmpty()) {
      throw Problem.badBody("%d errors in the announcements".formatted(hypotheses.errors.size()))
          .with("errors", hypotheses.errors);
    }
    return read;
  }

  private List<Recorded> read(byte[] body, RecordedKeys keys, Instant recordedAt) {
    List<Recorded> read = new ArrayList<>();
    List<JsonNode> nodes = nodes(body);
    KeyLinks links = KeyLinks.of(nodes, this::idOf, keys);
    for (int i = 0; i < nodes.size(); i++) {
      String pointer = "/announcements/" + i;
      JsonNode node = nodes.get(i);
      if (node instanceof ObjectNode object) {
        complete(object);
        links.resolve(object, pointer, errors);
      }
      UUID id = idOf(node, i);
      switch (AnnouncementJson.read(node)) {
        case Decoded.Valid<Announcement>(Announcement valid) -> {
          if (!valid.mission().equals(mission)) {
            errors.add(new FieldError(pointer + "/mission", "must be " + mission));
          }
          read.add(new Recorded(id, recordedAt, ANALYST, valid));
        }
        case Decoded.Invalid<Announcement>(List<FieldError> inside) ->
            inside.forEach(e -> errors.add(new FieldError(pointer + e.pointer(), e.detail())));
      }
    }
    return read;
  }

  private List<JsonNode> nodes(byte[] body) {
    List<JsonNode> nodes = new ArrayList<>();
    switch (AnnouncementJson.parse(body)) {
      case Decoded.Invalid<JsonNode>(List<FieldError> unreadable) -> errors.addAll(unreadable);
      case Decoded.Valid<JsonNode>(JsonNode whole) -> {
        whole
            .fieldNames()
            .forEachRemaining(name -> {
              if (!name.equals("announcements")) {
                errors.add(new FieldError("/" + escaped(name), "is not known here"));
              }
            });
        JsonNode announcements = whole.path("announcements");
        if (!announcements.isArray() || announcements.isEmpty() || announcements.size() > MAX) {
          errors.add(
              new FieldError(
                  "/announcements", "must be a list of 1 to %d announcements".formatted(MAX)));
        } else {
          announcements.forEach(nodes::add);
        }
      }
    }
    return nodes;
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private void complete(ObjectNode announcement) {
    if (!announcement.hasNonNull("mission")) {
      announcement.put("mission", mission);
    }
    if (!announcement.hasNonNull("sources")) {
      announcement
          .putArray("sources")
          .addObject()
          .put("publisher", SUPPOSED)
          .put("title", "A supposition");
    }
  }

  private UUID idOf(JsonNode announcement, int place) {
    String key = announcement.path("key").asText("");
    return KeyedId.of(SUPPOSED, SUPPOSED, mission, key.isEmpty() ? "#" + place : key);
  }
}
