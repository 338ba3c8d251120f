package org.muster.projections.database;

import java.sql.SQLException;
import java.util.Arrays;

/// Whether rows were there that are said to be.
public final class Stored {
  private Stored() {}

  /// What a batch of updates of one row each has found.
  ///
  /// @param counts how many rows each of them updated
  /// @param what the rows, for the message
  /// @throws SQLException if one was not there: what is kept in memory of the rows is wrong, and
  ///   the transaction shall be given up
  public static void each(int[] counts, String what) throws SQLException {
    long missing = Arrays.stream(counts).filter(count -> count == 0).count();
    if (missing > 0) {
      throw new SQLException("%d %s are not stored".formatted(missing, what));
    }
  }
}
