package org.muster.events.log;

import org.muster.contracts.position.LogPosition;

/// Which log this is, found out when the service starts.
///
/// @param topic the name of the topic
/// @param topicId as Kafka tells it: another one after the topic was deleted and made again
/// @param lineage the short name of the log in positions
/// @param partitions how many there are
public record LogIdentity(String topic, String topicId, String lineage, int partitions) {

  public LogPosition position(int partition, long offset) {
    return new LogPosition(lineage, partition, offset);
  }
}
