package org.muster.projections.replay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Rows of a mission by their keys, a few at a time.
final class ToldStream implements AutoCloseable {

  private static final int FETCHED_ROWS = 1_000;

  /// A row.
  ///
  /// @param label what it is, in a few words
  /// @param value what is told of it
  /// @param columns what else it has, as JSON
  /// @param sha256 of all that must be the same
  record Told(String key, String label, String value, String columns, String sha256) {}

  private final PreparedStatement select;
  private final ResultSet row;
  private @Nullable Told next;

  /// @param sql gives the rows of a generation and mission, in the order of keys in the collation C
  /// @param connection in a transaction, else all rows are fetched at once
  ToldStream(Connection connection, String sql, int generation, String mission)
      throws SQLException {
    select = connection.prepareStatement(sql);
    select.setFetchSize(FETCHED_ROWS);
    select.setInt(1, generation);
    select.setString(2, mission);
    row = select.executeQuery();
    advance();
  }

  /// The next row without taking it; `null` at the end.
  @Nullable Told peek() {
    return next;
  }

  /// Takes the next row if it has that key.
  @Nullable Told take(String key) throws SQLException {
    Told told = next;
    if (told == null || !told.key().equals(key)) {
      return null;
    }
    advance();
    return told;
  }

  private void advance() throws SQLException {
    next =
        row.next()
            ? new Told(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5))
            : null;
  }

  @Override
  public void close() throws SQLException {
    select.close();
  }
}
