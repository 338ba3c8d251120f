package org.muster.projections.replay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.muster.projections.generations.OvertakenException;
import org.muster.projections.journal.Arrival;

/// What of a generation that is being filled is done already, written in the transactions that do
/// it: whoever goes on with it after a crash begins where they ended.
final class FillingRows {

  /// A mission that is loaded and not folded yet.
  ///
  /// @param records how many of its records are in the journal
  record Unfolded(String mission, int partition, long records) {}

  private FillingRows() {}

  /// More records of these missions are in the journal.
  static void loaded(
      Connection connection, int generation, int partition, Map<String, Long> records)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into muster.filling_mission as f (generation, mission, partition, records)
            values (?, ?, ?, ?)
            on conflict (generation, mission) do update set records = f.records + excluded.records\
            """)) {
      for (Map.Entry<String, Long> mission : records.entrySet()) {
        insert.setInt(1, generation);
        insert.setString(2, mission.getKey());
        insert.setInt(3, partition);
        insert.setLong(4, mission.getValue());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /// These missions are folded.
  ///
  /// @return how many records they have
  /// @throws OvertakenException if one of them was already: somebody else is at it
  static long folded(Connection connection, int generation, Collection<String> missions)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            update muster.filling_mission set folded = true
             where generation = ? and mission = any (?) and not folded returning records\
            """)) {
      update.setInt(1, generation);
      update.setArray(2, connection.createArrayOf("text", missions.toArray()));
      int updated = 0;
      long records = 0;
      try (ResultSet row = update.executeQuery()) {
        while (row.next()) {
          updated++;
          records += row.getLong(1);
        }
      }
      if (updated != missions.size()) {
        throw new OvertakenException(
            "generation %d: another service folds the same missions".formatted(generation));
      }
      return records;
    }
  }

  /// These records have no row in the journal.
  static void dropped(Connection connection, int generation, List<Arrival.Announced> arrivals)
      throws SQLException {
    if (arrivals.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into muster.filling_dropped (generation, log_partition, log_offset)
            values (?, ?, ?)\
            """)) {
      for (Arrival.Announced arrival : arrivals) {
        insert.setInt(1, generation);
        insert.setInt(2, arrival.partition());
        insert.setLong(3, arrival.offset());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /// Takes the rows of dropped records out of the journal.
  static void deleteDropped(Connection connection, int generation, String journal)
      throws SQLException {
    try (PreparedStatement some =
            connection.prepareStatement(
                "select exists (select from muster.filling_dropped where generation = ?)");
        PreparedStatement delete =
            connection.prepareStatement(
                """
                delete from %s j using muster.filling_dropped d
                 where d.generation = ?
                   and j.log_partition = d.log_partition and j.log_offset = d.log_offset\
                """
                    .formatted(journal))) {
      some.setInt(1, generation);
      try (ResultSet row = some.executeQuery()) {
        row.next();
        if (!row.getBoolean(1)) {
          return;
        }
      }
      delete.setInt(1, generation);
      delete.executeUpdate();
    }
  }

  /// The missions that are not folded yet, the largest first.
  static List<Unfolded> unfolded(Connection connection, int generation) throws SQLException {
    List<Unfolded> unfolded = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select mission, partition, records from muster.filling_mission
             where generation = ? and not folded order by records desc, mission\
            """)) {
      select.setInt(1, generation);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          unfolded.add(new Unfolded(row.getString(1), row.getInt(2), row.getLong(3)));
        }
      }
    }
    return unfolded;
  }

  /// How many records are in missions that are folded.
  static long foldedRecords(Connection connection, int generation) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select coalesce(sum(records), 0) from muster.filling_mission
             where generation = ? and folded\
            """)) {
      select.setInt(1, generation);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
