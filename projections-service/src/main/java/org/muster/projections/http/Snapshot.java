package org.muster.projections.http;

import java.sql.Connection;
import java.util.List;
import org.muster.contracts.position.LogPosition;
import org.muster.contracts.position.LogVector;
import org.muster.projections.generations.Generation;
import org.muster.projections.log.Log;

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
