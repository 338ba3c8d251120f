package org.muster.projections.log;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/// Reads stretches of the log again, step by step, and holds them against what was kept when they
/// were read first. Confined to one thread.
public final class Rereading implements AutoCloseable {

  private final Consumer<byte[], byte[]> consumer;
  private final Log log;
  private final Map<Integer, PartitionChain> chains;
  private final Map<Integer, Long> to;
  private final Map<Integer, Long> records = new TreeMap<>();

  /// @param consumer of its own, closed at the end or if it cannot begin
  /// @param chains where each partition is read from
  /// @param to where it is read to
  /// @throws OtherLogException if one of them ends before that
  public Rereading(
      Consumer<byte[], byte[]> consumer,
      Log log,
      Map<Integer, PartitionChain> chains,
      Map<Integer, Long> to) {
    this.consumer = consumer;
    this.log = log;
    this.chains = new TreeMap<>(chains);
    this.to = new TreeMap<>(to);
    boolean begun = false;
    try {
      begin();
      begun = true;
    } finally {
      if (!begun) {
        consumer.close();
      }
    }
  }

  private void begin() {
    Collection<TopicPartition> partitions =
        chains.keySet().stream().map(log::topicPartition).toList();
    consumer.assign(partitions);
    consumer
        .endOffsets(partitions)
        .forEach((partition, end) -> {
          long wanted = end(partition);
          if (end < wanted) {
            throw new OtherLogException(
                List.of(
                    "%s was shortened: it ends before offset %d, it was read up to %d"
                        .formatted(partition, end, wanted - 1)));
          }
        });
    partitions.forEach(partition -> consumer.seek(partition, chain(partition).nextOffset()));
  }

  /// Reads on for a while.
  ///
  /// @return whether all is read
  /// @throws OtherLogException with the first difference
  public boolean step(Duration atMost) {
    List<TopicPartition> left = left();
    if (left.isEmpty()) {
      return true;
    }
    consumer.pause(consumer.assignment());
    consumer.resume(left);
    ConsumerRecords<byte[], byte[]> polled;
    try {
      polled = consumer.poll(atMost);
    } catch (RuntimeException e) {
      throw UnreadableLogException.orSame(e);
    }
    for (TopicPartition partition : left) {
      for (ConsumerRecord<byte[], byte[]> record : polled.records(partition)) {
        if (record.offset() < end(partition)) {
          chain(partition).add(record);
          records.merge(partition.partition(), 1L, Long::sum);
        }
      }
      refuseGap(partition);
    }
    return left().isEmpty();
  }

  private void refuseGap(TopicPartition partition) {
    long next = chain(partition).nextOffset();
    if (next < end(partition) && consumer.position(partition) >= end(partition)) {
      throw new OtherLogException(
          List.of(
              "%s has no records %d to %d any more"
                  .formatted(partition, next, end(partition) - 1)));
    }
  }

  private List<TopicPartition> left() {
    return consumer.assignment().stream()
        .filter(partition -> chain(partition).nextOffset() < end(partition))
        .toList();
  }

  private PartitionChain chain(TopicPartition partition) {
    return Objects.requireNonNull(chains.get(partition.partition()));
  }

  private long end(TopicPartition partition) {
    return to.getOrDefault(partition.partition(), 0L);
  }

  /// Where each partition stands.
  public Map<Integer, PartitionChain> chains() {
    return chains;
  }

  /// How many records were read of a partition.
  public long records(int partition) {
    return records.getOrDefault(partition, 0L);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
