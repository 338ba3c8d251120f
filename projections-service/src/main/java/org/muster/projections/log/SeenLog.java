package org.muster.projections.log;

import java.util.List;

/// The topic as the broker tells it now.
///
/// @param starts the first offset of each partition, in order
/// @param ends the offset of the next record of each, in order
record SeenLog(String topic, String clusterId, String topicId, List<Long> starts, List<Long> ends) {

  SeenLog {
    starts = List.copyOf(starts);
    ends = List.copyOf(ends);
  }
}
