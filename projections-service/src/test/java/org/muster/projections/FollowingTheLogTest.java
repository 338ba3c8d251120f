package org.muster.projections;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muster.contracts.json.AnnouncementJson;
import org.muster.contracts.recorded.Recorded;
import org.muster.localstack.LocalStackTestResource;
import org.muster.projections.live.LiveProjection;

@QuarkusTest
@WithTestResource(LocalStackTestResource.class)
class FollowingTheLogTest {

  private static TestLog log;

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
  void an_announcement_on_the_topic_becomes_a_posture() {
    log.append(Said.strength("POSTURE", 1_000, "2022-10-31"));
    log.append(Said.strength("POSTURE", "BEN", 400, "2022-10-31"));
    var last = log.append(Said.leaving("POSTURE", "BEN", "2022-11-10", "2023-12-31"));

    notBefore(last)
        .get("/v1/missions/POSTURE/posture?on=2024-01-01")
        .then()
        .statusCode(200)
        .header("Muster-Position", token(last))
        .header("Muster-Rules", notNullValue())
        .header("Muster-Generation", notNullValue())
        .body("deployed.high", equalTo(600))
        .body("contributors[0].contributor", equalTo("BEN"))
        .body("knowledge.basis", equalTo("recorded"))
        .body("incomplete", is(false))
        .body("position", equalTo(token(last)));
  }

  @Test
  void an_earlier_knowledge_answers_without_what_came_later() {
    log.append(Said.strength("EARLIER", "BEN", 400, "2022-10-31"));
    var last = log.append(Said.leaving("EARLIER", "BEN", "2022-11-10", "2023-12-31"));

    notBefore(last)
        .get("/v1/missions/EARLIER/posture?on=2024-01-01&basis=announced&knownAt=2022-11-09")
        .then()
        .statusCode(200)
        .body("reduction.high", equalTo(0))
        .body("knowledge.basis", equalTo("announced"));
  }

  @Test
  void a_mission_that_nobody_spoke_of_is_not_found() {
    var last = log.append(Said.note("SPOKEN", "a word"));
    notBefore(last)
        .get("/v1/missions/UNSPOKEN/posture")
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("status", equalTo(404));
  }

  @Test
  void garbage_is_parked_while_the_others_go_on() {
    log.append(Said.note("GARBAGE", "before"));
    log.appendRaw("GARBAGE", "{\"type\":\u0000".getBytes(StandardCharsets.UTF_8));
    log.appendRaw("GARBAGE", null);
    var last = log.append(Said.strength("GARBAGE", 100, "2022-10-31"));

    notBefore(last)
        .get("/v1/missions/GARBAGE/posture?on=2023-01-01")
        .then()
        .statusCode(200)
        .body("deployed.best", equalTo(100))
        .body("incomplete", is(true));
    given().get("/v1/parked").then().body("parked.mission", hasItem("GARBAGE"));
  }

  @Test
  void a_record_whose_key_is_another_mission_leaves_its_whole_partition_in_doubt() {
    log.append(Said.note("KEYED", "before"));
    Recorded other = Said.note("OTHER", "with the wrong key");
    var last = log.appendRaw("KEYED", AnnouncementJson.writeRecorded(other));

    notBefore(last)
        .get("/v1/missions/KEYED/posture")
        .then()
        .statusCode(200)
        .body("incomplete", equalTo("possible"));
  }

  @Test
  void after_a_restart_it_goes_on_where_it_stopped() {
    var before = log.append(Said.note("RESTART", "one"));
    notBefore(before).get("/v1/announcements?mission=RESTART").then().statusCode(200);
    live.stop();
    log.append(Said.note("RESTART", "two"));
    live.start();
    var last = log.append(Said.note("RESTART", "three"));

    notBefore(last)
        .get("/v1/announcements?mission=RESTART")
        .then()
        .statusCode(200)
        .body("announcements.text", equalTo(List.of("three", "two", "one")));
  }

  @Test
  void the_service_is_alive_and_ready() {
    notBefore(log.append(Said.note("READY", "a word"))).get("/v1/missions").then().statusCode(200);
    given().get("/q/health/live").then().statusCode(200);
    given().get("/q/health/ready").then().statusCode(200);
  }

  private RequestSpecification notBefore(TestLog.Place place) {
    return given().header("Muster-Position", token(place)).header("Prefer", "wait=30");
  }

  private String token(TestLog.Place place) {
    await().atMost(Duration.ofSeconds(30)).until(() -> live.log().isPresent());
    return "%s:%d:%d"
        .formatted(live.log().orElseThrow().lineage(), place.partition(), place.offset());
  }
}
