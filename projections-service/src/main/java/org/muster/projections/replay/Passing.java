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

  private static final Set<String> AWAY = Set.of("08", "57");

  private Passing() {}

  /// Whether a server was away, which says nothing of what was being done: unlike a full disk,
  /// which may come back each time.
  static boolean isAway(Exception failure) {
    return switch (failure) {
      case SQLException e -> isOf(AWAY, e);
      case RetriableException e -> true;
      case LogAwayException e -> true;
      default -> false;
    };
  }

  /// Whether doing the same later may do.
  static boolean is(Exception failure) {
    return switch (failure) {
      case SQLException e -> e.getSQLState() == null || isOf(CLASSES, e);
      case RetriableException e -> true;
      case InterruptException e -> true;
      case LogAwayException e -> true;
      case OvertakenException e -> true; // another instance goes on with it
      default -> false;
    };
  }

  private static boolean isOf(Set<String> classes, SQLException failure) {
    String state = failure.getSQLState();
    return state != null && state.length() == 5 && classes.contains(state.substring(0, 2));
  }
}
