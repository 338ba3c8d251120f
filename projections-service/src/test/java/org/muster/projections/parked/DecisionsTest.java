package org.muster.projections.parked;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muster.contracts.recorded.Recorded;
import org.muster.localstack.LocalStackTestResource;
import org.muster.localstack.TopicProvisioning;
import org.muster.projections.Altered;
import org.muster.projections.Asking;
import org.muster.projections.OldCode;
import org.muster.projections.Said;
import org.muster.projections.TestLog;
import org.muster.projections.database.Database;
import org.muster.projections.live.LiveConfig;
import org.muster.projections.live.LiveProjection;
import org.muster.projections.log.Log;

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
    String elsewhere =
        TestLog.missionOutside(Log.partitionOf("STOPPED", TopicProvisioning.PARTITIONS));
    projected(elsewhere, log.append(Said.note(elsewhere, "a word")), false);
    TestLog.Place first = log.appendRaw("STOPPED", GARBAGE);
    for (int i = 1; i < config.parkedLimit(); i++) {
      TestLog.Place unused = log.appendRaw("STOPPED", GARBAGE);
    }
    TestLog.Place last = log.append(Said.note("STOPPED", "after the garbage"));
    await().atMost(LONG).until(() -> given().get("/q/health/ready").statusCode() == 503);
    given().get("/v1/missions/STOPPED/posture").then().statusCode(404);
    String why = "partition %d stopped at offset %d".formatted(last.partition(), last.offset());
    given()
        .get("/q/health/ready")
        .then()
        .body("checks.find { it.name == 'projection' }.data.decide", containsString(why));
    given().get("/v1/missions").then().header("Muster-Stopped", containsString(why));
    given()
        .get("/v1/missions/%s/posture".formatted(elsewhere))
        .then()
        .header("Muster-Stopped", nullValue());

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
  void a_partition_that_stopped_goes_on_after_a_decision_however_busy_others_are()
      throws InterruptedException {
    String elsewhere =
        TestLog.missionOutside(Log.partitionOf("WAITS", TopicProvisioning.PARTITIONS));
    List<TestLog.Place> garbage = garbage("WAITS", config.parkedLimit());
    TestLog.Place last = log.append(Said.note("WAITS", "after the garbage"));
    await().atMost(LONG).until(() -> given().get("/q/health/ready").statusCode() == 503);
    AtomicBoolean over = new AtomicBoolean();
    Thread busy =
        Thread.ofPlatform()
            .start(() -> {
              try (TestLog other = TestLog.ofService()) {
                while (!over.get()) {
                  other.append(Said.note(elsewhere, "a word"));
                }
              }
            });
    try {
      discard(garbage.getFirst());
      projected("WAITS", last, true);
    } finally {
      over.set(true);
      busy.join();
    }
  }

  /// Those that were discarded between them shorten no count.
  @Test
  void a_partition_stops_after_so_many_records_that_nobody_has_decided_about() throws SQLException {
    List<TestLog.Place> garbage = garbage("COUNTED", config.parkedLimit() + 4);
    TestLog.Place last = log.append(Said.note("COUNTED", "after the garbage"));
    stoppedAt(garbage.get(config.parkedLimit()));
    discard(garbage.get(0));
    stoppedAt(garbage.get(config.parkedLimit() + 1));
    discard(garbage.get(config.parkedLimit()));
    stoppedAt(garbage.get(config.parkedLimit() + 2));
    discard(garbage.get(config.parkedLimit() + 1));
    stoppedAt(garbage.get(config.parkedLimit() + 3));

    discard(garbage.get(1));
    discard(garbage.get(2));
    projected("COUNTED", last, true);
  }

  private void stoppedAt(TestLog.Place next) throws SQLException {
    String sql =
        """
        select parked_in_a_row >= %d from muster.checkpoint
         where generation = (select generation from muster.promoted)
           and partition = %d and next_offset = %d\
        """
            .formatted(config.parkedLimit(), next.partition(), next.offset());
    await()
        .atMost(LONG)
        .until(() ->
            database.read(connection -> {
              try (var select = connection.createStatement();
                  var row = select.executeQuery(sql)) {
                return row.next() && row.getBoolean(1);
              }
            }));
  }

  private static List<TestLog.Place> garbage(String mission, int count) {
    return IntStream.range(0, count).mapToObj(i -> log.appendRaw(mission, GARBAGE)).toList();
  }

  private static void discard(TestLog.Place place) {
    given().body(WHY).post("/v1/parked/%s/discard".formatted(id(place))).then().statusCode(200);
  }

  @Test
  void another_record_in_the_place_of_the_one_that_was_parked_is_not_released()
      throws SQLException {
    Recorded leaving = Said.leaving("REPLACED", "BEN", "2022-11-10", "2023-12-31");
    TestLog.Place place = log.append(leaving);
    projected("REPLACED", place, false);
    OldCode.parked(database, leaving, place);
    Altered.rows(
        database,
        "update muster.parked set record_value = record_value || 'x' where mission = 'REPLACED'");

    given()
        .post("/v1/parked/%s/retry".formatted(id(place)))
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:muster:problem:other-record"));

    Altered.rows(
        database,
        """
        update muster.parked set record_value = substring(record_value for length(record_value) - 1)
         where mission = 'REPLACED'\
        """);
    given().post("/v1/parked/%s/retry".formatted(id(place))).then().statusCode(200);
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

    long previous = given().get("/v1/generations").jsonPath().getLong("previous");
    Altered.rows(
        database,
        """
        insert into muster.parked (generation, log_partition, log_offset, mission, reason, detail)
        values (%d, %d, %d, 'RELEASED', 'unknown-type', 'by old code')\
        """
            .formatted(previous, place.partition(), place.offset()));
    given()
        .post("/v1/generations/%d/promotion".formatted(previous))
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:muster:problem:not-promoted"))
        .body("detail", containsString(id(place)));
    Altered.rows(
        database,
        "delete from muster.parked where generation = %d and log_partition = %d and log_offset = %d"
            .formatted(previous, place.partition(), place.offset()));
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
