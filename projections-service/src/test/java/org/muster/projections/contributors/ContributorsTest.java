package org.muster.projections.contributors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muster.localstack.LocalStackTestResource;
import org.muster.projections.Asking;
import org.muster.projections.Said;
import org.muster.projections.Samples;
import org.muster.projections.TestLog;
import org.muster.projections.live.LiveProjection;

@QuarkusTest
@WithTestResource(LocalStackTestResource.class)
class ContributorsTest {

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
  void each_contributor_has_a_line_and_pages_follow() {
    var last =
        Samples.append(
            log, "LINES", "minusma-at-a-crossroads.ndjson", "minusma-counts-2022-11.ndjson");

    String next =
        Asking.notBefore(live, last)
            .get("/v1/missions/LINES/contributors?on=2023-07-01&limit=4")
            .then()
            .statusCode(200)
            .body("contributors.contributor", contains("BEN", "CIV", "DEU", "EGY"))
            .body("contributors[1].deployed.high", equalTo(880))
            .body("contributors[1].because", nullValue())
            .extract()
            .path("next");
    Asking.notBefore(live, last)
        .get("/v1/missions/LINES/contributors?on=2023-07-01&limit=4&cursor=" + next)
        .then()
        .body("contributors.contributor", contains("GBR", "SWE"))
        .body("next", nullValue());
    assertThat(
            Asking.notBefore(live, last)
                .accept("text/csv")
                .get("/v1/missions/LINES/contributors?on=2023-07-01")
                .asString()
                .lines())
        .hasSize(7)
        .first()
        .asString()
        .startsWith("contributor,status,stage,deployed_low");
  }

  @Test
  void the_story_tells_what_each_announcement_does() {
    var strength = Said.strength("STORY", "BEN", 400, "2022-10-31");
    var leaving = Said.leaving("STORY", "BEN", "2022-11-10", "2023-12-31");
    var rumour = Said.leaving("STORY", "BEN", "2022-11-05", "2023-06-30");
    log.append(leaving);
    log.append(strength);
    log.append(rumour);
    log.append(Said.strength("STORY", "SWE", 200, "2022-10-31"));
    var last = log.append(Said.retraction("STORY", rumour.id()));

    Asking.notBefore(live, last)
        .get("/v1/missions/STORY/contributors/BEN?on=2024-01-01")
        .then()
        .statusCode(200)
        .body("contributor", equalTo("BEN"))
        .body("posture.status", contains("left"))
        .body("timeline.day", contains(null, "2022-10-31", "2022-11-10", "2023-12-31"))
        .body("timeline.reduction.low.last()", equalTo(400))
        .body(
            "story.type",
            contains(
                "strength-reported", "withdrawal-announced", "withdrawal-announced", "retraction"))
        .body("story[1].status", equalTo("retracted"))
        .body("story[1].disregarded", equalTo("retracted"))
        .body("story[2].id", equalTo(leaving.id().toString()))
        .body("story[2].effects.reduction.low", equalTo(400))
        .body("story[2].disregarded", nullValue())
        .body("story[2].announcement.sources", hasSize(1));
  }

  @Test
  void a_plan_that_the_scenario_does_not_count_is_told_with_the_reason() {
    log.append(Said.strength("REASON", "BEN", 400, "2022-10-31"));
    var last = log.append(Said.leaving("REASON", "BEN", "2022-11-10", "2023-12-31"));

    Asking.notBefore(live, last)
        .get("/v1/missions/REASON/contributors/BEN?on=2024-01-01&scenario=official")
        .then()
        .statusCode(200)
        .body("story[1].disregarded", equalTo("stage"))
        .body("story[1].effects", nullValue());
  }

  @Test
  void what_was_recorded_later_is_not_in_an_earlier_story() {
    var last = log.append(Said.strength("LATER", "BEN", 400, "2022-10-31"));

    Asking.notBefore(live, last)
        .get("/v1/missions/LATER/contributors/BEN?knownAt=2022-12-31")
        .then()
        .statusCode(200)
        .body("posture", nullValue())
        .body("timeline", empty())
        .body("story", empty());
    Asking.notBefore(live, last)
        .get("/v1/missions/LATER/contributors/BEN?knownAt=2022-10-01&basis=announced")
        .then()
        .statusCode(200)
        .body("story", hasSize(1));
  }

  @Test
  void the_linear_policy_has_a_row_a_day() {
    log.append(Said.strength("DAILY", "BEN", 100, "2022-10-31"));
    var last = log.append(Said.leaving("DAILY", "BEN", "2022-11-10", "2022-11-20"));

    Asking.notBefore(live, last)
        .get("/v1/missions/DAILY/contributors/BEN?on=2022-11-15&policy=linear")
        .then()
        .statusCode(200)
        .body("posture.reduction.best", equalTo(50))
        .body("timeline.day", hasItem("2022-11-15"));
  }

  @Test
  void csv_has_the_story_or_the_timeline() {
    log.append(Said.strength("TWOLISTS", "BEN", 400, "2022-10-31"));
    var last = log.append(Said.leaving("TWOLISTS", "BEN", "2022-11-10", "2023-12-31"));
    String story =
        Asking.notBefore(live, last)
            .accept("text/csv")
            .get("/v1/missions/TWOLISTS/contributors/BEN?on=2024-01-01")
            .asString();
    String timeline =
        Asking.notBefore(live, last)
            .accept("text/csv")
            .get("/v1/missions/TWOLISTS/contributors/BEN?on=2024-01-01&rows=timeline")
            .then()
            .body(startsWith("day,status,deployed_low"))
            .extract()
            .asString();
    assertThat(story.lines()).hasSize(3);
    assertThat(timeline.lines()).hasSize(5);
  }

  @Test
  void whoever_nobody_spoke_of_is_not_found() {
    var last = log.append(Said.strength("ALONE", "BEN", 400, "2022-10-31"));
    Asking.notBefore(live, last).get("/v1/missions/ALONE/contributors/SWE").then().statusCode(404);
    Asking.notBefore(live, last)
        .get("/v1/missions/NOWHERE/contributors/SWE")
        .then()
        .statusCode(404);
    Asking.notBefore(live, last)
        .get("/v1/missions/ALONE/contributors/benin")
        .then()
        .statusCode(400)
        .body("parameter", equalTo("contributor"));
    Asking.notBefore(live, last)
        .get("/v1/missions/ALONE/contributors/BEN?rows=all")
        .then()
        .statusCode(400)
        .body("parameter", equalTo("rows"));
  }
}
