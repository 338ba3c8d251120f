package org.muster.events.index;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.muster.contracts.position.LogPosition;
import org.muster.events.log.KafkaClients;
import org.muster.events.log.LogIdentity;
import org.muster.events.log.LogReader;
import org.muster.events.log.StoredRecord;

/// Finds announcements in the log by their id. It is filled by reading the log from its first
/// record, and then follows it.
@Singleton
public final class LogIndex {

  private static final Duration STOP = Duration.ofSeconds(5);

  private final LogIdentity log;
  private final LogReader reader;
  private final IdIndex ids;
  private final LogFollower follower;
  private final ConcurrentMap<UUID, CompletableFuture<LogPosition>> awaited =
      new ConcurrentHashMap<>();

  LogIndex(LogIdentity log, LogReader reader, KafkaClients clients, MeterRegistry metrics) {
    this.log = log;
    this.reader = reader;
    this.ids = new IdIndex(place -> recordAt(place).id());
    this.follower = new LogFollower(log, clients, this::readBack, _ -> Quarkus.asyncExit(1));
    metrics.gauge("muster.index.events", ids, IdIndex::size);
    metrics.gauge("muster.index.bytes", ids, IdIndex::bytes);
  }

  void onStart(@Observes @Priority(100) StartupEvent event) {
    start();
  }

  void start() {
    follower.start();
  }

  @PreDestroy
  void stop() {
    follower.stop(STOP);
  }

  /// Whether all that was in the log when the service started has been read. Before that an id that
  /// is not found may still be there.
  public boolean caughtUp() {
    return follower.caughtUp();
  }

  /// Waits until [#caughtUp].
  boolean awaitCaughtUp(Duration within) throws InterruptedException {
    return follower.awaitCaughtUp(within);
  }

  /// How far the first reading is.
  Progress progress() {
    return follower.progress();
  }

  /// The first record of that id.
  ///
  /// @throws org.muster.events.log.LogUnavailableException if the log cannot be read in time
  public Optional<StoredRecord> find(UUID id) {
    long place = ids.candidate(id);
    return place == IdIndex.NONE
        ? Optional.empty()
        : Optional.of(recordAt(place)).filter(record -> id.equals(record.id()));
  }

  /// The record at a position that the index has told.
  public StoredRecord at(LogPosition position) {
    return reader.read(position.partition(), position.offset());
  }

  /// Notes a record that the broker has just acknowledged, so that it is found at once.
  public void addAhead(UUID id, LogPosition position) {
    ids.addAhead(id, IdIndex.Place.of(position.partition(), position.offset()));
  }

  /// Where the first record of an id stands, once the next record of that id has been read back.
  /// One post at a time may wait for an id; it forgets the wait in the end.
  public CompletableFuture<LogPosition> awaitFirst(UUID id) {
    return awaited.computeIfAbsent(id, _ -> new CompletableFuture<>());
  }

  /// Nobody waits for that id any more.
  public void forget(UUID id) {
    awaited.remove(id);
  }

  private void readBack(UUID id, int partition, long offset) {
    long first = ids.add(id, IdIndex.Place.of(partition, offset));
    CompletableFuture<LogPosition> waiting = awaited.remove(id);
    if (waiting != null) {
      waiting.complete(log.position(IdIndex.Place.partition(first), IdIndex.Place.offset(first)));
    }
  }

  private StoredRecord recordAt(long place) {
    return reader.read(IdIndex.Place.partition(place), IdIndex.Place.offset(place));
  }
}
