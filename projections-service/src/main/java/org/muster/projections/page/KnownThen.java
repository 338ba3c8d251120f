package org.muster.projections.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import org.muster.contracts.edtf.Edtf;

/// Which announcements of the journal are shown beside an answer: those that were known by its cut
/// (K1), to the day.
final class KnownThen {
  private KnownThen() {}

  static boolean by(JsonNode answer, String knownAt, JsonNode announcement) {
    if (knownAt.length() < 10) {
      return true;
    }
    String last = knownAt.substring(0, 10);
    Stream<String> days =
        switch (answer.path("knowledge").path("basis").asText()) {
          case "announced" -> Stream.of(latest(announcement.path("announced")));
          case "published" ->
              announcement
                  .path("sources")
                  .valueStream()
                  .map(source -> latest(source.path("published")));
          default -> Stream.of(announcement.path("recordedAt").asText().substring(0, 10));
        };
    return days.anyMatch(day -> !day.isEmpty() && day.compareTo(last) <= 0);
  }

  /// The last day that a date can mean; `""` without a date.
  static String latest(JsonNode edtf) {
    LocalDate latest = edtf.isTextual() ? Edtf.parse(edtf.asText()).latest() : null;
    return Objects.toString(latest, "");
  }
}
