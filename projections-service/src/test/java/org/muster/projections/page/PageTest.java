package org.muster.projections.page;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
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
class PageTest {

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
  void a_mission_is_answered_without_javascript() {
    var last = samples("PAGE-READ");
    html(last)
        .get("/missions/PAGE-READ?on=2023-07-01")
        .then()
        .statusCode(200)
        .contentType("text/html")
        .body(
            allOf(
                containsString("<strong>13,846</strong> <span>at least 12,428, at most 13,846"),
                containsString("<strong>12,617</strong> <span>at least 11,199, at most 12,617"),
                containsString("Côte d’Ivoire")));
  }

  @Test
  void what_was_known_earlier_is_a_page_with_an_address_of_its_own() {
    var last = samples("PAGE-EARLIER");
    html(last)
        .get("/missions/PAGE-EARLIER?on=2022-11-13&basis=announced&knownAt=2022-11-13")
        .then()
        .statusCode(200)
        .body(
            allOf(
                containsString("knowing what had been announced by 13 November 2022"),
                not(containsString("Germany"))));
  }

  @Test
  void unknown_is_said_and_never_zero() {
    log.append(Said.leaving("PAGE-UNKNOWN", "BEN", "2022-11-10", "2023-12-31"));
    var last =
        log.append(
            Said.recorded(
                """
                {"type":"position-stated","mission":"PAGE-UNKNOWN","contributor":"EGY",
                 "stance":"undecided","announced":"2022-11-10",
                 "sources":[{"publisher":"A newspaper","title":"A title"}]}\
                """));
    html(last)
        .get("/missions/PAGE-UNKNOWN?on=2023-01-01")
        .then()
        .statusCode(200)
        .body(
            allOf(
                containsString("figure unknown\"><dt>Deployed</dt><dd><strong>unknown</strong>"),
                containsString("never counted"),
                containsString("Nobody has counted the whole mission.")));
  }

  @Test
  void a_page_may_load_and_run_only_what_the_service_has() {
    var last = log.append(Said.note("PAGE-HEADERS", "a word"));
    html(last)
        .get("/")
        .then()
        .statusCode(200)
        .header(
            "Content-Security-Policy",
            allOf(containsString("default-src 'self'"), not(containsString("unsafe"))))
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .body(
            allOf(
                containsString("PAGE-HEADERS"),
                not(containsString("style=")),
                not(containsString("onclick"))));
  }

  @Test
  void what_cannot_be_answered_is_a_page_too() {
    var last = log.append(Said.note("PAGE-THERE", "a word"));
    html(last)
        .get("/missions/PAGE-NOT-THERE")
        .then()
        .statusCode(404)
        .contentType("text/html")
        .body(containsString("Nothing of that name"));
    html(last).get("/missions/PAGE-THERE?on=2023-02-30").then().statusCode(400);
  }

  private TestLog.Place samples(String mission) {
    return Samples.append(
        log, mission, "minusma-at-a-crossroads.ndjson", "minusma-counts-2022-11.ndjson");
  }

  private RequestSpecification html(TestLog.Place place) {
    return Asking.notBefore(live, place).accept("text/html,*/*;q=0.8");
  }
}
