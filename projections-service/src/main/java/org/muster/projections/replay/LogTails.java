package org.muster.projections.replay;

import java.time.Duration;
import java.util.Map;
import org.muster.projections.generations.Checkpoint;
import org.muster.projections.log.Log;
import org.muster.projections.log.LogClients;

/// Opens readers of the log for a replay, each with a consumer of its own.
///
/// @param batchRecords the most records that one read gives
/// @param pollTimeout how long one read waits for records
/// @param parkedLimit after so many parked records in a row a partition stops; 0 for never
record LogTails(
    LogClients clients,
    Log log,
    int batchRecords,
    Duration pollTimeout,
    int parkedLimit,
    Stop stop) {

  /// A reader of these partitions, from there on; whoever opens it closes it.
  LogTail from(Map<Integer, Checkpoint> checkpoints) {
    return new LogTail(
        clients.alone(batchRecords), log, pollTimeout, parkedLimit, stop, checkpoints);
  }
}
