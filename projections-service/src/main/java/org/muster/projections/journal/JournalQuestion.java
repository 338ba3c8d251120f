package org.muster.projections.journal;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.muster.contracts.announcement.AnnouncementType;
import org.muster.contracts.position.LogVector;
import org.muster.projections.http.Asked;
import org.muster.projections.problem.Problem;

/// Which announcements are asked for; what is empty does not restrict.
///
/// @param since recorded then or later
/// @param words the words that occur in it, as a query of text search
/// @param atPosition only what the log had up to there, with what had become of it by then
/// @param after the last row of the page before
/// @param limit the most rows of a page
record JournalQuestion(
    Optional<String> mission,
    Optional<String> contributor,
    Optional<String> type,
    Optional<Instant> since,
    Optional<String> words,
    Optional<LogVector> atPosition,
    Optional<Cursor> after,
    int limit) {

  static final String[] PARAMETERS = {
    "mission", "contributor", "type", "since", "q", "atPosition", "cursor", "limit"
  };

  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 500;

  /// A place in the order of the journal; announcements that arrive later do not move it.
  record Cursor(Instant recordedAt, UUID id) {

    String text() {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString((recordedAt + "/" + id).getBytes(StandardCharsets.UTF_8));
    }

    static Cursor parse(String text) {
      try {
        String[] parts =
            new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("/", 2);
        if (parts.length == 2) {
          return new Cursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        }
      } catch (IllegalArgumentException | DateTimeException e) {
        // the rule below says it
      }
      throw Problem.badParameter("cursor", "is not the cursor of a page before");
    }
  }

  static JournalQuestion of(Asked asked) {
    return new JournalQuestion(
        asked.parameter("mission"),
        asked.parameter("contributor"),
        asked.parameter("type").map(JournalQuestion::known),
        asked.parameter("since").map(JournalQuestion::instant),
        asked.parameter("q").map(Words::query),
        asked.vector("atPosition"),
        asked.parameter("cursor").map(Cursor::parse),
        asked.number("limit", DEFAULT_LIMIT, 1, MAX_LIMIT));
  }

  private static String known(String type) {
    if (AnnouncementType.named(type).isEmpty()) {
      throw Problem.badParameter(
          "type",
          "is none of "
              + String.join(
                  ", ", AnnouncementType.ALL.stream().map(AnnouncementType::name).toList()));
    }
    return type;
  }

  private static Instant instant(String text) {
    try {
      Instant instant =
          text.length() == 10
              ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
              : Instant.parse(text);
      int year = instant.atOffset(ZoneOffset.UTC).getYear();
      if (year >= 1 && year <= 9999) {
        return instant;
      }
    } catch (DateTimeException e) {
      // the rule below says it
    }
    throw Problem.badParameter(
        "since", "is neither a day nor a time in UTC, such as 2022-11-30 or 2022-11-30T12:00:00Z");
  }
}
