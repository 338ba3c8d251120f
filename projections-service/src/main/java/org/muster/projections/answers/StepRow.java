package org.muster.projections.answers;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.json.WireNames;
import org.muster.projections.posture.Interval;
import org.muster.projections.posture.PostureStep;
import org.muster.projections.posture.Scenario;

/// A step of posture as a row: one list of columns for live projection and bulk load.
public final class StepRow {

  /// What tells two steps of a mission apart.
  ///
  /// @param contributor `""` for the mission as a whole
  public record Key(Scenario scenario, String contributor, LocalDate fromDay) {
    public static Key of(PostureStep step) {
      String contributor = step.contributor();
      return new Key(step.scenario(), contributor == null ? "" : contributor, step.fromDay());
    }
  }

  /// The columns besides `generation` and `mission`, in the order of [#values].
  public static final List<String> COLUMNS =
      List.of(
          "scenario",
          "contributor",
          "from_day",
          "deployed_low",
          "deployed_best",
          "deployed_high",
          "operational_low",
          "operational_best",
          "operational_high",
          "reduction_low",
          "reduction_best",
          "reduction_high",
          "partial",
          "suspended_low",
          "suspended_best",
          "suspended_high",
          "increase_low",
          "increase_best",
          "increase_high",
          "status",
          "flags",
          "why_null",
          "details",
          "because");

  /// How many of them tell two steps of a mission apart.
  static final int KEY_COLUMNS = 3;

  /// The columns besides `generation`.
  public static final List<String> COLUMNS_OF_MISSIONS =
      Stream.concat(Stream.of("mission"), COLUMNS.stream()).toList();

  private StepRow() {}

  /// The values of a row; lists of texts are arrays.
  public static @Nullable Object[] values(PostureStep step) {
    Key key = Key.of(step);
    return new @Nullable Object[] {
      WireNames.of(step.scenario()),
      key.contributor(),
      step.fromDay(),
      low(step.deployed()),
      best(step.deployed()),
      high(step.deployed()),
      low(step.operational()),
      best(step.operational()),
      high(step.operational()),
      low(step.reduction()),
      best(step.reduction()),
      high(step.reduction()),
      step.partial(),
      low(step.suspended()),
      best(step.suspended()),
      high(step.suspended()),
      low(step.increase()),
      best(step.increase()),
      high(step.increase()),
      step.status().toArray(String[]::new),
      step.flags().toArray(String[]::new),
      step.whyNull(),
      step.details(),
      step.because()
    };
  }

  /// Reads the columns of [#COLUMNS].
  public static PostureStep read(ResultSet row) throws SQLException {
    String contributor = row.getString("contributor");
    return new PostureStep(
        scenario(row.getString("scenario")),
        contributor.isEmpty() ? null : contributor,
        row.getObject("from_day", LocalDate.class),
        interval(row, "deployed"),
        interval(row, "operational"),
        interval(row, "reduction"),
        row.getBoolean("partial"),
        interval(row, "suspended"),
        interval(row, "increase"),
        texts(row, "status"),
        texts(row, "flags"),
        row.getString("why_null"),
        row.getString("details"),
        row.getString("because"));
  }

  private static Scenario scenario(String name) {
    return Scenario.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static @Nullable Long low(@Nullable Interval interval) {
    return interval == null ? null : interval.low();
  }

  private static @Nullable Long best(@Nullable Interval interval) {
    return interval == null ? null : interval.best();
  }

  private static @Nullable Long high(@Nullable Interval interval) {
    return interval == null ? null : interval.high();
  }

  private static @Nullable Interval interval(ResultSet row, String name) throws SQLException {
    Long low = number(row, name + "_low");
    return low == null
        ? null
        : new Interval(low, number(row, name + "_best"), number(row, name + "_high"));
  }

  private static @Nullable Long number(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  static List<String> texts(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }

  /// An array of the database.
  static Array array(Connection connection, String[] texts) throws SQLException {
    return connection.createArrayOf("text", texts);
  }
}
