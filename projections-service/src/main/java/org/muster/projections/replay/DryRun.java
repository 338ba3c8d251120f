package org.muster.projections.replay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.muster.contracts.announcement.AnnouncementType;
import org.muster.projections.database.Database;
import org.muster.projections.generations.Checkpoint;
import org.muster.projections.generations.Checkpoints;
import org.muster.projections.generations.Generation;
import org.muster.projections.generations.Generations;
import org.muster.projections.journal.Arrival;
import org.muster.projections.live.Batch;
import org.muster.projections.parked.Decisions;
import org.muster.projections.parked.ParkReason;
import org.muster.projections.parked.ParkedEvent;

/// Reads the whole log, decodes it and tells what a replay would find, need and take. Writes
/// nothing.
final class DryRun {

  /// With fewer records than this a generation says nothing about what a record takes.
  private static final long ENOUGH_RECORDS = 1_000;

  /// So many unknown types are named, the records of all others are counted together.
  private static final int MOST_NAMES = 100;

  private static final String OTHERS = "others";

  private final Database database;
  private final LogTails tails;
  private final Workers workers;
  private final Progress progress;
  private final Pace pace;
  private final int parkedLimit;
  private final Map<Integer, Long> stops = Collections.synchronizedMap(new TreeMap<>());
  private final Map<String, Long> types = new TreeMap<>();
  private final Map<String, Long> unknown = new TreeMap<>();
  private final Map<String, Long> parked = new TreeMap<>();
  private final AtomicLong bytes = new AtomicLong();

  /// @param parkedLimit after so many parked records in a row a partition would stop; 0 for never
  DryRun(
      Database database,
      LogTails tails,
      Workers workers,
      Progress progress,
      Pace pace,
      int parkedLimit) {
    this.database = database;
    this.tails = tails;
    this.workers = workers;
    this.progress = progress;
    this.pace = pace;
    this.parkedLimit = parkedLimit;
  }

  /// Reads up to there.
  ///
  /// @return the report as JSON
  /// @throws StoppedException if it is told to stop
  String run(List<Long> ends) throws SQLException {
    long began = System.nanoTime();
    progress.enter("reading");
    workers.each(
        IntStream.range(0, ends.size()).boxed().toList(), partition -> read(partition, ends));
    progress.end();
    long records = sum(ends) - sum(tails.log().starts());
    return database
        .read(snapshot -> report(snapshot, records, System.nanoTime() - began))
        .toString();
  }

  private static long sum(List<Long> offsets) {
    return offsets.stream().mapToLong(Long::longValue).sum();
  }

  private void read(int partition, List<Long> ends) throws SQLException {
    long start = tails.log().starts().get(partition);
    try (LogTail tail = tails.from(Map.of(partition, new Checkpoint(partition, start, 0)))) {
      boolean more = true;
      while (more) {
        long began = System.nanoTime();
        long before = tail.at(partition).nextOffset();
        more =
            tail.readSome(
                ends,
                batches -> {
                  Batch batch = batches.getFirst();
                  count(batch.arrivals());
                  int inARow = parkedInARow(batch, tail.at(partition).parkedInARow());
                  return Map.of(partition, new Checkpoint(partition, batch.nextOffset(), inARow));
                });
        long records = tail.at(partition).nextOffset() - before;
        progress.read(records);
        pace.read(records, System.nanoTime() - began);
      }
    }
  }

  /// Notes where the partition would stop; it is read to its end all the same.
  ///
  /// @return how many of the last records in a row would be parked, and nobody decided so
  private int parkedInARow(Batch batch, int before) throws SQLException {
    if (parkedLimit == 0 || stops.containsKey(batch.partition())) {
      return 0;
    }
    int inARow = before;
    for (Arrival arrival : batch.arrivals()) {
      inARow =
          switch (arrival) {
            case Arrival.Announced announced -> 0;
            case Arrival.Unreadable(ParkedEvent event) -> inARow + (isDiscarded(event) ? 0 : 1);
          };
      if (inARow == parkedLimit) {
        stops.put(batch.partition(), arrival.offset() + 1);
        return 0;
      }
    }
    return inARow;
  }

  private boolean isDiscarded(ParkedEvent event) throws SQLException {
    return database.read(
        connection -> Decisions.isDiscarded(connection, event.partition(), event.offset()));
  }

  private synchronized void count(List<Arrival> arrivals) {
    for (Arrival arrival : arrivals) {
      switch (arrival) {
        case Arrival.Announced announced -> {
          types.merge(
              AnnouncementType.of(announced.recorded().announcement()).eventType(), 1L, Long::sum);
          bytes.addAndGet(announced.body().getBytes(StandardCharsets.UTF_8).length);
        }
        case Arrival.Unreadable(ParkedEvent event) -> {
          parked.merge(event.reason().wireName(), 1L, Long::sum);
          String type = event.type();
          if (type != null) {
            unknown.merge(named(type) ? type : OTHERS, 1L, Long::sum);
          }
        }
      }
    }
  }

  /// A foreign writer must not be able to fill the memory with names.
  private boolean named(String unknownType) {
    return unknown.size() < MOST_NAMES || unknown.containsKey(unknownType);
  }

