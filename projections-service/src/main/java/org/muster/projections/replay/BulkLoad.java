package org.muster.projections.replay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.muster.contracts.json.WireNames;
import org.muster.projections.answers.StepRow;
import org.muster.projections.database.Database;
import org.muster.projections.generations.Checkpoint;
import org.muster.projections.generations.Checkpoints;
import org.muster.projections.generations.Generations;
import org.muster.projections.journal.Arrival;
import org.muster.projections.journal.JournalRow;
import org.muster.projections.journal.JournalRows;
import org.muster.projections.live.Batch;
import org.muster.projections.live.Folded;
import org.muster.projections.parked.ParkedEvent;
import org.muster.projections.parked.ParkedRows;
import org.muster.projections.posture.AnnouncementLife;
import org.muster.projections.posture.PostureStep;

/// Fills the tables of a new generation: the journal as it is read, then every mission folded once,
/// then the indexes.
final class BulkLoad {

  /// Is told how far the partitions of a batch came.
  interface AfterBatch {
    void with(Map<Integer, Checkpoint> reached) throws SQLException;
  }

  private static final List<String> LIFE_COLUMNS = List.of("mission", "id", "status", "by");
  private static final int FETCHED_ROWS = 1_000;

  private final Database database;
  private final int generation;
  private final int parkedLimit;
  private final Stop stop;
  private final List<Arrival.Announced> dropped = new ArrayList<>();

  BulkLoad(Database database, int generation, int parkedLimit, Stop stop) {
    this.database = database;
    this.generation = generation;
    this.parkedLimit = parkedLimit;
    this.stop = stop;
  }

  /// Reads the log to there into the journal.
  void journal(LogTail tail, List<Long> to, AfterBatch afterBatch) throws SQLException {
    try (Connection connection = database.connection();
        CopyRows rows = CopyRows.into(connection, table("journal_row"), JournalRow.COLUMNS)) {
      tail.readTo(
          to,
          batches -> {
            Map<Integer, Checkpoint> reached = take(batches, tail.reached(), rows);
            afterBatch.with(reached);
            return reached;
          });
      rows.end();
    }
  }

  private Map<Integer, Checkpoint> take(
      List<Batch> batches, Map<Integer, Checkpoint> before, CopyRows rows) throws SQLException {
    Map<Integer, Checkpoint> reached = new TreeMap<>();
    List<ParkedEvent> parked = new ArrayList<>();
    for (Batch batch : batches) {
      Checkpoint at = before.get(batch.partition());
      int inARow = at == null ? 0 : at.parkedInARow();
      long next = batch.nextOffset();
      for (Arrival arrival : batch.arrivals()) {
        if (parkedLimit > 0 && inARow >= parkedLimit) {
          next = arrival.offset();
          break;
        }
        switch (arrival) {
          case Arrival.Announced announced -> {
            rows.row(JournalRow.values(announced));
            inARow = 0;
          }
          case Arrival.Unreadable(ParkedEvent event) -> {
            parked.add(event);
            inARow++;
          }
        }
      }
      reached.put(batch.partition(), new Checkpoint(batch.partition(), next, inARow));
    }
    park(parked);
    return reached;
  }

  /// Folds every mission of the journal.
  void fold() throws SQLException {
    try (Connection steps = database.connection();
        Connection lives = database.connection();
        CopyRows stepRows = CopyRows.into(steps, table("posture_step"), stepColumns());
        CopyRows lifeRows = CopyRows.into(lives, table("announcement_life"), LIFE_COLUMNS)) {
      Object unused =
          database.write(connection -> {
            eachMission(connection, stepRows, lifeRows);
            return this;
          });
      stepRows.end();
      lifeRows.end();
    }
  }

  private void eachMission(Connection connection, CopyRows stepRows, CopyRows lifeRows)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select mission, body, log_partition, log_offset from %s order by mission collate \"C\", log_offset"
                .formatted(table("journal_row")))) {
      select.setFetchSize(FETCHED_ROWS);
      try (ResultSet row = select.executeQuery()) {
        String mission = "";
        List<Arrival.Announced> arrivals = new ArrayList<>();
        while (row.next()) {
          if (!row.getString(1).equals(mission)) {
            foldOne(mission, arrivals, stepRows, lifeRows);
            mission = row.getString(1);
            arrivals.clear();
          }
          String body = row.getString(2);
          arrivals.add(
              new Arrival.Announced(row.getInt(3), row.getLong(4), JournalRows.read(body), body));
        }
        foldOne(mission, arrivals, stepRows, lifeRows);
      }
    }
  }

  private void foldOne(
      String mission, List<Arrival.Announced> arrivals, CopyRows stepRows, CopyRows lifeRows)
      throws SQLException {
    if (arrivals.isEmpty()) {
      return;
    }
    stop.check();
    Folded folded = Folded.of(mission, arrivals);
    dropped.addAll(folded.dropped());
    park(folded.parked());
    for (PostureStep step : folded.derived().steps()) {
      List<Object> values = new ArrayList<>();
      values.add(mission);
      Collections.addAll(values, StepRow.values(step));
      stepRows.row(values.toArray());
    }
    for (AnnouncementLife life : folded.derived().lives()) {
      lifeRows.row(mission, life.id(), WireNames.of(life.status()), life.by().toArray(UUID[]::new));
    }
  }

  /// Takes out what the fold did not keep, builds the indexes and lets the generation be seen.
  void attach(Map<Integer, Checkpoint> reached) throws SQLException {
    Object unused =
        database.write(connection -> {
          delete(connection);
          for (Checkpoint checkpoint : reached.values()) {
            Checkpoints.advance(connection, generation, 0, checkpoint);
          }
          Generations.attach(connection, generation);
          return this;
        });
  }

  private void delete(Connection connection) throws SQLException {
    if (dropped.isEmpty()) {
      return;
    }
    try (PreparedStatement delete =
        connection.prepareStatement(
            """
            delete from %s j using unnest(?, ?) as gone (log_partition, log_offset)
             where j.log_partition = gone.log_partition and j.log_offset = gone.log_offset\
            """
                .formatted(table("journal_row")))) {
      delete.setArray(
          1,
          connection.createArrayOf(
              "integer", dropped.stream().map(Arrival.Announced::partition).toArray()));
      delete.setArray(
          2,
          connection.createArrayOf(
              "bigint", dropped.stream().map(Arrival.Announced::offset).toArray()));
      delete.executeUpdate();
    }
  }

  private void park(List<ParkedEvent> events) throws SQLException {
    if (!events.isEmpty()) {
      Object unused =
          database.write(connection -> {
            ParkedRows.insert(connection, table("parked"), generation, events);
            return this;
          });
    }
  }

  private String table(String name) {
    return "muster." + name + "_g" + generation;
  }

  private static List<String> stepColumns() {
    List<String> columns = new ArrayList<>();
    columns.add("mission");
    columns.addAll(StepRow.COLUMNS);
    return columns;
  }
}
