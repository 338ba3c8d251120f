package org.muster.projections.log;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.muster.contracts.position.Lineage;

/// The log: one topic of one id.
///
/// @param topic its name
/// @param topicId as Kafka tells it
/// @param partitions how many
public record Log(String topic, String topicId, int partitions) {

  /// The short name of this log in positions.
  public String lineage() {
    return Lineage.of(topicId);
  }

  /// The partition that has all of a mission's announcements.
  public int partitionOf(String mission) {
    return partitionOf(mission, partitions);
  }

  /// The partition of a mission among so many: Kafka's default partitioning of its key.
  public static int partitionOf(String mission, int partitions) {
    return Utils.toPositive(Utils.murmur2(mission.getBytes(StandardCharsets.UTF_8))) % partitions;
  }

  public TopicPartition topicPartition(int partition) {
    return new TopicPartition(topic, partition);
  }
}