  private ObjectNode report(Connection snapshot, long records, long nanos) throws SQLException {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report.put("records", records);
    put(report.putObject("types"), types);
    put(report.putObject("unknownTypes"), unknown);
    put(report.putObject("parked"), parked);
    ArrayNode stopping = report.putArray("stops");
    stops.forEach((partition, offset) ->
        stopping.addObject().put("partition", partition).put("offset", offset));
    parkedWhenFolded(report, snapshot);
    time(report.putObject("time"), snapshot, records, nanos);
    disk(report.putObject("disk"), snapshot, records);
    return report;
  }

  private static void put(ObjectNode object, Map<String, Long> counts) {
    counts.forEach(object::put);
  }

  /// What only folding finds, as the generation that answers found it, if these rules made it.
  private void parkedWhenFolded(ObjectNode report, Connection snapshot) throws SQLException {
    Optional<Generation> living = Generations.promoted(snapshot);
    if (living.isPresent() && living.get().hasOurRules()) {
      int number = living.get().number();
      put(report.putObject("parkedWhenFolded"), parkedWhenFolded(snapshot, number));
      report.put(
          "parkedWhenFoldedFrom",
          "what generation %d parked of the %,d records that it has read"
              .formatted(number, records(snapshot, number)));
    } else {
      report.putNull("parkedWhenFolded");
      report.put(
          "parkedWhenFoldedFrom",
          living
              .map(other ->
                  "generation %d, which answers, was made %s: what these rules fail on, only a replay finds"
                      .formatted(
                          other.number(),
                          other.ofThisLog() ? "by other rules" : "from another log"))
              .orElse("no generation answers yet"));
    }
  }

  /// What only folding finds, as the generation that answers found it.
  private static Map<String, Long> parkedWhenFolded(Connection snapshot, int generation)
      throws SQLException {
    Map<String, Long> counts = new TreeMap<>();
    try (PreparedStatement select =
        snapshot.prepareStatement(
            """
            select reason, count(*) from muster.parked
             where generation = ? and reason in (?, ?) group by reason\
            """)) {
      select.setInt(1, generation);
      select.setString(2, ParkReason.ID_CONFLICT.wireName());
      select.setString(3, ParkReason.FOLD_FAILED.wireName());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          counts.put(row.getString(1), row.getLong(2));
        }
      }
    }
    return counts;
  }

  private static void time(ObjectNode time, Connection snapshot, long records, long nanos)
      throws SQLException {
    double readSeconds = nanos / 1e9;
    time.put("readingSeconds", Math.round(readSeconds * 10) / 10.0);
    Optional<Replay> last = ReplayRows.lastWhole(snapshot, ENOUGH_RECORDS);
    if (last.isPresent()) {
      Replay replay = last.get();
      double secondsEach = replay.activeMs() / 1_000.0 / replay.total();
      time.put("seconds", Math.round(Math.max(readSeconds, secondsEach * records)));
      time.put("from", "the time that each record took in replay " + replay.id());
    } else {
      time.putNull("seconds");
      time.put("from", "no replay of %,d records or more has ended yet".formatted(ENOUGH_RECORDS));
    }
  }

  /// Rows of other rules take about the same room.
  private void disk(ObjectNode disk, Connection snapshot, long records) throws SQLException {
    disk.put("announcementBytes", bytes.get());
    Optional<Generation> large = large(snapshot);
    if (large.isPresent()) {
      int number = large.get().number();
      disk.put(
          "bytes",
          Math.round((double) bytes(snapshot, number) / records(snapshot, number) * records));
      disk.put(
          "from",
          "what generation %d takes for each record%s"
              .formatted(
                  number,
                  large.get().hasOurRules()
                      ? ""
                      : ", made by version %d of the rules".formatted(large.get().foldVersion())));
      disk.put("ofGeneration", number);
    } else {
      disk.putNull("bytes");
      disk.put(
          "from",
          "no generation of this log has %,d records or more to tell by".formatted(ENOUGH_RECORDS));
      disk.putNull("ofGeneration");
    }
  }

  /// The generation of this log by which another can be estimated: rather one of these rules, then
  /// rather the newest.
  private Optional<Generation> large(Connection snapshot) throws SQLException {
    List<Generation> complete =
        Generations.all(snapshot).stream()
            .filter(generation -> generation.lineage().equals(tails.log().lineage()))
            .filter(generation -> !generation.state().equals("filling"))
            .sorted(
                Comparator.comparing(Generation::hasOurRules)
                    .thenComparing(Generation::number)
                    .reversed())
            .toList();
    for (Generation generation : complete) {
      if (records(snapshot, generation.number()) >= ENOUGH_RECORDS) {
        return Optional.of(generation);
      }
    }
    return Optional.empty();
  }

  /// How many records a generation was made from.
  private long records(Connection snapshot, int generation) throws SQLException {
    return records(Checkpoints.of(snapshot, generation).values(), tails.log().starts());
  }

  /// How many records lie before checkpoints.
  ///
  /// @param starts where the log begins, by partition
  static long records(Collection<Checkpoint> reached, List<Long> starts) {
    return reached.stream()
        .mapToLong((Checkpoint at) -> at.nextOffset() - starts.get(at.partition()))
        .sum();
  }

  private static long bytes(Connection snapshot, int generation) throws SQLException {
    try (PreparedStatement select =
        snapshot.prepareStatement(
            """
            select coalesce(
                     sum(pg_total_relation_size(to_regclass('muster.' || name || '_g' || ?))), 0)::bigint
              from unnest(muster.projected_tables()) name\
            """)) {
      select.setInt(1, generation);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
