package org.muster.projections.replay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.muster.projections.answers.StepRow;
import org.muster.projections.database.CopyRows;
import org.muster.projections.database.Database;
import org.muster.projections.generations.Checkpoint;
import org.muster.projections.generations.Checkpoints;
import org.muster.projections.generations.Generation;
import org.muster.projections.generations.Generations;
import org.muster.projections.journal.Arrival;
import org.muster.projections.journal.JournalRow;
import org.muster.projections.journal.JournalRows;
import org.muster.projections.journal.LifeRows;
import org.muster.projections.live.Batch;
import org.muster.projections.live.Folded;
import org.muster.projections.parked.Decisions;
import org.muster.projections.parked.ParkedEvent;
import org.muster.projections.parked.ParkedRows;
import org.muster.projections.posture.AnnouncementLife;
import org.muster.projections.posture.PostureStep;

/// Fills the tables of a new generation: the partitions of the log side by side, each read into the
/// journal and then folded mission by mission, and in the end the indexes.
///
/// Whatever is done is noted in the transaction that does it, so that another one goes on from
/// there: the checkpoint of a partition, the missions that are folded, the indexes that are built.
/// Those transactions do not wait for the disk: should PostgreSQL crash, the note is lost with the
/// work.
final class BulkLoad {

  /// One transaction reads so many records at most, or for so long.
  private static final int CHUNK_RECORDS = 20_000;

  private static final Duration CHUNK_TIME = Duration.ofSeconds(1);

  /// One transaction folds missions of about so many records; a larger mission has one of its own.
  private static final int FOLDED_RECORDS = 2_000;

  /// The index by which missions are read back; any that begins with the mission would do.
  private static final String BY_MISSION = "journal_row_newest_of_mission";

  private static final int FETCHED_ROWS = 1_000;

  /// The tables that are large.
  private static final List<String> LARGE =
      List.of("posture_step", "journal_row", "announcement_life");

  private final Database database;
  private final LogTails tails;
  private final Workers workers;
  private final int generation;
  private final int keptLimit;
  private final int chunkRecords;
  private final boolean gently;
  private final Progress progress;
  private final Pace pace;
  private final Stop stop;

  /// @param keptLimit how many decoded announcements each worker keeps in memory
  /// @param chunkRecords how many records one transaction reads at most
  /// @param gently whether PostgreSQL builds an index with one process only
  BulkLoad(
      Database database,
      LogTails tails,
      Workers workers,
      int generation,
      int keptLimit,
      int chunkRecords,
      boolean gently,
      Progress progress,
      Pace pace,
      Stop stop) {
    this.database = database;
    this.tails = tails;
    this.workers = workers;
    this.generation = generation;
    this.keptLimit = keptLimit;
    this.chunkRecords = Math.min(CHUNK_RECORDS, chunkRecords);
    this.gently = gently;
    this.progress = progress;
    this.pace = pace;
    this.stop = stop;
  }

  /// Reads the log up to there and folds it, from where it was left.
  ///
  /// @throws StoppedException if it is told to stop
  void load(List<Long> ends) throws SQLException {
    Map<Integer, Checkpoint> from =
        database.write(connection -> Checkpoints.of(connection, generation));
    progress.enter("reading");
    List<Checkpoint> largestFirst =
        from.values().stream()
            .sorted(Comparator.comparingLong(at -> at.nextOffset() - ends.get(at.partition())))
            .toList();
    try (Settling settling =
        Settling.of(database, LARGE.stream().map(this::table).toList(), gently)) {
      workers.each(largestFirst, at -> partition(at, ends));
      readBack();
      stop.check();
      settling.last();
    }
  }

  private void readBack() throws SQLException {
    List<FillingRows.Unfolded> left =
        database.write(connection -> FillingRows.unfolded(connection, generation));
    if (!left.isEmpty()) {
      progress.enter("folding");
      build(BY_MISSION);
      workers.each(together(left), this::readBack);
    }
  }

  /// Takes out what the fold did not keep, builds the indexes and lets the generation be seen.
  void attach() throws SQLException {
    progress.enter("indexing");
    write(connection -> FillingRows.deleteDropped(connection, generation, table("journal_row")));
    List<String> missing =
        database.write(connection -> Generations.missingIndexes(connection, generation));
    AtomicInteger built = new AtomicInteger();
    workers.each(
        missing,
        index -> {
          stop.check();
          long began = System.nanoTime();
          build(index);
          progress.indexed(built.incrementAndGet(), missing.size() + 1);
          pace.worked(System.nanoTime() - began);
        });
    stop.check();
    Object unused =
        database.write(connection -> {
          Optional<Generation> locked = Generations.locked(connection, generation);
          if (!Generations.isAttached(connection, generation)) {
            Generations.attach(connection, generation);
          }
          return locked;
        });
  }

