package org.muster.projections.live;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.muster.projections.database.Database;
import org.muster.projections.generations.Checkpoint;
import org.muster.projections.generations.Checkpoints;
import org.muster.projections.generations.Generation;
import org.muster.projections.generations.Generations;
import org.muster.projections.generations.OvertakenException;
import org.muster.projections.journal.Arrival;
import org.muster.projections.journal.Intake;
import org.muster.projections.log.Log;

/// Reads the partitions that the group gives it, from the offsets stored in PostgreSQL, and applies
/// what it reads to the generation that answers. Confined to one thread.
final class LogReader {

  private final Database database;
  private final LiveConfig config;
  private final Log log;
  private final Consumer<byte[], byte[]> consumer;
  private final MissionCache cache;
  private final Map<Integer, Checkpoint> reached = new TreeMap<>();
  private @Nullable Generation generation;
  private boolean lost = true;

  LogReader(Database database, LiveConfig config, Log log, Consumer<byte[], byte[]> consumer) {
    this.database = database;
    this.config = config;
    this.log = log;
    this.consumer = consumer;
    this.cache = new MissionCache(config.cachedMissions());
  }

  void subscribe() {
    consumer.subscribe(List.of(log.topic()), new Seeking());
  }

  /// One turn: finds its place again if it lost it, waits for records for a while, applies them.
  LiveState turn() throws SQLException {
    if (lost) {
      findPlace();
    }
    ConsumerRecords<byte[], byte[]> records = consumer.poll(config.pollTimeout());
    Generation current = generation;
    if (lost || current == null || !current.hasOurRules()) {
      lost = true;
    } else if (records.isEmpty()) {
      lost = promotedNumber() != current.number();
    } else {
      apply(current, records);
    }
    return state();
  }

  /// Waits without reading, and stays a member of the group.
  void idle(Duration pause) {
    lost = true;
    consumer.pause(consumer.assignment());
    long end = System.nanoTime() + pause.toNanos();
    do {
      consumer.poll(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
      consumer.pause(consumer.assignment());
    } while (System.nanoTime() < end);
  }

  private void apply(Generation current, ConsumerRecords<byte[], byte[]> records)
      throws SQLException {
    List<Batch> batches =
        records.partitions().stream()
            .map(partition -> batch(partition.partition(), records.records(partition)))
            .toList();
    Projector projector = new Projector(current.number(), config.parkedLimit(), cache);
    try {
      Optional<Map<Integer, Checkpoint>> applied =
          database.write(connection ->
              promotedNumber(connection) == current.number()
                  ? Optional.of(projector.apply(connection, batches))
                  : Optional.empty());
      applied.ifPresentOrElse(this::remember, () -> lost = true);
      cache.shrink();
    } catch (OvertakenException e) {
      lost = true;
    }
  }

  private Batch batch(int partition, List<ConsumerRecord<byte[], byte[]>> records) {
    Checkpoint checkpoint = reached.get(partition);
    if (checkpoint == null) {
      throw new IllegalStateException("no checkpoint of partition " + partition + " was read");
    }
    List<Arrival> arrivals = new ArrayList<>(records.size());
    for (ConsumerRecord<byte[], byte[]> record : records) {
      arrivals.add(Intake.read(record, log.partitions()));
    }
    return new Batch(partition, checkpoint.nextOffset(), records.getLast().offset() + 1, arrivals);
  }

  private void remember(Map<Integer, Checkpoint> checkpoints) {
    reached.putAll(checkpoints);
    List<TopicPartition> stopped =
        checkpoints.values().stream()
            .filter(this::hasStopped)
            .map(checkpoint -> log.topicPartition(checkpoint.partition()))
            .toList();
    consumer.pause(stopped);
  }

  private void findPlace() throws SQLException {
    place(consumer.assignment());
    lost = false;
  }

  /// Seeks to where the generation that answers stands; a partition that stopped is not read.
  private void place(Collection<TopicPartition> partitions) throws SQLException {
    cache.forgetAll();
    reached.clear();
    reached.putAll(
        database.write(connection -> {
          Generation promoted = Generations.promotedOrFirst(connection, log);
          generation = promoted;
          return Checkpoints.of(connection, promoted.number());
        }));
    Map<Boolean, Set<TopicPartition>> byStopped =
        new HashMap<>(
            partitions.stream()
                .collect(
                    Collectors.partitioningBy(
                        partition -> hasStopped(checkpointOf(partition)) || !hasOurRules(),
                        Collectors.toSet())));
    partitions.forEach(partition -> consumer.seek(partition, checkpointOf(partition).nextOffset()));
    consumer.pause(byStopped.getOrDefault(true, Set.of()));
    consumer.resume(byStopped.getOrDefault(false, Set.of()));
  }

  private Checkpoint checkpointOf(TopicPartition partition) {
    Checkpoint checkpoint = reached.get(partition.partition());
    if (checkpoint == null) {
      throw new IllegalStateException("there is no checkpoint of " + partition);
    }
    return checkpoint;
  }

  private boolean hasOurRules() {
    return generation != null && generation.hasOurRules();
  }

  private boolean hasStopped(Checkpoint checkpoint) {
    return Projector.hasStopped(checkpoint, config.parkedLimit());
  }

  private int promotedNumber() throws SQLException {
    return database.write(LogReader::promotedNumber);
  }

  private static int promotedNumber(Connection connection) throws SQLException {
    return Generations.promoted(connection).map(Generation::number).orElse(0);
  }

  private LiveState state() {
    Generation current = generation;
    if (current == null) {
      return new LiveState.Starting("no generation yet");
    }
    if (!current.hasOurRules()) {
      return new LiveState.OtherRules(current.number(), current.foldVersion());
    }
    Map<Integer, String> stopped = new TreeMap<>();
    for (TopicPartition partition : consumer.assignment()) {
      Checkpoint checkpoint = reached.get(partition.partition());
      if (checkpoint != null && hasStopped(checkpoint)) {
        stopped.put(
            partition.partition(),
            "%d records in a row before offset %d were parked; see GET /v1/parked, then raise"
                    .formatted(checkpoint.parkedInARow(), checkpoint.nextOffset())
                + " muster.live.parked-limit to go on");
      }
    }
    return new LiveState.Following(current.number(), stopped);
  }

  /// Seeks before anything of a new assignment is read; if it cannot, the next turn tries again.
  private final class Seeking implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      try {
        place(consumer.assignment());
      } catch (SQLException e) {
        lost = true;
        throw new KafkaException("cannot read the checkpoints", e);
      }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      cache.forgetAll();
    }
  }
}
