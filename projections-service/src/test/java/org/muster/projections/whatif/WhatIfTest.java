package org.muster.projections.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
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
class WhatIfTest {

  private static final String EGYPT_LEAVES =
      """
      {"announcements":[{"type":"withdrawal-announced","contributor":"EGY","stage":"official",
       "extent":"whole","announced":"2022-12-01","completes":"[..2023-06-30]"}]}\
      """;

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

  /// Without it 256 / 256 / 1,674 have gone by July 2023 (the worked answer); with it the 1,229 of
  /// Egypt besides.
  @Test
  void what_if_egypt_leaves_too() {
    var last =
        Samples.append(
            log, "EGYPT", "minusma-at-a-crossroads.ndjson", "minusma-counts-2022-11.ndjson");

    ask(last, "/v1/missions/EGYPT/what-if?on=2023-07-01", EGYPT_LEAVES)
        .statusCode(200)
        .body("without.reduction.low", equalTo(256))
        .body("without.reduction.high", equalTo(1_674))
        .body("with.reduction.low", equalTo(256 + 1_229))
        .body("with.reduction.best", equalTo(256 + 1_229))
        .body("with.reduction.high", equalTo(1_674 + 1_229))
        .body("timelineWithout.day", not(hasItem("2023-06-30")))
        .body("timelineWith.day", hasItem("2023-06-30"));
    Asking.notBefore(live, last)
        .get("/v1/missions/EGYPT/posture?on=2023-07-01")
        .then()
        .body("reduction.high", equalTo(1_674));
  }

  @Test
  void the_same_supposition_has_the_same_answer() {
    var last = log.append(Said.strength("AGAIN", "EGY", 100, "2022-10-31"));
    String first =
        ask(last, "/v1/missions/AGAIN/what-if?on=2023-07-01", EGYPT_LEAVES).extract().asString();
    String second =
        ask(last, "/v1/missions/AGAIN/what-if?on=2023-07-01", EGYPT_LEAVES).extract().asString();
    assertThat(second).isEqualTo(first);
  }

  @Test
  void what_if_a_recorded_announcement_were_retracted() {
    log.append(Said.strength("RETRACT", "BEN", 400, "2022-10-31"));
    var leaving = Said.leaving("RETRACT", "BEN", "2022-11-10", "2022-12-31");
    var last = log.append(leaving);

    ask(
            last,
            "/v1/missions/RETRACT/what-if?on=2023-07-01",
            """
            {"announcements":[{"type":"retraction","target":"%s","reason":"suppose"}]}\
            """
                .formatted(leaving.id()))
        .statusCode(200)
        .body("without.reduction.low", equalTo(400))
        .body("with.reduction.low", equalTo(0));
  }

  @Test
  void a_past_knowledge_knows_the_supposition() {
    log.append(Said.strength("PAST", "EGY", 100, "2022-10-31"));
    var last = log.append(Said.leaving("PAST", "EGY", "2023-01-01", "2023-03-31"));

    ask(
            last,
            "/v1/missions/PAST/what-if?on=2023-07-01&basis=announced&knownAt=2022-12-02",
            EGYPT_LEAVES)
        .statusCode(200)
        .body("without.reduction.low", equalTo(0))
        .body("with.reduction.low", equalTo(100));
  }

  @Test
  void one_supposition_names_another_by_its_key() {
    var last = log.append(Said.strength("BYKEY", "EGY", 100, "2022-10-31"));
    ask(
            last,
            "/v1/missions/BYKEY/what-if?on=2023-07-01",
            """
            {"announcements":[
              {"key":"a","type":"withdrawal-announced","contributor":"EGY","stage":"official",
               "extent":"whole","announced":"2022-12-01","completes":"[..2023-06-30]"},
              {"type":"withdrawal-announced","contributor":"EGY","stage":"reported",
               "extent":"whole","announced":"2022-12-02","completes":"2024-12-31",
               "relations":[{"rel":"supersedes","key":"a"}]}]}\
            """)
        .statusCode(200)
        .body("with.reduction.low", equalTo(0));
  }

  @Test
  void every_error_has_its_place() {
    var last = log.append(Said.strength("ERRORS", "EGY", 100, "2022-10-31"));
    ask(
            last,
            "/v1/missions/ERRORS/what-if",
            """
            {"announcements":[
              {"type":"withdrawal-announced","stage":"soon"},
              {"type":"context-noted","mission":"OTHER","text":"x"},
              {"type":"retraction","target":"no such key"}], "more":1}\
            """)
        .statusCode(400)
        .contentType("application/problem+json")
        .body(
            "errors.pointer",
            hasItems(
                "/more",
                "/announcements/0/stage",
                "/announcements/0/contributor",
                "/announcements/1/mission",
                "/announcements/2/target"));
    ask(last, "/v1/missions/ERRORS/what-if", "{\"announcements\":[]}")
        .statusCode(400)
        .body("errors.pointer", contains("/announcements"));
    ask(last, "/v1/missions/ERRORS/what-if", "{").statusCode(400).body("errors", hasSize(1));
    ask(last, "/v1/missions/ERRORS/what-if", "").statusCode(400);
    ask(last, "/v1/missions/ERRORS/what-if", "[1]").statusCode(400);
    ask(last, "/v1/missions/ERRORS/what-if", "{\"announcements\":[1,null]}").statusCode(400);
    ask(last, "/v1/missions/NOWHERE/what-if", EGYPT_LEAVES).statusCode(404);
    ask(last, "/v1/missions/ERRORS/what-if?on=x", EGYPT_LEAVES)
        .statusCode(400)
        .body("parameter", equalTo("on"));
  }

  @Test
  void as_csv_each_row_says_its_case() {
    var last = log.append(Said.strength("CASES", "EGY", 100, "2022-10-31"));
    String csv =
        Asking.notBefore(live, last)
            .accept("text/csv")
            .contentType("application/json")
            .body(EGYPT_LEAVES)
            .post("/v1/missions/CASES/what-if?on=2023-07-01")
            .then()
            .statusCode(200)
            .body(startsWith("case,mission,contributor"))
            .extract()
            .asString();
    assertThat(csv.lines().filter(line -> line.startsWith("with,")))
        .hasSize(2)
        .allMatch(line -> line.endsWith("," + Asking.token(live, last)));
  }

  private ValidatableResponse ask(TestLog.Place last, String path, String body) {
    return Asking.notBefore(live, last)
        .contentType("application/json")
        .body(body)
        .post(path)
        .then();
  }
}
