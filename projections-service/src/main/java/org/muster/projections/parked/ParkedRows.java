package org.muster.projections.parked;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

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

  /// Whether a record is parked.
  static boolean has(Connection connection, int generation, RecordId id) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select exists (select from muster.parked
                            where generation = ? and log_partition = ? and log_offset = ?)\
            """)) {
      select.setInt(1, generation);
      select.setInt(2, id.partition());
      select.setLong(3, id.offset());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  /// The value of a parked record; empty if it has none.
  static Optional<byte[]> value(Connection connection, int generation, RecordId id)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select record_value from muster.parked
             where generation = ? and log_partition = ? and log_offset = ?\
            """)) {
      select.setInt(1, generation);
      select.setInt(2, id.partition());
      select.setLong(3, id.offset());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.ofNullable(row.getBytes(1)) : Optional.empty();
      }
    }
  }

  /// Takes a record out of the parked ones.
  static void delete(Connection connection, int generation, RecordId id) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "delete from muster.parked where generation = ? and log_partition = ? and log_offset = ?")) {
      delete.setInt(1, generation);
      delete.setInt(2, id.partition());
      delete.setLong(3, id.offset());
      delete.executeUpdate();
    }
  }
}
