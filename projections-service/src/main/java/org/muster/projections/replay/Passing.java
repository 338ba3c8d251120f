package org.muster.projections.replay;

import java.sql.SQLException;
import java.util.Set;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.muster.projections.generations.OvertakenException;
import org.muster.projections.log.LogAwayException;

/// Tells failures that pass, such as a server that is started again, from those that come back.
final class Passing {

  /// The first two characters of PostgreSQL's codes: connection, resources, operator intervention,
  /// system, and transactions that stood in each other's way.
  private static final Set<String> CLASSES = Set.of("08", "53", "57", "58", "40", "55");

  private Passing() {}

  /// Whether doing the same later may do.
  static boolean is(Exception failure) {
    return switch (failure) {
      case SQLException e -> {
        String state = e.getSQLState();
        yield state == null || (state.length() == 5 && CLASSES.contains(state.substring(0, 2)));
      }
      case RetriableException e -> true;
      case InterruptException e -> true;
      case LogAwayException e -> true;
      case OvertakenException e -> true; // another instance goes on with it
      default -> false;
    };
  }
}
