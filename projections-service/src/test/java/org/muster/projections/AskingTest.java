package org.muster.projections;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muster.localstack.LocalStackTestResource;
import org.muster.projections.database.Database;
import org.muster.projections.live.LiveProjection;

@QuarkusTest
@WithTestResource(LocalStackTestResource.class)
class AskingTest {

  private static TestLog log;

  @Inject LiveProjection live;
  @Inject Database database;

  @BeforeAll
  static void open() {
    log = TestLog.ofService();
  }

  @AfterAll
  static void close() {
    log.close();
  }

  @Test
  void an_unchanged_answer_is_not_sent_again() {
    var last = log.append(Said.note("UNCHANGED", "a word"));
    Response first = after(last, "/v1/missions/UNCHANGED/posture?on=2023-01-01");
    assertThat(first.statusCode()).isEqualTo(200);
    given()
        .header("If-None-Match", first.header("ETag"))
        .get("/v1/missions/UNCHANGED/posture?on=2023-01-01")
        .then()
        .statusCode(304)
        .header("Muster-Position", notNullValue());
  }

  @Test
  void an_answer_that_is_not_there_in_time_is_refused_with_how_far_it_is() {
    var before = log.append(Said.note("WAITED", "one"));
    assertThat(after(before, "/v1/announcements?mission=WAITED").statusCode()).isEqualTo(200);
    live.stop();
    try {
      var last = log.append(Said.note("WAITED", "two"));
      given()
          .header("Muster-Position", token(last))
          .header("Prefer", "wait=1")
          .get("/v1/announcements?mission=WAITED")
          .then()
          .statusCode(503)
          .header("Retry-After", notNullValue())
          .body("detail", containsString("partition " + last.partition()))
          .body("position", notNullValue());
    } finally {
      live.start();
    }
  }

  @Test
  void a_position_of_another_log_or_beyond_the_end_is_refused() {
    var last = log.append(Said.note("REFUSED", "a word"));
    assertThat(after(last, "/v1/missions").statusCode()).isEqualTo(200);
    given().get("/v1/missions?after=other:0:0").then().statusCode(409);
    given()
        .get("/v1/missions?after=" + lineage() + ":0:999999")
        .then()
        .statusCode(400)
        .body("parameter", equalTo("after"));
    given().get("/v1/missions?after=nonsense").then().statusCode(400);
    given().get("/v1/missions?after=" + lineage() + ":99:0").then().statusCode(400);
  }

  @Test
  void a_parameter_that_is_wrong_is_named() {
    var last = log.append(Said.note("NAMED", "a word"));
    assertThat(after(last, "/v1/missions").statusCode()).isEqualTo(200);
    for (String query :
        List.of(
            "on=yesterday",
            "on=2023-02-30",
            "scenario=likely",
            "basis=x",
            "policy=x",
            "about=2",
            "knownAt=x",
            "atPosition=x",
            "unheard=1",
            "on=2023-01-01&on=2023-01-02")) {
      given()
          .get("/v1/missions/NAMED/posture?" + query)
          .then()
          .statusCode(400)
          .contentType("application/problem+json")
          .body("parameter", equalTo(query.substring(0, query.indexOf('='))));
    }
    given().get("/v1/announcements?limit=0").then().statusCode(400);
    given().get("/v1/announcements?cursor=%00").then().statusCode(400);
    given().get("/v1/announcements/nonsense").then().statusCode(400);
    given().get("/v1/nowhere").then().statusCode(404).body("status", equalTo(404));
    given().accept("image/png").get("/v1/missions").then().statusCode(406);
  }

  @Test
  void the_journal_is_paged_newest_first_and_searched() {
    log.append(Said.note("PAGED", "the first"));
    log.append(Said.note("PAGED", "the second, of Gao"));
    var last = log.append(Said.note("PAGED", "the third"));
    Response page = after(last, "/v1/announcements?mission=PAGED&limit=2");
    assertThat(page.jsonPath().getList("announcements")).hasSize(2);
    given()
        .queryParam("cursor", page.jsonPath().getString("next"))
        .get("/v1/announcements?mission=PAGED&limit=2")
        .then()
        .body("announcements.size()", equalTo(1))
        .body("next", equalTo(null));
    given()
        .get("/v1/announcements?mission=PAGED&q=OF GAO")
        .then()
        .body("announcements.text", equalTo(List.of("the second, of Gao")))
        .body("announcements[0].status", equalTo("effective"));
    String id = page.jsonPath().getString("announcements[0].id");
    given().get("/v1/announcements/" + id).then().body("id", equalTo(id));
  }

  @Test
  void a_retracted_announcement_says_by_what() {
    var note = Said.leaving("RETRACTED", "BEN", "2022-11-10", "2023-12-31");
    log.append(note);
    var retraction = Said.retraction("RETRACTED", note.id());
    Response one = after(log.append(retraction), "/v1/announcements/" + note.id());
    assertThat(one.jsonPath().getString("status")).isEqualTo("retracted");
    assertThat(one.jsonPath().getList("statusBy")).containsExactly(retraction.id().toString());
  }

  @Test
  void cells_that_a_spreadsheet_would_calculate_are_defused() {
    var last =
        log.append(
            Said.recorded(
                """
                {"type":"context-noted","mission":"FORMULA","saidBy":"=cmd|' /C calc'!A0","text":"x",
                 "sources":[{"publisher":"A newspaper","title":"A title"}]}\
                """));
    assertThat(after(last, "/v1/missions").statusCode()).isEqualTo(200);
    String csv =
        given()
            .accept("text/csv")
            .get("/v1/announcements?mission=FORMULA")
            .then()
            .statusCode(200)
            .contentType(startsWith("text/csv"))
            .extract()
            .asString();
    assertThat(csv).startsWith("id,recordedAt").contains("'=cmd|").doesNotContain(",=cmd|");
    String lines =
        given().accept("application/x-ndjson").get("/v1/announcements?mission=FORMULA").asString();
    assertThat(lines.strip().split("\n")).hasSize(1);
  }

