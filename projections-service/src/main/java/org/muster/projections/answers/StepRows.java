package org.muster.projections.answers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.json.WireNames;
import org.muster.projections.database.CopyRows;
import org.muster.projections.database.Stored;
import org.muster.projections.posture.MissionProjection;
import org.muster.projections.posture.PostureStep;
import org.muster.projections.posture.Scenario;

/// The steps of a mission in a generation as rows.
public final class StepRows {

  private static final String KEY =
      "generation = ? and mission = ? and scenario = ? and contributor = ? and from_day = ?";
  private static final List<String> FIGURES =
      StepRow.COLUMNS.subList(StepRow.KEY_COLUMNS, StepRow.COLUMNS.size());
  private static final String UPDATE =
      "update muster.posture_step set %s where %s"
          .formatted(
              FIGURES.stream().map(column -> column + " = ?").collect(Collectors.joining(", ")),
              KEY);
  private static final int FETCHED_ROWS = 1_000;

  private StepRows() {}

  /// Makes these the steps that are stored of a mission, and writes only what differs.
  ///
  /// @param connection in a transaction, else all rows are fetched at once
  /// @return how many rows were written or deleted
  public static int become(
      Connection connection, int generation, String mission, Collection<PostureStep> steps)
      throws SQLException {
    Map<StepRow.Key, PostureStep> unseen = new LinkedHashMap<>();
    steps.forEach(step -> unseen.put(StepRow.Key.of(step), step));
    List<PostureStep> changed = new ArrayList<>();
    List<PostureStep> gone = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select %s from muster.posture_step where generation = ? and mission = ?"
                .formatted(String.join(", ", StepRow.COLUMNS)))) {
      select.setFetchSize(FETCHED_ROWS);
      select.setInt(1, generation);
      select.setString(2, mission);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          PostureStep stored = StepRow.read(rows);
          PostureStep step = unseen.remove(StepRow.Key.of(stored));
          if (step == null) {
            gone.add(stored);
          } else if (!step.equals(stored)) {
            changed.add(step);
          }
        }
      }
    }
    change(
        connection,
        generation,
        mission,
        new MissionProjection.Difference(List.copyOf(unseen.values()), changed, gone));
    return gone.size() + changed.size() + unseen.size();
  }

  /// Writes how a mission's steps changed.
  ///
  /// @throws SQLException also if what changed is not stored, or what was added is
  public static void change(
      Connection connection,
      int generation,
      String mission,
      MissionProjection.Difference difference)
      throws SQLException {
    delete(connection, generation, mission, difference.gone());
    update(connection, generation, mission, difference.changed());
    insert(connection, generation, mission, difference.added());
  }

  /// A contributor's in a scenario, by day.
  public static List<PostureStep> ofContributor(
      Connection connection, int generation, String mission, Scenario scenario, String contributor)
      throws SQLException {
    return select(connection, " and contributor = ?", generation, mission, scenario, contributor);
  }

  /// The mission's and all contributors' in a scenario, by contributor (the mission first) and day.
  public static List<PostureStep> ofScenario(
      Connection connection, int generation, String mission, Scenario scenario)
      throws SQLException {
    return select(connection, "", generation, mission, scenario, null);
  }

  private static List<PostureStep> select(
      Connection connection,
      String which,
      int generation,
      String mission,
      Scenario scenario,
      @Nullable String contributor)
      throws SQLException {
    List<PostureStep> steps = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select %s from muster.posture_step
             where generation = ? and mission = ? and scenario = ?%s
             order by contributor collate "C", from_day\
            """
                .formatted(String.join(", ", StepRow.COLUMNS), which))) {
      select.setInt(1, generation);
      select.setString(2, mission);
      select.setString(3, WireNames.of(scenario));
      if (contributor != null) {
        select.setString(4, contributor);
      }
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          steps.add(StepRow.read(rows));
        }
      }
    }
    return steps;
  }

  private static void insert(
      Connection connection, int generation, String mission, Collection<PostureStep> steps)
      throws SQLException {
    if (steps.isEmpty()) {
      return;
    }
    try (CopyRows rows =
        CopyRows.into(
            connection,
            "muster.posture_step",
            CopyRows.ofGeneration(StepRow.COLUMNS_OF_MISSIONS))) {
      for (PostureStep step : steps) {
        rows.row(List.of(generation, mission), StepRow.values(step));
      }
      rows.end();
    }
  }

  private static void update(
      Connection connection, int generation, String mission, Collection<PostureStep> steps)
      throws SQLException {
    if (steps.isEmpty()) {
      return;
    }
    try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
      for (PostureStep step : steps) {
        @Nullable Object[] values = StepRow.values(step);
        int parameter = 1;
        for (int i = StepRow.KEY_COLUMNS; i < values.length; i++) {
          update.setObject(
              parameter++,
              values[i] instanceof String[] texts ? StepRow.array(connection, texts) : values[i]);
        }
        key(update, parameter, generation, mission, step);
        update.addBatch();
      }
      Stored.each(update.executeBatch(), "steps of " + mission);
    }
  }

  private static void delete(
      Connection connection, int generation, String mission, Collection<PostureStep> steps)
      throws SQLException {
    if (steps.isEmpty()) {
      return;
    }
    try (PreparedStatement delete =
        connection.prepareStatement("delete from muster.posture_step where " + KEY)) {
      for (PostureStep step : steps) {
        key(delete, 1, generation, mission, step);
        delete.addBatch();
      }
      delete.executeBatch();
    }
  }

  /// Sets the parameters of [#KEY].
  private static void key(
      PreparedStatement statement, int first, int generation, String mission, PostureStep step)
      throws SQLException {
    StepRow.Key key = StepRow.Key.of(step);
    statement.setInt(first, generation);
    statement.setString(first + 1, mission);
    statement.setString(first + 2, WireNames.of(key.scenario()));
    statement.setString(first + 3, key.contributor());
    statement.setObject(first + 4, key.fromDay());
  }
}
