package org.muster.projections.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationsTest {

  private static final String FIGURES =
      """
      "deployed":null,"operational":null,"whyNull":"no-baseline",%s\
      "reduction":{"low":0,"best":0,"high":900%s},"increase":{"low":0,"best":0,"high":0},\
      "suspended":{"low":0,"best":0,"high":0}\
      """;
  private static final String CONTRIBUTOR_DETAILS =
      """
      "stage":"announced",%s"count":null,"plan":{"id":"x","personnel":{"low":0,"best":0,"high":900}},\
      "because":[{"figure":"reduction","effect":{"low":0,"best":0,"high":900}}],"position":null\
      """;
  private static final String MISSION_DETAILS =
      """
      "mandate":{"status":"active","expires":"2023-06-30"},\
      "authorized":{"military":{"low":13289,"best":13289,"high":13289}},%s"counted":null,%s\
      "remainder":null,"unquantified":[],"disregarded":[]\
      """;

  /// A row that was written when a figure stood in its column and in the answer.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_row_of_before_tells_its_figures_once_and_what_nobody_could_know_as_null(boolean attached)
      throws SQLException {
    try (var database = TestDatabase.ofVersion("9")) {
      database.asOwner("select muster.create_generation(3, 'aaaa', 12)");
      if (attached) {
        database.asOwner("select muster.attach_generation(1)");
      }
      insert(
          database,
          "CIV",
          "{\"contributor\":\"CIV\",\"status\":[\"leaving\"],"
              + CONTRIBUTOR_DETAILS.formatted(FIGURES.formatted("", "") + ",")
              + ",\"flags\":[\"disputed\"]}",
          "no-baseline");
      String figures = FIGURES.formatted("COUNTED", ",\"partial\":true");
      int counted = figures.indexOf("COUNTED");
      insert(
          database,
          "",
          MISSION_DETAILS.formatted(
                  figures.substring(0, counted),
                  figures.substring(counted + "COUNTED".length()) + ",")
              + ",\"flags\":[]",
          "not-known-yet");

      database.migrate();

      assertThat(texts(database, "details"))
          .containsExactly(
              "null null null null " + MISSION_DETAILS.formatted("", ""),
              "0 0 0 0 " + CONTRIBUTOR_DETAILS.formatted(""));
    }
  }

  @Test
  void a_row_whose_figures_are_not_found_in_its_text_ends_the_migration_and_nothing_is_changed()
      throws SQLException {
    try (var database = TestDatabase.ofVersion("9")) {
      database.asOwner("select muster.create_generation(3, 'aaaa', 12)");
      database.asOwner("select muster.attach_generation(1)");
      insert(database, "CIV", "{\"contributor\":\"CIV\"}", "no-baseline");

      assertThatThrownBy(database::migrate)
          .hasMessageContaining("1 rows of muster.posture_step_g1 are not as they were written");

      assertThat(texts(database, "answer")).containsExactly("0 0 0 0 {\"contributor\":\"CIV\"}");
    }
  }

  private static void insert(
      TestDatabase database, String contributor, String answer, String whyNull)
      throws SQLException {
    database.asOwner(
        """
        insert into muster.posture_step_g1
            (generation, mission, scenario, contributor, from_day, reduction_low, reduction_best, partial,
             increase_low, suspended_high, status, flags, answer, because, why_null)
        values (1, 'MINUSMA', 'announced', '%s', '2022-11-30', 0, 0, false, 0, 0, '{}', '{}', '%s', '', '%s')\
        """
            .formatted(contributor, answer, whyNull));
  }

  private static List<String> texts(TestDatabase database, String column) throws SQLException {
    return database
        .database()
        .write(connection -> {
          List<String> rows = new ArrayList<>();
          try (var select = connection.createStatement();
              var row =
                  select.executeQuery(
                      "select * from muster.posture_step_g1 order by contributor")) {
            while (row.next()) {
              rows.add(
                  "%s %s %s %s %s"
                      .formatted(
                          row.getString("reduction_low"),
                          row.getString("reduction_best"),
                          row.getString("increase_low"),
                          row.getString("suspended_high"),
                          row.getString(column)));
            }
          }
          return rows;
        });
  }
}
