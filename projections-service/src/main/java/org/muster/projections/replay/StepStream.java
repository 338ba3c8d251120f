package org.muster.projections.replay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.projections.answers.StepRow;
import org.muster.projections.posture.PostureStep;

/// The steps of one mission in one scenario by day, a few rows at a time. The steps have no day of
/// their own and instead of the details their hash, so that they are equal if all else is.
final class StepStream implements AutoCloseable {

  private static final int FETCHED_ROWS = 1_000;
  private static final String SELECT =
      """
      select from_day as day, scenario, contributor, '-infinity'::date as from_day,
             deployed_low, deployed_best, deployed_high,
             operational_low, operational_best, operational_high,
             reduction_low, reduction_best, reduction_high, partial,
             suspended_low, suspended_best, suspended_high,
             increase_low, increase_best, increase_high,
             status, flags, why_null, hashtextextended(details, 0)::text as details, because
        from muster.posture_step
       where generation = ? and mission = ? and scenario = ? and contributor = any (?)
       order by day\
      """;

  private final PreparedStatement select;
  private final ResultSet row;
  private @Nullable LocalDate day;

  /// @param connection in a transaction, else all rows are fetched at once
  StepStream(
      Connection connection,
      int generation,
      String mission,
      String scenario,
      Collection<String> contributors)
      throws SQLException {
    select = connection.prepareStatement(SELECT);
    select.setFetchSize(FETCHED_ROWS);
    select.setInt(1, generation);
    select.setString(2, mission);
    select.setString(3, scenario);
    select.setArray(4, connection.createArrayOf("text", contributors.toArray()));
    row = select.executeQuery();
    next();
  }

  /// The day of the steps that come next; `null` at the end.
  @Nullable LocalDate day() {
    return day;
  }

  /// The steps of that day by contributor, if they are the next ones; none otherwise.
  Map<String, PostureStep> take(LocalDate of) throws SQLException {
    Map<String, PostureStep> steps = new HashMap<>();
    while (of.equals(day)) {
      steps.put(row.getString("contributor"), StepRow.read(row));
      next();
    }
    return steps;
  }

  private void next() throws SQLException {
    day = row.next() ? row.getObject("day", LocalDate.class) : null;
  }

  @Override
  public void close() throws SQLException {
    select.close();
  }
}
