package org.muster.projections.http;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.muster.contracts.position.LogPosition;
import org.muster.contracts.position.LogVector;
import org.muster.projections.generations.Generation;
import org.muster.projections.log.Log;
import org.muster.projections.problem.Problem;

/// One unchanging view of the generation that answers.
///
/// @param connection in a read-only, repeatable-read transaction
/// @param generation which one
/// @param next the offsets that it will read next, by partition
public record Snapshot(Connection connection, Generation generation, List<Long> next) {

  /// How far the whole log was read.
  public LogVector vector() {
    return new LogVector(generation.lineage(), next);
  }

  /// Refuses a cut that is not one of this log, or that has not been read so far.
  ///
  /// @param cut a position vector that was asked for
  /// @param partitions of which it has to have been read
  public void refuseUnlessRead(LogVector cut, IntStream partitions) {
    if (!cut.lineage().equals(generation.lineage())) {
      throw Problem.conflict(
              "other-log",
              "atPosition is a position in the log %s, this is the log %s"
                  .formatted(cut.lineage(), generation.lineage()))
          .with("parameter", "atPosition");
    }
    if (cut.next().size() != next.size()) {
      throw Problem.badParameter(
          "atPosition", "has %d partitions, the log %d".formatted(cut.next().size(), next.size()));
    }
    partitions
        .filter(partition -> cut.next().get(partition) > next.get(partition))
        .findFirst()
        .ifPresent(partition -> {
          throw Problem.unavailable(
              "not-there-yet",
              "partition %d was read up to offset %d".formatted(partition, next.get(partition) - 1),
              Duration.ofSeconds(1));
        });
  }

  /// The partition that has a mission's announcements.
  public int partitionOf(String mission) {
    return Log.partitionOf(mission, next.size());
  }

  /// The last record that was applied of a mission's partition; offset −1 if none was.
  public LogPosition positionOf(String mission) {
    int partition = partitionOf(mission);
    return new LogPosition(generation.lineage(), partition, next.get(partition) - 1);
  }
}
