package org.muster.projections.stream;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.muster.contracts.position.LogVector;
import org.muster.projections.log.LogAwayException;
import org.muster.projections.log.LogEnds;
import org.muster.projections.problem.Problem;

/// Reads the place from which a client wants to go on.
@Singleton
class Resuming {

  private final LogEnds ends;

  Resuming(LogEnds ends) {
    this.ends = ends;
  }

  /// The place that a client names; without one, here and now.
  LogVector place(String name, Optional<String> text, Standing now) {
    return text.isPresent() ? place(name, text.get(), now) : now.position();
  }

  /// @param name of the parameter or header
  /// @throws Problem 409 if it is a place in another log, 400 if it is none or beyond the end
  LogVector place(String name, String text, Standing now) {
    LogVector place = parse(name, text);
    if (!place.lineage().equals(now.lineage())) {
      throw Problem.conflict(
              "other-log",
              "%s is a position in the log %s, this is the log %s"
                  .formatted(name, place.lineage(), now.lineage()))
          .with("parameter", name);
    }
    int partitions = now.position().next().size();
    if (place.next().size() != partitions) {
      throw Problem.badParameter(
          name, "has %d partitions, the log %d".formatted(place.next().size(), partitions));
    }
    if (!Vectors.reaches(now.position(), place)) {
      refuseBeyondEnd(name, place);
    }
    return place;
  }

  private static LogVector parse(String name, String text) {
    try {
      return LogVector.parse(text);
    } catch (IllegalArgumentException e) {
      throw Problem.badParameter(name, String.valueOf(e.getMessage()));
    }
  }

  private void refuseBeyondEnd(String name, LogVector place) {
    List<Long> end;
    try {
      end = ends.now();
    } catch (LogAwayException e) {
      return; // nobody can say where the log ends now; waiting is right in either case
    }
    for (int p = 0; p < end.size(); p++) {
      if (end.get(p) < place.next().get(p)) {
        throw Problem.badParameter(
            name,
            "is beyond the end of the log: partition %d ends before offset %d"
                .formatted(p, end.get(p)));
      }
    }
  }
}
