package org.muster.projections.parked;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/// The parked records of a generation as rows.
public final class ParkedRows {
  private ParkedRows() {}

  public static void insert(Connection connection, int generation, List<ParkedEvent> events)
      throws SQLException {
    insert(connection, "muster.parked", generation, events);
  }

  /// Inserts into the table of a generation that is not attached yet.
  public static void insert(
      Connection connection, String table, int generation, List<ParkedEvent> events)
      throws SQLException {
    if (events.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into %s
              (generation, log_partition, log_offset, mission, key, reason, detail, announcement_id,
               record_value)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """
                .formatted(table))) {
      for (ParkedEvent event : events) {
        insert.setInt(1, generation);
        insert.setInt(2, event.partition());
        insert.setLong(3, event.offset());
        insert.setString(4, event.mission());
        insert.setString(5, event.key());
        insert.setString(6, event.reason().wireName());
        insert.setString(7, event.detail());
        insert.setObject(8, event.id());
        insert.setBytes(9, event.value());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
