package org.muster.projections.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The differences that a replay found, kept for ever with its record.
final class DifferenceRows {

  private static final JsonMapper JSON = new JsonMapper();

  /// One as it is stored.
  ///
  /// @param number from 1, in the order in which they are read
  record Row(int number, ObjectNode json) {}

  private DifferenceRows() {}

  /// Stores them instead of those that were stored for this replay before.
  static void store(Connection connection, long replay, List<Difference> differences)
      throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from muster_ops.replay_difference where replay = ?")) {
      delete.setLong(1, replay);
      delete.executeUpdate();
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into muster_ops.replay_difference
              (replay, number, mission, kind, scenario, from_day, words, body)
            values (?, ?, ?, ?, ?, ?::date, ?, ?)\
            """)) {
      int number = 0;
      for (Difference difference : differences) {
        ObjectNode json = difference.json();
        insert.setLong(1, replay);
        insert.setInt(2, ++number);
        insert.setString(3, difference.mission());
        insert.setString(4, json.path("kind").asText());
        insert.setString(5, difference.scenario());
        insert.setString(6, Difference.day(difference.from()));
        insert.setString(7, difference.words());
        insert.setString(8, json.toString());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /// A page of them.
  ///
  /// @param after the number of the last one before
  /// @param mission only of this mission, if not `null`
  static List<Row> page(
      Connection connection, long replay, int after, int limit, @Nullable String mission)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select number, body from muster_ops.replay_difference
             where replay = ? and number > ? and (?::text is null or mission = ?)
             order by number limit ?\
            """)) {
      select.setLong(1, replay);
      select.setInt(2, after);
      select.setString(3, mission);
      select.setString(4, mission);
      select.setInt(5, limit);
      List<Row> page = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          page.add(new Row(row.getInt(1), read(row.getString(2))));
        }
      }
      return page;
    }
  }

  private static ObjectNode read(String json) throws SQLException {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new SQLException("a stored difference is not JSON", e);
    }
  }
}
