package org.muster.events.log;

import java.util.List;
import org.muster.contracts.position.LogPosition;

/// Which log this is, found out when the service starts.
///
/// @param topic the name of the topic
/// @param topicId as Kafka tells it: another one after the topic was deleted and made again
/// @param lineage the short name of the log in positions
/// @param starts the first offset of each partition, in order: 0, or where somebody has accepted
///   that it begins
public record LogIdentity(String topic, String topicId, String lineage, List<Long> starts) {

  public LogIdentity {
    starts = List.copyOf(starts);
  }

  /// How many partitions there are.
  public int partitions() {
    return starts.size();
  }

  public LogPosition position(int partition, long offset) {
    return new LogPosition(lineage, partition, offset);
  }
}
