package org.muster.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.muster.cli.Await;

/// How far the generation that answers has come, read from its checkpoints.
final class Projected implements AutoCloseable {

  private static final Duration NO_ADVANCE = Duration.ofMinutes(3);

  private final Connection connection;

  Projected(Stack stack) throws SQLException {
    connection = stack.connect();
  }

  /// Waits until so many records are projected.
  ///
  /// @throws IllegalStateException if it does not advance for three minutes
  void await(long records) {
    long reached = records();
    while (reached < records) {
      long before = reached;
      if (!Await.until(NO_ADVANCE, () -> records() > before)) {
        throw new IllegalStateException(
            "the projection stays at %,d of %,d records".formatted(before, records));
      }
      reached = records();
    }
  }

  private long records() {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select coalesce(sum(next_offset), 0) from muster.checkpoint
                 where generation = (select generation from muster.promoted)\
                """)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException("the checkpoints cannot be read", e);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
