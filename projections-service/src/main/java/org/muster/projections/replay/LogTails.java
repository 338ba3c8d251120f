package org.muster.projections.replay;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.muster.projections.generations.Checkpoint;
import org.muster.projections.log.Log;
import org.muster.projections.log.LogChains;
import org.muster.projections.log.PartitionChain;

/// Opens readers of the log for a replay, each with a consumer of its own and held against what was
/// kept of the log when it was read first.
///
/// @param batchRecords the most records that one read gives
/// @param pollTimeout how long one read waits for records
/// @param parkedLimit after so many parked records in a row a partition stops; 0 for never
record LogTails(
    LogChains chains, Log log, int batchRecords, Duration pollTimeout, int parkedLimit, Stop stop) {

  /// A reader of these partitions, from there on; whoever opens it closes it.
  ///
  /// @throws org.muster.projections.log.OtherLogException if what stands before is not what it was
  LogTail from(Map<Integer, Checkpoint> checkpoints) throws SQLException {
    Map<Integer, Long> offsets = new TreeMap<>();
    checkpoints.forEach((partition, at) -> offsets.put(partition, at.nextOffset()));
    Map<Integer, PartitionChain> before = chains.at(log, offsets);
    return new LogTail(
        chains.alone(batchRecords), log, before, pollTimeout, parkedLimit, stop, checkpoints);
  }
}
