package org.muster.projections.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
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
class ChangesTest {

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
  void november_2022_is_told_announcement_by_announcement() {
    var last =
        Samples.append(
            log, "NOVEMBER", "minusma-at-a-crossroads.ndjson", "minusma-counts-2022-11.ndjson");

    Asking.notBefore(live, last)
        .get("/v1/missions/NOVEMBER/changes?since=2022-11-10&until=2022-11-23&basis=announced")
        .then()
        .statusCode(200)
        .body("on", equalTo("2022-11-23"))
        .body("changes.contributor", hasItems("CIV", "GBR", "DEU"))
        .body(
            "changes.findAll { it.type == 'withdrawal-announced' }.contributor",
            contains("CIV", "GBR", "DEU"))
        .body("changes.find { it.contributor == 'CIV' }.announced", equalTo("2022-11-11"))
        .body("changes.find { it.contributor == 'CIV' }.quote", startsWith("On 11 November"))
        .body("changes.find { it.contributor == 'CIV' }.moves", equalTo(true))
        .body("changes.find { it.contributor == 'CIV' }.statusAfter", hasItems("drawing-down"))
        .body("changes.find { it.contributor == 'CIV' }.after.reduction.high", equalTo(900));
  }

  @Test
  void the_last_change_arrives_at_the_total() {
    log.append(Said.strength("TOTALS", 1_000, "2022-10-31"));
    log.append(Said.strength("TOTALS", "BEN", 400, "2022-10-31"));
    var last = log.append(Said.leaving("TOTALS", "BEN", "2022-11-10", "2023-12-31"));

    var body =
        Asking.notBefore(live, last)
            .get("/v1/missions/TOTALS/changes?since=2022-11-09&until=2024-01-01&basis=announced")
            .jsonPath();
    assertThat(body.getInt("before.deployed.low")).isEqualTo(1_000);
    assertThat(body.getInt("after.deployed.low")).isEqualTo(600);
    assertThat(body.getMap("changes[0].before")).isEqualTo(body.getMap("before"));
    assertThat(body.getMap("changes[0].after")).isEqualTo(body.getMap("after"));
  }

  @Test
  void a_retraction_is_a_change_of_what_was_recorded() {
    var strength = Said.strength("TAKEN", 1_000, "2022-10-31");
    log.append(strength);
    var last = log.append(Said.retraction("TAKEN", strength.id()));

    Asking.notBefore(live, last)
        .get("/v1/missions/TAKEN/changes?since=2022-11-09")
        .then()
        .statusCode(200)
        .body("changes.type", contains("strength-reported", "retraction"))
        .body("changes[1].before.deployed.best", equalTo(1_000))
        .body("changes[1].after.deployed", equalTo(null));
  }

  @Test
  void where_nothing_became_known_there_is_no_change() {
    var last = log.append(Said.strength("QUIET", 1_000, "2022-10-31"));
    Asking.notBefore(live, last)
        .get("/v1/missions/QUIET/changes?since=2022-11-10&until=2022-11-23&basis=announced")
        .then()
        .statusCode(200)
        .body("changes", empty())
        .body("before.deployed.best", equalTo(1_000))
        .body("after.deployed.best", equalTo(1_000));
  }

  @Test
  void a_quote_cannot_become_a_formula_of_a_table() {
    var last =
        log.append(
            Said.recorded(
                """
                {"type":"context-noted","mission":"FORMULA","text":"x","announced":"2022-11-11",
                 "sources":[{"publisher":"=cmd|","title":"+1","quote":"@SUM(A1)"}]}\
                """));
    Asking.notBefore(live, last)
        .accept("text/csv")
        .get("/v1/missions/FORMULA/changes?since=2022-11-10&until=2022-11-23&basis=announced")
        .then()
        .statusCode(200)
        .body(containsString("\"'@SUM(A1)\",\"'=cmd|\",\"'+1\""));
  }

  @Test
  void bad_parameters_are_named() {
    var last = log.append(Said.note("BADCHANGE", "a word"));
    Asking.notBefore(live, last)
        .get("/v1/missions/BADCHANGE/changes")
        .then()
        .statusCode(400)
        .body("parameter", equalTo("since"));
    Asking.notBefore(live, last)
        .get("/v1/missions/BADCHANGE/changes?since=2022-11-10&until=2022-11-09")
        .then()
        .statusCode(400)
        .body("parameter", equalTo("until"));
    Asking.notBefore(live, last)
        .get("/v1/missions/BADCHANGE/changes?since=2022-11-10&basis=told")
        .then()
        .statusCode(400)
        .body("parameter", equalTo("basis"));
    Asking.notBefore(live, last)
        .get("/v1/missions/NOWHERE/changes?since=2022-11-10")
        .then()
        .statusCode(404);
  }
}
