package org.muster.projections.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One thing in which a replayed generation differs from the one that answered, for a person to
/// read.
///
/// @param mission of which mission; `""` for what is parked without one
/// @param kind what differs
/// @param scenario of a posture: in which scenario
/// @param from of a posture: the first day; [LocalDate#MIN] for ever before
/// @param to of a posture: the last day, `null` if no end is known
/// @param about otherwise: the announcement's id, or the place of a parked record, or the part of
///   the digest if nothing of it can be named
/// @param changes what was before and what is now
/// @param more changes that are not listed
/// @param because the announcements whose effect differs
/// @param words all of it in a sentence
record Difference(
    String mission,
    Kind kind,
    @Nullable String scenario,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    @Nullable String about,
    List<Change> changes,
    int more,
    List<Cause> because,
    String words) {

  /// What can differ.
  enum Kind {
    POSTURE,
    JOURNAL,
    LIFE,
    PARKED
  }

  /// One figure, or one thing that is told.
  ///
  /// @param contributor whose it is; `null` for the mission as a whole
  /// @param figure such as `deployed`
  /// @param end `low`, `best` or `high` if only that differs
  /// @param before as the generation that answered has it, JSON
  /// @param after as the replayed one has it, JSON
  /// @param words such as `deployed high 13,211 → 12,331`
  record Change(
      @Nullable String contributor,
      String figure,
      @Nullable String end,
      JsonNode before,
      JsonNode after,
      String words) {}

  /// An announcement whose effect differs.
  record Cause(String id, String type, @Nullable String contributor) {
    String words() {
      return "%s%s (%s)".formatted(type, contributor == null ? "" : " of " + contributor, id);
    }
  }

  /// Of a mission with rows that cannot be read.
  static Difference unreadable(String mission, String why) {
    return new Difference(
        mission,
        Kind.POSTURE,
        null,
        null,
        null,
        null,
        List.of(),
        0,
        List.of(),
        "%s: a row cannot be read: %s".formatted(mission, why));
  }

  /// Of a part whose rows are not the same, although whatever can be told of them is.
  ///
  /// @param scenario of a posture; else `""`
  static Difference unnamed(String mission, Kind kind, String scenario, String part) {
    return new Difference(
        mission,
        kind,
        scenario.isEmpty() ? null : scenario,
        null,
        null,
        part,
        List.of(),
        0,
        List.of(),
        "%s: the rows of %s differ in what is not shown"
            .formatted(mission.isEmpty() ? "Without a mission" : mission, part));
  }

  /// A day that has no beginning is `null`.
  static @Nullable String day(@Nullable LocalDate day) {
    return day == null || day.equals(LocalDate.MIN) ? null : day.toString();
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("mission", mission.isEmpty() ? null : mission);
    json.put("kind", kind.name().toLowerCase(Locale.ROOT));
    json.put("scenario", scenario);
    json.put("from", day(from));
    json.put("to", day(to));
    json.put("about", about);
    json.put("words", words);
    var list = json.putArray("changes");
    for (Change change : changes) {
      ObjectNode one = list.addObject();
      one.put("contributor", change.contributor());
      one.put("figure", change.figure());
      one.put("end", change.end());
      one.set("before", change.before());
      one.set("after", change.after());
    }
    json.put("moreChanges", more);
    var causes = json.putArray("because");
    for (Cause cause : because) {
      causes
          .addObject()
          .put("id", cause.id())
          .put("type", cause.type())
          .put("contributor", cause.contributor());
    }
    return json;
  }
}
