package org.muster.projections.log;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.muster.contracts.position.Lineage;

/// The log: one topic of one id.
///
/// @param topic its name
/// @param topicId as Kafka tells it
/// @param epoch how often a log was accepted that had this topic id, 0 for never
/// @param starts the first offset of each partition, in order: 0, or where it began when accepted
public record Log(String topic, String topicId, int epoch, List<Long> starts) {

  public Log {
    starts = List.copyOf(starts);
  }

  /// A log that nobody accepted in the place of another, from its first record on.
  public Log(String topic, String topicId, int partitions) {
    this(topic, topicId, 0, Collections.nCopies(partitions, 0L));
  }

  /// How many partitions it has.
  public int partitions() {
    return starts.size();
  }

  /// The short name of this log in positions.
  public String lineage() {
    return epoch == 0 ? topicLineage() : Lineage.of(topicId + "/" + epoch);
  }

  /// Its short name to those who know no more of it than the topic.
  public String topicLineage() {
    return Lineage.of(topicId);
  }

  /// The partition that has all of a mission's announcements.
  public int partitionOf(String mission) {
    return partitionOf(mission, partitions());
  }

  /// The partition of a mission among so many: Kafka's default partitioning of its key.
  public static int partitionOf(String mission, int partitions) {
    return Utils.toPositive(Utils.murmur2(mission.getBytes(StandardCharsets.UTF_8))) % partitions;
  }

  public TopicPartition topicPartition(int partition) {
    return new TopicPartition(topic, partition);
  }
}