  @Test
  void every_mission_has_a_line() {
    log.append(Said.strength("LINE", 1_000, "2022-10-31"));
    assertThat(after(log.append(Said.note("LINE-2", "a word")), "/v1/missions").statusCode())
        .isEqualTo(200);
    var last = log.append(Said.leaving("LINE", "BEN", "2022-11-10", "2023-12-31"));
    Response missions = after(last, "/v1/missions?on=2022-12-01&limit=500");
    assertThat(missions.jsonPath().getInt("missions.find { it.mission == 'LINE' }.deployed.high"))
        .isEqualTo(1_000);
    assertThat(missions.jsonPath().getList("missions.find { it.mission == 'LINE' }.leaving"))
        .containsExactly("BEN");
    given()
        .get("/v1/missions?limit=1")
        .then()
        .body("missions.size()", equalTo(1))
        .body("next", notNullValue());
  }

  @Test
  void before_anybody_spoke_psql_shows_null_and_not_zero() throws SQLException {
    var last = log.append(Said.retraction("UNHEARD", UUID.randomUUID()));
    assertThat(after(last, "/v1/missions").statusCode()).isEqualTo(200);
    String found =
        database.read(connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet row =
                  statement.executeQuery(
                      """
                      select why_null, reduction_low, suspended_low, increase_low
                        from muster.posture
                       where mission = 'UNHEARD' and contributor is null
                         and scenario = 'announced' and from_day = '-infinity'\
                      """)) {
            assertThat(row.next()).isTrue();
            return row.getString(1)
                + " "
                + row.getString(2)
                + " "
                + row.getString(3)
                + " "
                + row.getString(4);
          }
        });
    assertThat(found).isEqualTo("not-known-yet null null null");
  }

  @Test
  void the_current_posture_is_the_last_step_up_to_today() throws SQLException {
    log.append(Said.strength("TODAY", 1_000, "2022-10-31"));
    log.append(Said.leaving("TODAY", "BEN", "2022-11-10", "2023-12-31"));
    var last = log.append(Said.leaving("TODAY", "CIV", "2022-11-10", "2099-12-31"));
    assertThat(after(last, "/v1/missions").statusCode()).isEqualTo(200);
    long differences =
        database.read(connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet row =
                  statement.executeQuery(
                      """
                      with today as (
                        select distinct on (mission, scenario, contributor)
                               mission, contributor, scenario, from_day
                          from muster.posture
                         where from_day <= (now() at time zone 'UTC')::date
                         order by mission, scenario, contributor, from_day desc),
                      current as (
                        select mission, contributor, scenario, from_day
                          from muster.current_posture_by_scenario)
                      select count(*), (select count(*) from current where mission = 'TODAY')
                        from (table today except table current
                              union all table current except table today) d\
                      """)) {
            row.next();
            assertThat(row.getLong(2)).as("steps of today").isPositive();
            return row.getLong(1);
          }
        });
    assertThat(differences).isZero();
  }

  @Test
  void an_analyst_reads_the_current_posture_with_psql() throws SQLException {
    var last = log.append(Said.strength("ANALYST", 1_000, "2022-10-31"));
    assertThat(after(last, "/v1/missions").statusCode()).isEqualTo(200);
    String found =
        database.read(connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet row =
                  statement.executeQuery(
                      "select deployed_best, scenario, contributor from muster.current_posture where mission = 'ANALYST'")) {
            assertThat(row.next()).isTrue();
            return row.getLong(1) + " " + row.getString(2) + " " + row.getString(3);
          }
        });
    assertThat(found).isEqualTo("1000 announced null");
    assertThat(undescribed()).isEmpty();
  }

  @Test
  void the_interface_is_described_and_lag_is_measured() {
    given()
        .get("/q/openapi?format=json")
        .then()
        .statusCode(200)
        .body("paths.'/v1/missions/{mission}/posture'.get.summary", notNullValue());
    given().get("/q/swagger-ui/").then().statusCode(200);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() ->
            given()
                .get("/q/metrics")
                .asString()
                .lines()
                .anyMatch(line ->
                    line.startsWith("muster_projection_lag_records") && !line.endsWith("-1.0")));
  }

  /// Columns of the views that nobody has described.
  private String undescribed() throws SQLException {
    return database.read(connection -> {
      try (Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery(
                  """
                     select coalesce(string_agg(v.relname || '.' || a.attname, ' '), '')
                   from pg_class v
                   join pg_attribute a on a.attrelid = v.oid and a.attnum > 0
                  where v.relkind = 'v' and v.relnamespace = 'muster'::regnamespace
                    and col_description(v.oid, a.attnum) is null\
                  """)) {
        row.next();
        return row.getString(1);
      }
    });
  }

  private Response after(TestLog.Place place, String path) {
    return given().header("Muster-Position", token(place)).header("Prefer", "wait=30").get(path);
  }

  private String token(TestLog.Place place) {
    return "%s:%d:%d".formatted(lineage(), place.partition(), place.offset());
  }

  private String lineage() {
    await().atMost(Duration.ofSeconds(30)).until(() -> live.log().isPresent());
    return live.log().orElseThrow().lineage();
  }
}
