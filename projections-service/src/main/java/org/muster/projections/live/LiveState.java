package org.muster.projections.live;

import java.util.Map;
import java.util.TreeMap;

/// What the live projection is doing.
public sealed interface LiveState {

  /// What it waits for that comes by itself, in words; empty if for nothing.
  default String waits() {
    return "";
  }

  /// What somebody has to decide before it goes on, in words; empty if nothing.
  default String decide() {
    return "";
  }

  /// Not yet reading; the reason says what it waits for.
  record Starting(String reason) implements LiveState {
    @Override
    public String waits() {
      return reason;
    }
  }

  /// Reading; partitions that stopped are named with the reason.
  record Following(int generation, Map<Integer, String> stopped) implements LiveState {
    public Following {
      stopped = Map.copyOf(new TreeMap<>(stopped));
    }

    @Override
    public String decide() {
      return String.join("; ", new TreeMap<>(stopped).values());
    }
  }

  /// The generation that answers was made by other rules: it is served as it is, nothing is
  /// written.
  record OtherRules(int generation, int foldVersion) implements LiveState {}

  /// The generation that answers was made from the log of before, in whose place this one was
  /// accepted: it is served as it is, nothing is written.
  record OtherLog(int generation, String lineage) implements LiveState {}

  /// The generation that answers is empty and the log is long: it is not followed record by record,
  /// a replay loads it in bulk.
  record Empty(int generation, long records) implements LiveState {
    @Override
    public String waits() {
      return "generation %d is empty; a replay loads the %,d records of the log"
          .formatted(generation, records);
    }
  }

  /// The last try failed; another follows.
  record Retrying(String reason) implements LiveState {
    @Override
    public String waits() {
      return reason;
    }
  }

  /// The topic does not have the records that were projected before. What was projected answers;
  /// nothing more is, until the log is restored and the service restarted, or the log accepted.
  ///
  /// @param lineage the log that it was
  record Refused(String lineage, String reason) implements LiveState {
    @Override
    public String decide() {
      return reason;
    }
  }

  /// This instance does not follow the log.
  record Off() implements LiveState {}

  /// Nothing more will happen without somebody's doing.
  record Ended(String reason) implements LiveState {
    @Override
    public String waits() {
      return reason;
    }
  }
}
