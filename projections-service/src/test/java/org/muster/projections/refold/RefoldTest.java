package org.muster.projections.refold;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.contracts.recorded.Recorded;
import org.muster.localstack.LocalStackTestResource;
import org.muster.projections.Asking;
import org.muster.projections.OldCode;
import org.muster.projections.Said;
import org.muster.projections.TestLog;
import org.muster.projections.database.Database;
import org.muster.projections.live.LiveProjection;

@QuarkusTest
@WithTestResource(LocalStackTestResource.class)
class RefoldTest {

  private static final String OF_IT =
      "mission = 'REFOLDED' and generation = (select generation from muster.promoted)";
  private static TestLog log;

  @Inject Database database;
  @Inject LiveProjection live;

  @BeforeAll
  static void open() {
    log = TestLog.ofService();
  }

  @AfterAll
  static void close() {
    log.close();
  }

  @Test
  void rows_that_are_wrong_are_written_anew_and_counted() throws SQLException {
    log.append(Said.strength("REFOLDED", 1_000, "2022-10-31"));
    log.append(Said.strength("REFOLDED", "BEN", 400, "2022-10-31"));
    projected("REFOLDED", log.append(Said.leaving("REFOLDED", "BEN", "2022-11-10", "2023-12-31")));
    assertThat(rowsChanged("REFOLDED")).isZero();
    int wrong =
        write("update muster.posture_step set deployed_low = 0 where deployed_low > 0 and " + OF_IT)
            + write("delete from muster.announcement_life where " + OF_IT);

    int changed = rowsChanged("REFOLDED");

    assertThat(changed).isEqualTo(wrong);
    given()
        .get("/v1/missions/REFOLDED/posture?on=2024-01-01")
        .then()
        .body("deployed.high", equalTo(600));
    assertThat(rowsChanged("REFOLDED")).isZero();
  }

  @Test
  void the_living_projection_goes_on_from_what_was_folded_again() throws SQLException {
    log.append(Said.strength("REFOLDED-2", 1_000, "2022-10-31"));
    Recorded leaving = Said.leaving("REFOLDED-2", "BEN", "2022-11-10", "2023-12-31");
    TestLog.Place place = log.append(leaving);
    projected("REFOLDED-2", place);
    OldCode.parked(database, leaving, place);
    assertThat(rowsChanged("REFOLDED-2")).isPositive();

    projected(
        "REFOLDED-2", log.append(Said.leaving("REFOLDED-2", "EGY", "2022-11-11", "2023-12-31")));

    given()
        .get("/v1/missions/REFOLDED-2/posture?on=2022-12-01")
        .then()
        .body("contributors.contributor", equalTo(List.of("EGY")));
    assertThat(rowsChanged("REFOLDED-2")).isZero();
    given()
        .post("/v1/parked/%d.%d/retry".formatted(place.partition(), place.offset()))
        .then()
        .statusCode(200);
  }

  @ParameterizedTest
  @CsvSource({
    "REFOLDED-3, journal_row, body, '{}'",
    "REFOLDED-4, posture_step, scenario, 'unheard of'",
    "REFOLDED-5, announcement_life, status, 'unheard of'"
  })
  void a_stored_row_that_cannot_be_read_is_told_and_nothing_is_changed(
      String mission, String table, String column, String damage) throws SQLException {
    Recorded note = Said.note(mission, "a word");
    log.append(note);
    projected(mission, log.append(Said.strength(mission, 1_000, "2022-10-31")));
    String one =
        "mission = '%s' and generation = (select generation from muster.promoted)"
            .formatted(mission);
    String right = text("select min(%s) from muster.%s where %s".formatted(column, table, one));
    String swap = "update muster.%s set %s = '%s' where %s = '%s' and " + one;
    int damaged = write(swap.formatted(table, column, damage, column, right));
    assertThat(damaged).isPositive();

    given()
        .post("/v1/missions/" + mission + "/refold")
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:muster:problem:unreadable-row"))
        .body("detail", containsString("./muster replay"));

    assertThat(write(swap.formatted(table, column, right, column, damage)))
        .as("the damage stood as it was")
        .isEqualTo(damaged);
    assertThat(rowsChanged(mission)).isZero();
  }

  @Test
  void a_mission_that_nobody_spoke_of_is_not_found() {
    given().post("/v1/missions/NOBODY/refold").then().statusCode(404);
    given().post("/v1/missions/nobody/refold").then().statusCode(400);
  }

  private void projected(String mission, TestLog.Place place) {
    Asking.notBefore(live, place)
        .get("/v1/missions/" + mission + "/posture")
        .then()
        .statusCode(200);
  }

  private static int rowsChanged(String mission) {
    return given()
        .post("/v1/missions/" + mission + "/refold")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getInt("rowsChanged");
  }

  private String text(String sql) throws SQLException {
    return database.read(connection -> {
      try (var statement = connection.createStatement();
          var row = statement.executeQuery(sql)) {
        row.next();
        return row.getString(1);
      }
    });
  }

  private int write(String sql) throws SQLException {
    return database.write(connection -> {
      try (var statement = connection.createStatement()) {
        return statement.executeUpdate(sql);
      }
    });
  }
}
