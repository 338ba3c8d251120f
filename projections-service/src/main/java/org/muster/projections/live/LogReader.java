package org.muster.projections.live;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
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
import org.muster.projections.log.LogCheck;
import org.muster.projections.log.LogClients;
import org.muster.projections.log.LogRows;
import org.muster.projections.log.PartitionChain;
import org.muster.projections.log.Rereading;

/// Reads the partitions that the group gives it, from the offsets stored in PostgreSQL, and applies
/// what it reads to the generation that answers. Confined to one thread.
final class LogReader implements AutoCloseable {

  private static final int REREAD_RECORDS = 2_000;

  /// What a decoded record takes in memory at least, how many times its size it takes (as bytes, as
  /// text and decoded), and the share of the heap for those of one batch.
  private static final int BYTES_A_RECORD = 4_096;

  private static final int TIMES_ITS_SIZE = 6;
  private static final int MEMORY_SHARE = 8;

  private final Database database;
  private final LogClients clients;
  private final LogCheck check;
  private final LiveConfig config;
  private final int markEvery;
  private final Log log;
  private final Consumer<byte[], byte[]> consumer;
  private final MissionCache cache;
  private final BooleanSupplier followsEmpty;
  private final Map<Integer, Checkpoint> reached = new TreeMap<>();
  private final Map<Integer, PartitionChain> chains = new TreeMap<>();
  private final Rounds rounds = new Rounds();
  private @Nullable Generation generation;
  private @Nullable Rereading rereading;
  private boolean lost = true;
  private boolean joined;
  private boolean oneByOne;
  private boolean doubted;
  private long unfilled;

  /// @param followsEmpty whether to follow even a long log from its first record on
  LogReader(
      Database database,
      LogClients clients,
      LogCheck check,
      LiveConfig config,
      int markEvery,
      Log log,
      Consumer<byte[], byte[]> consumer,
      BooleanSupplier followsEmpty) {
    this.database = database;
    this.clients = clients;
    this.check = check;
    this.config = config;
    this.markEvery = markEvery;
    this.log = log;
    this.consumer = consumer;
    this.cache =
        new MissionCache(config.keptAnnouncements().orElseGet(MissionCache::announcementsOfMemory));
    this.followsEmpty = followsEmpty;
  }

  void subscribe() {
    consumer.subscribe(List.of(log.topic()), new Seeking());
  }

  /// One turn: finds its place again if it lost it, reads again what was read just before that
  /// place, waits for records for a while, applies them.
  ///
  /// @throws org.muster.projections.log.OtherLogException if the log is not what it was
  LiveState turn() throws SQLException {
    if (lost) {
      findPlace();
    }
    Rereading again = rereading;
    if (again != null) {
      return reread(again);
    }
    ConsumerRecords<byte[], byte[]> records =
        oneByOne && mayFollow() ? onePartition() : consumer.poll(config.pollTimeout());
    Generation current = generation;
    if (lost || current == null || !mayFollow()) {
      lost = true;
    } else if (records.isEmpty()) {
      lost = promotedNumber() != current.number() || mayGoOn(current);
    } else {
      apply(current, records);
      oneByOne |= cache.wasTooSmall();
      lost = lost || mayGoOn(current);
    }
    return state();
  }

  /// Where missions do not stay in memory, each batch derives those that it touches from the
  /// beginning. So a batch takes all that there is of one partition, which is to touch them once.
  ///
  /// @return what the partition has whose turn it is, as far as memory goes; what comes next of all
  ///   of them if none is behind
  private ConsumerRecords<byte[], byte[]> onePartition() {
    Map<TopicPartition, Long> behind = behind();
    Optional<TopicPartition> next = rounds.next(behind);
    if (next.isEmpty()) {
      oneByOne = false;
      readOn();
      return consumer.poll(config.pollTimeout());
    }
    consumer.pause(consumer.assignment());
    consumer.resume(List.of(next.get()));
    return all(next.get(), Objects.requireNonNull(behind.get(next.get())));
  }

  /// How many records the log has after those that were read, by partition that may be read and has
  /// some.
  private Map<TopicPartition, Long> behind() {
    Map<TopicPartition, Long> behind = new HashMap<>();
    consumer
        .endOffsets(readable())
        .forEach((partition, end) -> {
          long records = end - consumer.position(partition);
          if (records > 0) {
            behind.put(partition, records);
          }
        });
    return behind;
  }

