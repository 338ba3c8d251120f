package org.muster.projections.casualties;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.projections.http.Asked;
import org.muster.projections.problem.Problem;

/// The place of an incident in the list, latest first; incidents that are told later do not move
/// it.
///
/// @param latest the last day on which it can have happened, `null` if open: these come last
record IncidentCursor(@Nullable LocalDate latest, UUID id) implements Comparable<IncidentCursor> {

  private static final Comparator<IncidentCursor> IN_ORDER =
      Comparator.comparing(
              IncidentCursor::latest, Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder()))
          .reversed()
          .thenComparing(IncidentCursor::id);

  static IncidentCursor of(Incident incident) {
    return new IncidentCursor(incident.latest(), incident.id());
  }

  /// Reads `cursor`.
  static Optional<IncidentCursor> of(Asked asked) {
    return asked.parameter("cursor").map(IncidentCursor::parse);
  }

  private static IncidentCursor parse(String text) {
    try {
      String[] parts = text.split("_", 2);
      if (parts.length == 2) {
        return new IncidentCursor(
            parts[0].isEmpty() ? null : LocalDate.parse(parts[0]), UUID.fromString(parts[1]));
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      // the rule below says it
    }
    throw Problem.badParameter("cursor", "is not the cursor of a page before");
  }

  String text() {
    return (latest == null ? "" : latest.toString()) + "_" + id;
  }

  @Override
  public int compareTo(IncidentCursor other) {
    return IN_ORDER.compare(this, other);
  }
}
