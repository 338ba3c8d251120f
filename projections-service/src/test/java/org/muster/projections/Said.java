package org.muster.projections;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.muster.contracts.announcement.Announcement;
import org.muster.contracts.json.AnnouncementJson;
import org.muster.contracts.recorded.Recorded;
import org.muster.contracts.recorded.Recorder;

/// Announcements for tests, in few words.
public final class Said {

  private static final String SOURCES =
      "\"sources\":[{\"publisher\":\"A newspaper\",\"title\":\"A title\",\"published\":\"2022-11-20\"}]";

  private Said() {}

  /// So many uniformed people of a mission were counted.
  public static Recorded strength(String mission, int people, String day) {
    return recorded(
        """
        {"type":"strength-reported","mission":"%s","component":"uniformed",
         "personnel":{"value":%d,"qualifier":"exact","text":"%d"},"asOf":"%s",
         "announced":"%s",%s}\
        """
            .formatted(mission, people, people, day, day, SOURCES));
  }

  /// So many people of a contributor were counted.
  public static Recorded strength(String mission, String contributor, int people, String day) {
    return recorded(
        """
        {"type":"strength-reported","mission":"%s","contributor":"%s","component":"uniformed",
         "personnel":{"value":%d,"qualifier":"exact","text":"%d"},"asOf":"%s",
         "announced":"%s",%s}\
        """
            .formatted(mission, contributor, people, people, day, day, SOURCES));
  }

  /// A contributor leaves wholly by the end of a day.
  public static Recorded leaving(String mission, String contributor, String announced, String by) {
    return recorded(
        """
        {"type":"withdrawal-announced","mission":"%s","contributor":"%s","stage":"announced",
         "extent":"whole","announced":"%s","completes":"[..%s]",%s}\
        """
            .formatted(mission, contributor, announced, by, SOURCES));
  }

  /// A note that moves no number.
  public static Recorded note(String mission, String text) {
    return recorded(
        "{\"type\":\"context-noted\",\"mission\":\"%s\",\"text\":\"%s\",%s}"
            .formatted(mission, text, SOURCES));
  }

  /// A note that has the id of another announcement.
  public static Recorded another(String mission, UUID id, String text) {
    Recorded note = note(mission, text);
    return new Recorded(id, note.recordedAt(), note.recordedBy(), note.announcement());
  }

  /// An announcement is taken back.
  public static Recorded retraction(String mission, UUID target) {
    return recorded(
        "{\"type\":\"retraction\",\"mission\":\"%s\",\"target\":\"%s\",\"reason\":\"an error\",%s}"
            .formatted(mission, target, SOURCES));
  }

  /// An announcement as a client sends it, recorded now.
  public static Recorded recorded(String json) {
    Announcement announcement =
        AnnouncementJson.read(json.getBytes(StandardCharsets.UTF_8)).orThrow();
    return new Recorded(
        UUID.randomUUID(),
        Instant.ofEpochMilli(Instant.now().toEpochMilli()),
        new Recorder("local", "test-desk", "recorder"),
        announcement);
  }
}
