package org.muster.projections.answers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.json.WireNames;
import org.muster.projections.posture.PostureStep;
import org.muster.projections.posture.Scenario;

/// The steps of a mission in a generation as rows.
public final class StepRows {

  private static final String KEY =
      "generation = ? and mission = ? and scenario = ? and contributor = ? and from_day = ?";
  private static final String UPSERT =
      """
      insert into muster.posture_step (generation, mission, %s) values (%s)
      on conflict (generation, mission, scenario, contributor, from_day) do update set %s\
      """
          .formatted(
              String.join(", ", StepRow.COLUMNS),
              Stream.generate(() -> "?")
                  .limit(StepRow.COLUMNS.size() + 2L)
                  .collect(Collectors.joining(", ")),
              StepRow.COLUMNS.stream()
                  .skip(3)
                  .map(column -> column + " = excluded." + column)
                  .collect(Collectors.joining(", ")));

  private StepRows() {}

  /// The steps that are stored.
  public static Map<StepRow.Key, PostureStep> ofMission(
      Connection connection, int generation, String mission) throws SQLException {
    Map<StepRow.Key, PostureStep> steps = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select %s from muster.posture_step where generation = ? and mission = ?"
                .formatted(String.join(", ", StepRow.COLUMNS)))) {
      select.setInt(1, generation);
      select.setString(2, mission);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          PostureStep step = StepRow.read(rows);
          steps.put(StepRow.Key.of(step), step);
        }
      }
    }
    return steps;
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

  /// Writes steps, replacing those of the same key.
  public static void upsert(
      Connection connection, int generation, String mission, Collection<PostureStep> steps)
      throws SQLException {
    if (steps.isEmpty()) {
      return;
    }
    try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
      for (PostureStep step : steps) {
        upsert.setInt(1, generation);
        upsert.setString(2, mission);
        @Nullable Object[] values = StepRow.values(step);
        for (int i = 0; i < values.length; i++) {
          upsert.setObject(
              i + 3,
              values[i] instanceof String[] texts ? StepRow.array(connection, texts) : values[i]);
        }
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }

  public static void delete(
      Connection connection, int generation, String mission, Collection<StepRow.Key> keys)
      throws SQLException {
    if (keys.isEmpty()) {
      return;
    }
    try (PreparedStatement delete =
        connection.prepareStatement("delete from muster.posture_step where " + KEY)) {
      for (StepRow.Key key : keys) {
        delete.setInt(1, generation);
        delete.setString(2, mission);
        delete.setString(3, WireNames.of(key.scenario()));
        delete.setString(4, key.contributor());
        delete.setObject(5, key.fromDay());
        delete.addBatch();
      }
      delete.executeBatch();
    }
  }
}
