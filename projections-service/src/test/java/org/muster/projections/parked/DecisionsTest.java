package org.muster.projections.parked;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muster.contracts.recorded.Recorded;
import org.muster.localstack.LocalStackTestResource;
import org.muster.projections.Asking;
import org.muster.projections.OldCode;
import org.muster.projections.Said;
import org.muster.projections.TestLog;
import org.muster.projections.database.Database;
import org.muster.projections.live.LiveConfig;
import org.muster.projections.live.LiveProjection;

@QuarkusTest
@WithTestResource(LocalStackTestResource.class)
class DecisionsTest {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final byte[] GARBAGE = "no announcement".getBytes(StandardCharsets.UTF_8);
  private static final String WHY = "{\"reason\": \"somebody's test\"}";
  private static TestLog log;

  @Inject Database database;
  @Inject LiveProjection live;
  @Inject LiveConfig config;

  @BeforeAll
  static void open() {
    log = TestLog.ofService();
  }

  @AfterAll
  static void close() {
    log.close();
  }

  @Test
  void what_is_discarded_leaves_nothing_incomplete_and_is_shown_with_who_and_why() {
    TestLog.Place garbage = log.appendRaw("DISCARDED", GARBAGE);
    projected("DISCARDED", log.append(Said.note("DISCARDED", "a word")), true);

    given()
        .body(WHY)
        .post("/v1/parked/%s/discard".formatted(id(garbage)))
        .then()
        .statusCode(200)
        .body("decision", equalTo("discarded"))
        .body("decidedBy", equalTo("local"));

    given().get("/v1/missions/DISCARDED/posture").then().body("incomplete", is(false));
    JsonPath parked = given().get("/v1/parked?limit=500").jsonPath();
    String found = "parked.find { it.id == '%s' }.".formatted(id(garbage));
    assertThat(parked.getString(found + "discarded.reason")).isEqualTo("somebody's test");
    assertThat(parked.getString(found + "discarded.by")).isEqualTo("local");
    assertThat(parked.getString(found + "discarded.at")).isNotNull();
  }

  @Test
  void a_partition_that_stopped_goes_on_after_a_decision_and_replays_honour_it() {
    TestLog.Place first = log.appendRaw("STOPPED", GARBAGE);
    for (int i = 1; i < config.parkedLimit(); i++) {
      TestLog.Place unused = log.appendRaw("STOPPED", GARBAGE);
    }
    TestLog.Place last = log.append(Said.note("STOPPED", "after the garbage"));
    await().atMost(LONG).until(() -> given().get("/q/health/ready").statusCode() == 503);
    given().get("/v1/missions/STOPPED/posture").then().statusCode(404);

    given().body(WHY).post("/v1/parked/%s/discard".formatted(id(first))).then().statusCode(200);

    projected("STOPPED", last, true);
    assertThat(replayed()).isEqualTo("promoted");
    projected("STOPPED", last, true);
    given()
        .get("/v1/parked?limit=500")
        .then()
        .body("parked.find { it.id == '%s' }.discarded".formatted(id(first)), notNullValue());
  }

  @Test
  void a_retry_that_succeeds_releases_the_record_and_a_replay_gives_the_same() throws SQLException {
    log.append(Said.strength("RELEASED", 1_000, "2022-10-31"));
    Recorded leaving = Said.leaving("RELEASED", "BEN", "2022-11-10", "2023-12-31");
    TestLog.Place place = log.append(leaving);
    projected("RELEASED", place, false);
    OldCode.parked(database, leaving, place);
    given().post("/v1/missions/RELEASED/refold").then().statusCode(200);
    given()
        .get("/v1/missions/RELEASED/posture")
        .then()
        .body("incomplete", is(true))
        .body("contributors.size()", equalTo(0));

    given()
        .post("/v1/parked/%s/retry".formatted(id(place)))
        .then()
        .statusCode(200)
        .body("decision", equalTo("released"))
        .body("mission", equalTo("RELEASED"));

    given()
        .get("/v1/missions/RELEASED/posture?on=2022-12-01")
        .then()
        .body("incomplete", is(false))
        .body("contributors[0].contributor", equalTo("BEN"));
    given().post("/v1/parked/%s/retry".formatted(id(place))).then().statusCode(404);
    assertThat(replayed()).isEqualTo("promoted");
  }

  @Test
  void a_retry_that_fails_says_why_and_changes_nothing() {
    TestLog.Place garbage = log.appendRaw("RETRIED", GARBAGE);
    projected("RETRIED", log.append(Said.note("RETRIED", "a word")), true);

    given()
        .post("/v1/parked/%s/retry".formatted(id(garbage)))
        .then()
        .statusCode(409)
        .body("detail", containsString("unreadable-value"));

    given().get("/v1/missions/RETRIED/posture").then().body("incomplete", is(true));
  }

  @Test
  void what_is_asked_wrongly_is_named() {
    given().body(WHY).post("/v1/parked/0.999999/discard").then().statusCode(404);
    given().body(WHY).post("/v1/parked/nonsense/discard").then().statusCode(400);
    given().body("{}").post("/v1/parked/0.999999/discard").then().statusCode(400);
    given().body("{\"reason\": \" \"}").post("/v1/parked/0.1/discard").then().statusCode(400);
    given().post("/v1/parked/0.999999/retry").then().statusCode(404);
  }

  private void projected(String mission, TestLog.Place place, boolean incomplete) {
    Asking.notBefore(live, place)
        .get("/v1/missions/" + mission + "/posture")
        .then()
        .statusCode(200)
        .body("incomplete", is(incomplete));
  }

  private static String replayed() {
    long id =
        given()
            .body("{}")
            .post("/v1/replays")
            .then()
            .statusCode(202)
            .extract()
            .jsonPath()
            .getLong("id");
    await().atMost(LONG).until(() -> !state(id).equals("running"));
    return state(id);
  }

  private static String state(long id) {
    return given().get("/v1/replays/" + id).jsonPath().getString("state");
  }

  private static String id(TestLog.Place place) {
    return place.partition() + "." + place.offset();
  }
}
