package org.muster.projections.http;

import java.util.List;
import java.util.Optional;
import org.muster.contracts.position.LogPosition;
import org.muster.contracts.position.LogVector;
import org.muster.projections.problem.Problem;

/// The position that an answer must not be older than.
sealed interface Token {

  String name();

  String lineage();

  /// The partition that has not been read so far, with the offset that must have been read; empty
  /// if all have.
  Optional<Missing> missing(List<Long> nextOffsets);

  /// @param neededNext the next offset that is needed
  record Missing(int partition, long neededNext) {}

  /// One record.
  record One(String name, LogPosition position) implements Token {
    @Override
    public String lineage() {
      return position.lineage();
    }

    @Override
    public Optional<Missing> missing(List<Long> next) {
      if (position.partition() >= next.size()) {
        throw Problem.badParameter(
            name, "names partition %d of %d".formatted(position.partition(), next.size()));
      }
      return next.get(position.partition()) > position.offset()
          ? Optional.empty()
          : Optional.of(new Missing(position.partition(), position.offset() + 1));
    }
  }

  /// The whole log up to somewhere.
  record All(String name, LogVector vector) implements Token {
    @Override
    public String lineage() {
      return vector.lineage();
    }

    @Override
    public Optional<Missing> missing(List<Long> next) {
      if (vector.next().size() != next.size()) {
        throw Problem.badParameter(
            name, "has %d partitions, the log %d".formatted(vector.next().size(), next.size()));
      }
      for (int p = 0; p < next.size(); p++) {
        if (next.get(p) < vector.next().get(p)) {
          return Optional.of(new Missing(p, vector.next().get(p)));
        }
      }
      return Optional.empty();
    }
  }

  static Token parse(String name, String text) {
    try {
      return text.indexOf(':') == text.lastIndexOf(':')
          ? new All(name, LogVector.parse(text))
          : new One(name, LogPosition.parse(text));
    } catch (IllegalArgumentException e) {
      throw Problem.badParameter(name, String.valueOf(e.getMessage()));
    }
  }
}
