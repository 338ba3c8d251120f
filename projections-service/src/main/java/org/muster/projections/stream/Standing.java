package org.muster.projections.stream;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.muster.contracts.position.LogVector;
import org.muster.projections.generations.Checkpoints;
import org.muster.projections.generations.Generation;
import org.muster.projections.generations.Generations;
import org.muster.projections.problem.Problem;

/// The rows that answer, as one view of the database has them.
///
/// @param generation its number
/// @param rules the version of the rules that made them
/// @param refolds how often rows of it were written again in place
/// @param releases the number of the last decision that released a parked record, 0 for none
/// @param position how far it has read
record Standing(int generation, int rules, long refolds, long releases, LogVector position) {

  private static final Duration SOON = Duration.ofSeconds(1);

  static Standing of(Connection connection) throws SQLException {
    Generation promoted =
        Generations.promoted(connection)
            .orElseThrow(() ->
                Problem.unavailable(
                    "nothing-projected",
                    "nothing was projected yet: the log was not read so far",
                    SOON));
    return new Standing(
        promoted.number(),
        promoted.foldVersion(),
        refolds(connection, promoted.number()),
        releases(connection),
        new LogVector(
            promoted.lineage(), Checkpoints.vector(Checkpoints.of(connection, promoted.number()))));
  }

  /// Whether what was read of the other still holds, further announcements apart.
  boolean hasTheRowsOf(Standing other) {
    return generation == other.generation && refolds == other.refolds;
  }

  String lineage() {
    return position.lineage();
  }

  private static long releases(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement(
                """
                select coalesce(max(number), 0) from muster_ops.parked_decision
                 where decision = 'released'\
                """);
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private static long refolds(Connection connection, int generation) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select coalesce(sum(revision), 0) from muster.checkpoint where generation = ?")) {
      select.setInt(1, generation);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
