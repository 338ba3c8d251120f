package org.muster.projections.lineage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.muster.contracts.position.LogPosition;
import org.muster.localstack.LocalStackTestResource;
import org.muster.localstack.SegmentFile;
import org.muster.localstack.TestStack;
import org.muster.localstack.TopicProvisioning;
import org.muster.projections.Said;
import org.muster.projections.TestLog;
import org.muster.projections.database.AdvisoryLock;
import org.muster.projections.database.Database;
import org.muster.projections.live.LiveProjection;
import org.muster.projections.live.LiveState;
import org.muster.projections.log.Log;

@QuarkusTest
@WithTestResource(LocalStackTestResource.class)
class LineageTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  @Inject LiveProjection live;
  @Inject Database database;

  @Test
  void a_good_log_is_verified_and_needs_no_acceptance() {
    projected("VERIFIED");
    JsonPath verified = verified();

    assertThat(verified.getString("state")).as(verified.prettify()).isEqualTo("good");
    assertThat(verified.getLong("done")).isEqualTo(verified.getLong("total")).isPositive();
    assertThat(verified.getList("partitions")).hasSize(TopicProvisioning.PARTITIONS);
    given()
        .body("{\"topicId\": \"%s\", \"reason\": \"none\"}".formatted(topicId()))
        .post("/v1/log/acceptance")
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:muster:problem:not-refused"));
    given().body("{}").post("/v1/log/acceptance").then().statusCode(400);
    given().get("/v1/log/verifications/unknown").then().statusCode(404);
  }

  @Test
  void a_verification_is_told_by_any_instance_and_one_that_was_cut_as_such() throws Exception {
    projected("RETOLD");
    String good = verified().getString("id");
    Verification begun =
        new Verification(
            UUID.randomUUID().toString(),
            "running",
            live.log().orElseThrow().lineage(),
            0,
            10,
            Instant.now(),
            null,
            List.of(),
            List.of());
    String path = "/v1/log/verifications/" + begun.id();
    try (var otherInstance = AdvisoryLock.tried(database, VerificationRows.LOCK).orElseThrow()) {
      given().post("/v1/log/verifications").then().statusCode(409);
      boolean held =
          database.write(connection -> {
            VerificationRows.insert(connection, begun);
            return otherInstance.isAlive();
          });
      assertThat(held).isTrue();
      given().get(path).then().statusCode(200).body("state", equalTo("running"));
    }

    given()
        .get(path)
        .then()
        .statusCode(200)
        .body("state", equalTo("interrupted"))
        .body("endedAt", notNullValue())
        .body("differences[0]", containsString("start it again"));
    assertThat(verified().getString("state")).isEqualTo("good");
    given().get(path).then().body("state", equalTo("interrupted"));
    given()
        .get("/v1/log/verifications")
        .then()
        .body("verifications.id", hasItems(good, begun.id()));
  }

  @Test
  void a_topic_made_anew_is_refused_while_queries_are_answered_and_followed_once_accepted()
      throws Exception {
    String before = projected("OLDLOG");
    String lineage = live.log().orElseThrow().lineage();
    long replay =
        given()
            .body("{\"maxRate\": 1}")
            .post("/v1/replays")
            .then()
            .statusCode(202)
            .extract()
            .jsonPath()
            .getLong("id");
    String topic = makeAnew();
    await().atMost(LONG).until(() -> live.state() instanceof LiveState.Refused);
    await()
        .atMost(LONG)
        .until(() ->
            given().get("/v1/replays/" + replay).jsonPath().getString("state").equals("failed"));
    given().get("/v1/replays/" + replay).then().body("detail", containsString("was refused"));
    given()
        .post("/v1/replays")
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:muster:problem:log-refused"));

    given().get("/q/health/ready").then().statusCode(503).body(containsString("no longer there"));
    given().get("/q/health/live").then().statusCode(200);
    given()
        .get("/v1/missions/OLDLOG/posture?on=2023-01-01")
        .then()
        .statusCode(200)
        .header("Muster-Stopped", containsString(topic))
        .body("deployed.best", equalTo(100));
    given().get("/v1/log").then().statusCode(200).body("refused", notNullValue());

    given()
        .body("{\"topicId\": \"AAAAAAAAAAAAAAAAAAAAAA\", \"reason\": \"wrong\"}")
        .post("/v1/log/acceptance")
        .then()
        .statusCode(409);
    String presentId = given().get("/v1/log").jsonPath().getString("presentTopicId");
    given()
        .body("{\"topicId\": \"%s\", \"reason\": \"a test\"}".formatted(presentId))
        .post("/v1/log/acceptance")
        .then()
        .statusCode(200)
        .body("topicId", is(presentId))
        .body("starts", everyItem(is(0)));

    await().atMost(LONG).until(() -> live.state() instanceof LiveState.Following);
    assertThat(live.log().orElseThrow().lineage()).isNotEqualTo(lineage);
    given()
        .header("Muster-Position", before)
        .get("/v1/missions")
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:muster:problem:other-log"));
    projected("NEWLOG");
    given().get("/v1/missions/OLDLOG/posture").then().statusCode(404);
    assertThat(given().get("/v1/log").jsonPath().getList("events.event", String.class))
        .contains("first-seen", "refused", "accepted");
  }

  @Test
  void an_altered_record_is_found_by_a_replay_and_the_log_can_be_accepted_as_it_is() {
    String before = projected("ALTERED");
    LogPosition place = LogPosition.parse(before);
    SegmentFile file =
        SegmentFile.of(TestStack.shared(), live.log().orElseThrow().topic(), place.partition());
    assumeThat(file.isHere()).as("the broker's files are on this machine").isTrue();
    file.flipUnnoticed(place.offset(), "A newspaper");

    long replay =
        given().post("/v1/replays").then().statusCode(202).extract().jsonPath().getLong("id");
    await()
        .atMost(LONG)
        .until(() ->
            given().get("/v1/replays/" + replay).jsonPath().getString("state").equals("failed"));
    assertThat(given().get("/v1/replays/" + replay).jsonPath().getString("detail"))
        .contains("was altered");
    await().atMost(LONG).until(() -> live.state() instanceof LiveState.Refused);
    given().get("/v1/log").then().body("refused", containsString("the record " + place.offset()));

    given()
        .body("{\"topicId\": \"%s\", \"reason\": \"a test\"}".formatted(topicId()))
        .post("/v1/log/acceptance")
        .then()
        .statusCode(200);
    await().atMost(LONG).until(() -> live.state() instanceof LiveState.Following);
    Log accepted = live.log().orElseThrow();
    assertThat(accepted.lineage()).isNotEqualTo(place.lineage());

    given().header("Muster-Position", before).get("/v1/missions").then().statusCode(409);
    LogPosition since = LogPosition.parse(projected("SINCE"));
    given()
        .header(
            "Muster-Position",
            new LogPosition(accepted.topicLineage(), since.partition(), since.offset()).toString())
        .get("/v1/missions/SINCE/posture?on=2023-01-01")
        .then()
        .statusCode(200);
    assertThat(verified().getString("state")).isEqualTo("good");
  }

  /// Appends a count of 100 and waits until it is projected.
  private String projected(String mission) {
    await().atMost(LONG).until(() -> live.log().isPresent());
    String token;
    try (TestLog log = TestLog.ofService()) {
      var last = log.append(Said.strength(mission, 100, "2022-10-31"));
      token =
          "%s:%d:%d".formatted(live.log().orElseThrow().lineage(), last.partition(), last.offset());
    }
    given()
        .header("Muster-Position", token)
        .header("Prefer", "wait=30")
        .get("/v1/missions/" + mission + "/posture?on=2023-01-01")
        .then()
        .statusCode(200)
        .body("deployed.best", equalTo(100));
    return token;
  }

  private static JsonPath verified() {
    String id =
        given()
            .post("/v1/log/verifications")
            .then()
            .statusCode(202)
            .extract()
            .jsonPath()
            .getString("id");
    String path = "/v1/log/verifications/" + id;
    await()
        .atMost(LONG)
        .until(() -> !given().get(path).jsonPath().getString("state").equals("running"));
    return given().get(path).jsonPath();
  }

  private static String topicId() {
    return given().get("/v1/log").jsonPath().getString("topicId");
  }

  private String makeAnew() throws Exception {
    String topic = live.log().orElseThrow().topic();
    try (Admin admin = TestStack.shared().admin()) {
      admin.deleteTopics(List.of(topic)).all().get(30, TimeUnit.SECONDS);
      await().atMost(LONG).until(() -> live.state() instanceof LiveState.Refused);
      await().atMost(LONG).until(() -> !admin.listTopics().names().get().contains(topic));
      TopicProvisioning.ensure(admin, TopicProvisioning.Wanted.onOneBroker().named(topic));
    }
    return topic;
  }
}