  /// So many records of a partition at least, or fewer if memory has no room for more or no more
  /// come for a while.
  private ConsumerRecords<byte[], byte[]> all(TopicPartition partition, long wanted) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
    long room = Runtime.getRuntime().maxMemory() / MEMORY_SHARE;
    ConsumerRecords<byte[], byte[]> some;
    do {
      some = consumer.poll(config.pollTimeout());
      for (ConsumerRecord<byte[], byte[]> record : some.records(partition)) {
        records.add(record);
        room -= Math.max(BYTES_A_RECORD, (long) TIMES_ITS_SIZE * record.serializedValueSize());
      }
      next.putAll(some.nextOffsets());
    } while (!lost && !some.isEmpty() && records.size() < wanted && room > 0);
    return new ConsumerRecords<>(records.isEmpty() ? Map.of() : Map.of(partition, records), next);
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
    Runnable confirmed = check.asking(log);
    List<PartitionChain> read = chained(records);
    List<Batch> batches =
        records.partitions().stream()
            .map(partition -> batch(partition.partition(), records.records(partition)))
            .toList();
    Projector projector = new Projector(current.number(), config.parkedLimit(), cache);
    try {
      Optional<Map<Integer, Checkpoint>> applied =
          database.write(connection -> {
            if (promotedNumber(connection) != current.number()) {
              return Optional.empty();
            }
            Map<Integer, Checkpoint> advanced = projector.apply(connection, batches);
            LogRows.advance(connection, log, read);
            confirmed.run();
            return Optional.of(advanced);
          });
      applied.ifPresentOrElse(this::remember, () -> lost = true);
      read.forEach(PartitionChain::forgetFresh);
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

  /// What was read, added to the chains of its partitions.
  private List<PartitionChain> chained(ConsumerRecords<byte[], byte[]> records) {
    List<PartitionChain> read = new ArrayList<>();
    for (TopicPartition partition : records.partitions()) {
      PartitionChain chain = chains.get(partition.partition());
      if (chain == null) {
        throw new IllegalStateException("nothing before " + partition + " was read again");
      }
      records.records(partition).forEach(chain::add);
      read.add(chain);
    }
    return read;
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
    Collection<TopicPartition> assigned = consumer.assignment();
    place(assigned);
    if (mayFollow()) {
      check.still(log);
      beginRereading(assigned);
    }
    lost = false;
  }

  /// Seeks to where the generation that answers stands, and reads nothing there yet.
  private void place(Collection<TopicPartition> partitions) throws SQLException {
    endRereading();
    cache.forgetAll();
    oneByOne = false;
    rounds.forget();
    reached.clear();
    reached.putAll(
        database.write(connection -> {
          Generation promoted = Generations.promotedOrFirst(connection, log);
          generation = promoted;
          return Checkpoints.of(connection, promoted.number());
        }));
    unfilled = hasOurRules() ? unfilled() : 0;
    partitions.forEach(partition -> consumer.seek(partition, seekTo(partition)));
    consumer.pause(partitions);
  }

  /// A generation that is not written stands wherever it likes: its partitions stay paused.
  private long seekTo(TopicPartition partition) {
    return hasOurRules()
        ? checkpointOf(partition).nextOffset()
        : log.starts().get(partition.partition());
  }

  /// What stands just before the checkpoints is read again, unless this reader itself has just read
  /// it; everything before them, if the log was refused.
  private void beginRereading(Collection<TopicPartition> assigned) throws SQLException {
    Map<Integer, Long> to = new TreeMap<>();
    for (TopicPartition partition : assigned) {
      Checkpoint checkpoint = checkpointOf(partition);
      PartitionChain known = chains.get(partition.partition());
      if (known == null || known.nextOffset() != checkpoint.nextOffset()) {
        to.put(checkpoint.partition(), checkpoint.nextOffset());
      }
    }
    chains.keySet().removeAll(to.keySet());
    if (to.isEmpty()) {
      readOn();
      return;
    }
    Map<Integer, PartitionChain> from =
        database.write(connection -> {
          doubted = LogRows.isDoubted(connection, log);
          return doubted
              ? LogRows.wholeChains(connection, log, to.keySet(), markEvery)
              : LogRows.chains(connection, log, to, markEvery);
        });
    rereading = new Rereading(clients.alone(REREAD_RECORDS), log, from, to);
  }

  /// Chains that came further than what is kept, or found places without a mark, are kept at once:
  /// of a log that others have projected, or that was projected before there were chains.
  private void keep(Rereading again) throws SQLException {
    Collection<PartitionChain> read = again.chains().values();
    Object unused =
        database.write(connection -> {
          LogRows.advance(connection, log, read);
          if (doubted && read.size() == log.partitions()) {
            LogRows.audit(
                connection,
                log,
                "verified",
                "read again from the first record on, as it was before");
          }
          return this;
        });
    read.forEach(PartitionChain::forgetFresh);
  }

  private LiveState reread(Rereading again) throws SQLException {
    boolean done = again.step(config.pollTimeout());
    if (done) {
      keep(again);
      chains.putAll(again.chains());
      endRereading();
      readOn();
      return state();
    }
    consumer.poll(Duration.ZERO); // everything is paused: it only stays a member of the group
    return new LiveState.Starting(
        doubted
            ? "the log was refused; all that was read of it is read again"
            : "the last records before the checkpoints are read again");
  }

  private void endRereading() {
    Rereading again = rereading;
    if (again != null) {
      again.close();
      rereading = null;
    }
  }

  /// Lets the partitions be read that have not stopped.
  private void readOn() {
    consumer.resume(readable());
  }

  private List<TopicPartition> readable() {
    return consumer.assignment().stream()
        .filter(partition -> chains.containsKey(partition.partition()))
        .filter(partition -> !hasStopped(checkpointOf(partition)))
        .toList();
  }

  @Override
  public void close() {
    endRereading();
  }

  private Checkpoint checkpointOf(TopicPartition partition) {
    Checkpoint checkpoint = reached.get(partition.partition());
    if (checkpoint == null) {
      throw new IllegalStateException("there is no checkpoint of " + partition);
    }
    return checkpoint;
  }

  private boolean mayFollow() {
    return hasOurRules() && unfilled == 0;
  }

  /// How many records the log has if the generation has none of them and they are many; else 0.
  private long unfilled() {
    if (followsEmpty.getAsBoolean() || !Checkpoints.vector(reached).equals(log.starts())) {
      return 0;
    }
    Collection<TopicPartition> all = reached.keySet().stream().map(log::topicPartition).toList();
    long records = 0;
    for (Map.Entry<TopicPartition, Long> end : consumer.endOffsets(all).entrySet()) {
      records += end.getValue() - log.starts().get(end.getKey().partition());
    }
    return records > config.fillFromRecords() ? records : 0;
  }

  private boolean hasOurRules() {
    return generation != null && generation.hasOurRules();
  }

  /// Whether a partition has stopped here, and somebody has decided about its parked records.
  private boolean mayGoOn(Generation current) throws SQLException {
    List<Integer> stopped =
        reached.values().stream().filter(this::hasStopped).map(Checkpoint::partition).toList();
    if (stopped.isEmpty()) {
      return false;
    }
    Map<Integer, Checkpoint> stored =
        database.write(connection -> Checkpoints.of(connection, current.number()));
    return stopped.stream().anyMatch(p -> !hasStopped(Objects.requireNonNull(stored.get(p))));
  }

  private boolean hasStopped(Checkpoint checkpoint) {
    return checkpoint.hasStopped(config.parkedLimit());
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
    if (!current.ofThisLog()) {
      return new LiveState.OtherLog(current.number(), current.lineage());
    }
    if (!current.hasOurRules()) {
      return new LiveState.OtherRules(current.number(), current.foldVersion());
    }
    if (unfilled > 0) {
      return new LiveState.Empty(current.number(), unfilled);
    }
    Map<Integer, String> stopped = new TreeMap<>();
    for (Checkpoint checkpoint : reached.values()) {
      boolean mayBeOurs =
          !joined || consumer.assignment().contains(log.topicPartition(checkpoint.partition()));
      if (mayBeOurs && hasStopped(checkpoint)) {
        stopped.put(checkpoint.partition(), checkpoint.whyStopped());
      }
    }
    return new LiveState.Following(current.number(), stopped);
  }

  /// Seeks before anything of a new assignment is read; if it cannot, the next turn tries again.
  private final class Seeking implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      joined = true;
      forget(partitions);
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
      forget(partitions);
    }

    private void forget(Collection<TopicPartition> partitions) {
      partitions.forEach(partition -> chains.remove(partition.partition()));
      lost = true;
    }
  }
}