  private void build(String index) throws SQLException {
    write(connection -> {
      if (gently || pace.yields()) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("set local max_parallel_maintenance_workers = 0");
        }
      }
      Generations.buildIndex(connection, generation, index);
    });
  }

  private void partition(Checkpoint from, List<Long> ends) throws SQLException {
    boolean anew = from.nextOffset() == tails.log().starts().get(from.partition());
    Kept kept = new Kept(anew ? keptLimit : 0);
    try (LogTail tail = tails.from(Map.of(from.partition(), from))) {
      boolean more = true;
      while (more) {
        more = chunk(tail, from.partition(), ends, kept);
      }
    }
    fold(kept);
  }

  /// Reads some records into the journal.
  ///
  /// @return whether there is more
  private boolean chunk(LogTail tail, int partition, List<Long> ends, Kept kept)
      throws SQLException {
    long began = System.nanoTime();
    Checkpoint before = tail.at(partition);
    Map<String, Long> loaded = new HashMap<>();
    List<ParkedEvent> parked = new ArrayList<>();
    boolean more =
        lazily(connection -> {
          boolean left;
          try (CopyRows rows =
              CopyRows.into(connection, table("journal_row"), JournalRow.COLUMNS)) {
            do {
              left =
                  tail.readSome(
                      ends,
                      batches ->
                          take(batches.getFirst(), tail.at(partition), rows, loaded, parked, kept));
            } while (left
                && tail.at(partition).nextOffset() - before.nextOffset() < chunkRecords
                && System.nanoTime() - began < CHUNK_TIME.toNanos());
            rows.end();
          }
          ParkedRows.insert(connection, table("parked"), generation, parked);
          FillingRows.loaded(connection, generation, partition, loaded);
          Checkpoints.advance(connection, generation, before.nextOffset(), tail.at(partition));
          tail.keepRead(connection);
          return left;
        });
    long records = tail.at(partition).nextOffset() - before.nextOffset();
    progress.read(records);
    pace.read(records, System.nanoTime() - began);
    return more;
  }

  private Map<Integer, Checkpoint> take(
      Batch batch,
      Checkpoint before,
      CopyRows rows,
      Map<String, Long> loaded,
      List<ParkedEvent> parked,
      Kept kept)
      throws SQLException {
    int inARow = before.parkedInARow();
    long next = batch.nextOffset();
    for (Arrival arrival : batch.arrivals()) {
      if (tails.parkedLimit() > 0 && inARow >= tails.parkedLimit()) {
        next = arrival.offset();
        break;
      }
      switch (arrival) {
        case Arrival.Announced announced -> {
          rows.row(JournalRow.values(announced));
          loaded.merge(announced.mission(), 1L, Long::sum);
          kept.add(announced);
          inARow = 0;
        }
        case Arrival.Unreadable(ParkedEvent event) -> {
          parked.add(event);
          inARow += isDiscarded(event) ? 0 : 1;
        }
      }
    }
    return Map.of(batch.partition(), new Checkpoint(batch.partition(), next, inARow));
  }

  /// Asked apart from the connection that is copying.
  private boolean isDiscarded(ParkedEvent event) throws SQLException {
    return database.read(
        connection -> Decisions.isDiscarded(connection, event.partition(), event.offset()));
  }

  /// Folds missions of a partition that were not kept in memory. They stand between each other in
  /// the journal, so they are read together.
  private void readBack(List<FillingRows.Unfolded> missions) throws SQLException {
    stop.check();
    List<Arrival.Announced> arrivals =
        database.write(connection ->
            arrivals(connection, missions.stream().map(FillingRows.Unfolded::mission).toList()));
    Kept kept = new Kept(arrivals.size());
    arrivals.forEach(kept::add);
    fold(kept);
  }

  /// The announcements of missions in the order of the log. Each page of the table that has one is
  /// read once, in the order of the table.
  private List<Arrival.Announced> arrivals(Connection connection, List<String> missions)
      throws SQLException {
    try (Statement settings = connection.createStatement()) {
      settings.execute("set local enable_seqscan = off");
      settings.execute("set local enable_indexscan = off");
    }
    List<Arrival.Announced> arrivals = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select body, log_partition, log_offset from %s
             where generation = ? and mission = any (?)\
            """
                .formatted(table("journal_row")))) {
      select.setInt(1, generation);
      select.setArray(2, connection.createArrayOf("text", missions.toArray()));
      select.setFetchSize(FETCHED_ROWS);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          stop.check();
          String body = row.getString(1);
          arrivals.add(
              new Arrival.Announced(row.getInt(2), row.getLong(3), JournalRows.read(body), body));
        }
      }
    }
    arrivals.sort(Comparator.comparingLong(Arrival.Announced::offset));
    return arrivals;
  }

  private void fold(Kept kept) throws SQLException {
    var missions = kept.take(FOLDED_RECORDS);
    while (!missions.isEmpty()) {
      fold(missions);
      missions = kept.take(FOLDED_RECORDS);
    }
  }

  /// Folds a mission into rows of steps.
  private interface Fold {
    Folded into(String mission, List<Arrival.Announced> arrivals, MissionSteps rows)
        throws SQLException;
  }

  /// Where a mission's steps go.
  private record MissionSteps(String mission, CopyRows rows) {
    void add(PostureStep step) throws SQLException {
      rows.row(List.of(mission), StepRow.values(step));
    }
  }

  /// Where the rules fail, nothing of the transaction stays, and what they fail on is looked for.
  private void fold(Map<String, List<Arrival.Announced>> missions) throws SQLException {
    stop.check();
    long began = System.nanoTime();
    long records;
    try {
      records = fold(missions, (mission, arrivals, to) -> Folded.into(mission, arrivals, to::add));
    } catch (Folded.CannotFold e) {
      records = fold(missions, BulkLoad::sparing);
    }
    progress.folded(records);
    pace.folded(records, System.nanoTime() - began);
  }

  /// Folds what can be folded and parks the rest; has all steps in memory.
  private static Folded sparing(String mission, List<Arrival.Announced> arrivals, MissionSteps rows)
      throws SQLException {
    Folded folded = Folded.of(mission, arrivals);
    for (PostureStep step : folded.derived().steps()) {
      rows.add(step);
    }
    return folded.withoutSteps();
  }

  private long fold(Map<String, List<Arrival.Announced>> missions, Fold fold) throws SQLException {
    return lazily(connection -> {
      Map<String, Folded> all = new LinkedHashMap<>();
      try (CopyRows steps =
          CopyRows.into(connection, table("posture_step"), StepRow.COLUMNS_OF_MISSIONS)) {
        for (Map.Entry<String, List<Arrival.Announced>> mission : missions.entrySet()) {
          String name = mission.getKey();
          all.put(name, fold.into(name, mission.getValue(), new MissionSteps(name, steps)));
        }
        steps.end();
      }
      try (CopyRows lives =
          CopyRows.into(connection, table("announcement_life"), LifeRows.COLUMNS)) {
        for (Map.Entry<String, Folded> mission : all.entrySet()) {
          lives(mission.getKey(), mission.getValue().derived().lives(), lives);
        }
        lives.end();
      }
      for (Folded folded : all.values()) {
        ParkedRows.insert(connection, table("parked"), generation, folded.parked());
        FillingRows.dropped(connection, generation, folded.dropped());
      }
      return FillingRows.folded(connection, generation, missions.keySet());
    });
  }

  private static void lives(String mission, List<AnnouncementLife> lives, CopyRows rows)
      throws SQLException {
    for (AnnouncementLife life : lives) {
      rows.row(LifeRows.values(mission, life));
    }
  }

  /// Missions of the same partition together, so many as may be kept in memory.
  private List<List<FillingRows.Unfolded>> together(List<FillingRows.Unfolded> missions) {
    List<List<FillingRows.Unfolded>> groups = new ArrayList<>();
    for (List<FillingRows.Unfolded> partition :
        missions.stream()
            .collect(Collectors.groupingBy(FillingRows.Unfolded::partition))
            .values()) {
      long room = 0;
      for (FillingRows.Unfolded mission : partition) {
        if (room < mission.records()) {
          groups.add(new ArrayList<>());
          room = Math.max(keptLimit, FOLDED_RECORDS);
        }
        groups.getLast().add(mission);
        room -= mission.records();
      }
    }
    groups.sort(Comparator.comparingLong(BulkLoad::records).reversed());
    return groups;
  }

  private static long records(List<FillingRows.Unfolded> missions) {
    return missions.stream().mapToLong(FillingRows.Unfolded::records).sum();
  }

  private interface Change {
    void on(Connection connection) throws SQLException;
  }

  private void write(Change change) throws SQLException {
    Object unused =
        lazily(connection -> {
          change.on(connection);
          return this;
        });
  }

  private <T> T lazily(Database.Work<T> work) throws SQLException {
    return database.write(connection -> {
      try (Statement statement = connection.createStatement()) {
        statement.execute("set local synchronous_commit = off");
      }
      return work.with(connection);
    });
  }

  private String table(String name) {
    return "muster." + name + "_g" + generation;
  }
}
