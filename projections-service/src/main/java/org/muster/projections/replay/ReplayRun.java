package org.muster.projections.replay;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.AnnouncementType;
import org.muster.projections.database.Database;
import org.muster.projections.generations.Checkpoint;
import org.muster.projections.generations.Generation;
import org.muster.projections.generations.Generations;
import org.muster.projections.journal.Arrival;
import org.muster.projections.live.Batch;
import org.muster.projections.log.Log;
import org.muster.projections.log.LogClients;
import org.muster.projections.log.LogEnds;
import org.muster.projections.parked.ParkedEvent;

/// One replay, from the first record of the log to the promotion of what was rebuilt.
final class ReplayRun {

  /// How it ended.
  ///
  /// @param keep whether its generation stays
  record End(String state, @Nullable String detail, @Nullable String report, boolean keep) {}

  private final Database database;
  private final LogClients clients;
  private final LogEnds ends;
  private final ReplayConfig config;
  private final int parkedLimit;
  private final Log log;
  private final long id;
  private final ReplayRequest request;
  private final Progress progress;
  private final Stop stop;
  private @Nullable Integer generation;

  ReplayRun(
      Database database,
      LogClients clients,
      LogEnds ends,
      ReplayConfig config,
      int parkedLimit,
      Log log,
      long id,
      ReplayRequest request,
      Stop stop) {
    this.database = database;
    this.clients = clients;
    this.ends = ends;
    this.config = config;
    this.parkedLimit = parkedLimit;
    this.log = log;
    this.id = id;
    this.request = request;
    this.progress = new Progress(database, id, request.maxRate());
    this.stop = stop;
  }

  /// The generation that it made, if it came so far.
  Optional<Integer> generation() {
    return Optional.ofNullable(generation);
  }

  /// Runs to the end.
  ///
  /// @throws StoppedException if it is told to stop
  End run() throws SQLException {
    List<Long> end = ends.now();
    progress.total(end.stream().mapToLong(Long::longValue).sum());
    Map<Integer, Checkpoint> start = new TreeMap<>();
    for (int partition = 0; partition < log.partitions(); partition++) {
      start.put(partition, new Checkpoint(partition, 0, 0));
    }
    try (LogTail tail =
        new LogTail(
            clients.alone(config.batchRecords()),
            log,
            config.pollTimeout(),
            request.dryRun() ? 0 : parkedLimit,
            stop,
            start)) {
      return request.dryRun() ? count(tail, end) : rebuild(tail, end);
    }
  }

  private End count(LogTail tail, List<Long> end) throws SQLException {
    Map<String, Long> types = new TreeMap<>();
    Map<String, Long> parked = new TreeMap<>();
    progress.enter("reading");
    tail.readTo(
        end,
        batches -> {
          Map<Integer, Checkpoint> reached = new TreeMap<>();
          for (Batch batch : batches) {
            for (Arrival arrival : batch.arrivals()) {
              switch (arrival) {
                case Arrival.Announced announced ->
                    types.merge(
                        AnnouncementType.of(announced.recorded().announcement()).eventType(),
                        1L,
                        Long::sum);
                case Arrival.Unreadable(ParkedEvent event) ->
                    parked.merge(event.reason().wireName(), 1L, Long::sum);
              }
            }
            reached.put(
                batch.partition(), new Checkpoint(batch.partition(), batch.nextOffset(), 0));
          }
          progress.done(read(tail, reached), stop);
          return reached;
        });
    progress.enter("reading");
    return new End("done", null, Reports.dryRun(types, parked), false);
  }

  private static long read(LogTail tail, Map<Integer, Checkpoint> reached) {
    Map<Integer, Checkpoint> all = new TreeMap<>(tail.reached());
    all.putAll(reached);
    return all.values().stream().mapToLong(Checkpoint::nextOffset).sum();
  }

  private End rebuild(LogTail tail, List<Long> end) throws SQLException {
    int number = create();
    BulkLoad load = new BulkLoad(database, number, parkedLimit, stop);
    progress.enter("reading");
    load.journal(tail, end, batches -> progress.done(read(tail, batches), stop));
    progress.enter("folding");
    load.fold();
    progress.enter("indexing");
    load.attach(tail.reached());

    Promotion promotion =
        new Promotion(database, ends, tail, number, parkedLimit, config.promotableWithin(), stop);
    progress.enter("verifying");
    Proof.Finding finding = new Proof(database, promotion, tail, number, stop).find();
    if (!finding.promotable()) {
      keep(number);
      return new End("different", finding.detail(), finding.report(), true);
    }
    if (request.hold()) {
      keep(number);
      return new End("held", "equal; it waits to be promoted", finding.report(), true);
    }
    progress.enter("catching-up");
    promotion.whenLevel("replay " + id);
    return new End("promoted", null, finding.report(), true);
  }

  private int create() throws SQLException {
    int number =
        database.write(connection -> {
          int created = Generations.create(connection, log);
          Generation live = Generations.promoted(connection).orElseThrow();
          ReplayRows.generations(connection, id, created, live.number());
          return created;
        });
    generation = number;
    return number;
  }

  private void keep(int number) throws SQLException {
    Object unused =
        database.write(connection -> {
          Generations.keep(connection, number);
          return this;
        });
  }
}
