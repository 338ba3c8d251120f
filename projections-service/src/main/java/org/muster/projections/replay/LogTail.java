package org.muster.projections.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.muster.projections.generations.Checkpoint;
import org.muster.projections.generations.Checkpoints;
import org.muster.projections.journal.Intake;
import org.muster.projections.live.Batch;
import org.muster.projections.log.Log;
import org.muster.projections.log.LogRows;
import org.muster.projections.log.PartitionChain;
import org.muster.projections.log.UnreadableLogException;

/// Reads the log for one generation with a consumer of its own, exactly up to where it is told.
final class LogTail implements AutoCloseable {

  /// Takes batches of different partitions and says where their checkpoints stand then.
  interface Sink {
    Map<Integer, Checkpoint> apply(List<Batch> batches) throws SQLException;
  }

  private final Consumer<byte[], byte[]> consumer;
  private final Log log;
  private final Map<Integer, PartitionChain> chains;
  private final Duration pollTimeout;
  private final int parkedLimit;
  private final Stop stop;
  private final Map<Integer, Checkpoint> reached;

  LogTail(
      Consumer<byte[], byte[]> consumer,
      Log log,
      Map<Integer, PartitionChain> chains,
      Duration pollTimeout,
      int parkedLimit,
      Stop stop,
      Map<Integer, Checkpoint> from) {
    this.consumer = consumer;
    this.log = log;
    this.chains = chains;
    this.pollTimeout = pollTimeout;
    this.parkedLimit = parkedLimit;
    this.stop = stop;
    this.reached = new TreeMap<>(from);
    consumer.assign(from.keySet().stream().map(log::topicPartition).toList());
    from.values()
        .forEach(checkpoint ->
            consumer.seek(log.topicPartition(checkpoint.partition()), checkpoint.nextOffset()));
  }

  /// Where it stands.
  Map<Integer, Checkpoint> reached() {
    return reached;
  }

  List<Long> vector() {
    return Checkpoints.vector(reached);
  }

  /// Where it stands in one of its partitions.
  Checkpoint at(int partition) {
    Checkpoint at = reached.get(partition);
    if (at == null) {
      throw new IllegalStateException("partition " + partition + " is not read here");
    }
    return at;
  }

  /// How many records are left up to there.
  long behind(List<Long> target) {
    return reached.values().stream()
        .mapToLong(at -> Math.max(0, target.get(at.partition()) - at.nextOffset()))
        .sum();
  }

  /// How many records are left up to there of the partitions that have not stopped.
  long left(List<Long> target) {
    return reached.values().stream()
        .filter(at -> !at.hasStopped(parkedLimit))
        .mapToLong(at -> Math.max(0, target.get(at.partition()) - at.nextOffset()))
        .sum();
  }

  /// Whether there is more to read up to there.
  boolean hasMore(List<Long> target) {
    return !wanted(target).isEmpty();
  }

  /// The partitions that stopped before they were there, in words.
  List<String> stoppedBefore(List<Long> target) {
    return reached.values().stream()
        .filter(at -> at.hasStopped(parkedLimit))
        .filter(at -> at.nextOffset() < target.get(at.partition()))
        .map(at ->
            "partition %d stopped at offset %d after %d records in a row that cannot be read"
                .formatted(at.partition(), at.nextOffset(), at.parkedInARow()))
        .toList();
  }

  /// Takes over what was decided about the records at which its partitions have stopped. What it
  /// has read beyond them and not applied is read again.
  ///
  /// @param decided the checkpoints as they are now
  void takeOver(Map<Integer, Checkpoint> decided) {
    for (Checkpoint at : List.copyOf(reached.values())) {
      Checkpoint now = decided.getOrDefault(at.partition(), at);
      if (at.hasStopped(parkedLimit) && now.nextOffset() == at.nextOffset()) {
        reached.put(at.partition(), now);
        consumer.seek(log.topicPartition(at.partition()), at.nextOffset());
      }
    }
  }

  /// Reads every partition up to its offset there and not beyond. A partition that stopped because
  /// too many records in a row were parked stays where it is.
  ///
  /// @throws StoppedException if it is told to stop
  void readTo(List<Long> target, Sink sink) throws SQLException {
    boolean more = true;
    while (more) {
      more = readSome(target, sink);
    }
  }

  /// Reads what comes next of the partitions that are not there yet.
  ///
  /// @return whether there is more to read
  /// @throws StoppedException if it is told to stop
  /// @throws org.muster.projections.log.OtherLogException if a record is not what it was
  boolean readSome(List<Long> target, Sink sink) throws SQLException {
    Collection<TopicPartition> wanted = wanted(target);
    if (wanted.isEmpty()) {
      return false;
    }
    stop.check();
    consumer.pause(consumer.assignment());
    consumer.resume(wanted);
    List<Batch> batches = batches(polled(), wanted, target);
    if (!batches.isEmpty()) {
      reached.putAll(sink.apply(batches));
    }
    return !wanted(target).isEmpty();
  }

  private ConsumerRecords<byte[], byte[]> polled() {
    try {
      return consumer.poll(pollTimeout);
    } catch (KafkaException e) {
      throw UnreadableLogException.orSame(e);
    }
  }

  /// Keeps how far it has read, with the marks on the way, unless somebody was farther. It belongs
  /// into the transaction that advances its checkpoints.
  void keepRead(Connection connection) throws SQLException {
    LogRows.advance(connection, log, chains.values());
    chains.values().forEach(PartitionChain::forgetFresh);
  }

  /// Holds what was read against what is kept now of the log up to there.
  ///
  /// @throws org.muster.projections.log.AlteredLogException if it differs
  void expectKept(Connection connection) throws SQLException {
    for (Map.Entry<Integer, PartitionChain> chain : chains.entrySet()) {
      chain.getValue().expect(LogRows.marks(connection, log, chain.getKey()));
    }
  }

  private List<TopicPartition> wanted(List<Long> target) {
    return reached.values().stream()
        .filter(at -> !at.hasStopped(parkedLimit))
        .filter(at -> at.nextOffset() < target.get(at.partition()))
        .map(at -> log.topicPartition(at.partition()))
        .toList();
  }

  private List<Batch> batches(
      ConsumerRecords<byte[], byte[]> records,
      Collection<TopicPartition> wanted,
      List<Long> target) {
    List<Batch> batches = new ArrayList<>();
    for (TopicPartition partition : wanted) {
      long end = target.get(partition.partition());
      List<ConsumerRecord<byte[], byte[]>> all = records.records(partition);
      List<ConsumerRecord<byte[], byte[]>> within =
          all.stream().filter(record -> record.offset() < end).toList();
      PartitionChain chain = Objects.requireNonNull(chains.get(partition.partition()));
      within.stream()
          .filter(record -> record.offset() >= chain.nextOffset()) // else it is read again
          .forEach(chain::add);
      if (within.size() < all.size()) {
        consumer.seek(partition, end);
      }
      boolean atEnd = consumer.position(partition) >= end;
      if (!within.isEmpty() || atEnd) {
        batches.add(
            batch(partition.partition(), within, atEnd ? end : within.getLast().offset() + 1));
      }
    }
    return batches;
  }

  private Batch batch(int partition, List<ConsumerRecord<byte[], byte[]>> records, long next) {
    return new Batch(
        partition,
        at(partition).nextOffset(),
        next,
        records.stream().map(record -> Intake.read(record, log.partitions())).toList());
  }

  @Override
  public void close() {
    consumer.close();
  }
}
