package org.muster.projections.page;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.contracts.recorded.Recorded;
import org.muster.localstack.LocalStackTestResource;
import org.muster.projections.Asking;
import org.muster.projections.Said;
import org.muster.projections.Samples;
import org.muster.projections.TestLog;
import org.muster.projections.database.Database;
import org.muster.projections.live.LiveProjection;
import org.muster.projections.posture.MissionFold;

@QuarkusTest
@WithTestResource(LocalStackTestResource.class)
class PageTest {

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

  @ParameterizedTest
  @ValueSource(strings = {"/nothing", "/post/nothing", "/journal/x/y", "/missions/PAGE-NOT-THERE"})
  void an_address_that_nothing_is_at_is_a_page_for_a_browser(String address) {
    given()
        .accept("text/html,application/xhtml+xml,*/*;q=0.8")
        .get(address)
        .then()
        .statusCode(404)
        .contentType("text/html")
        .header("Content-Security-Policy", containsString("default-src 'self'"))
        .body(allOf(containsString("Nothing of that name"), containsString("To the list")));
    given().get(address).then().statusCode(404).contentType("application/problem+json");
  }

  @Test
  void the_api_answers_a_browser_as_it_answers_everybody() {
    given()
        .accept("text/html,*/*;q=0.8")
        .get("/v1/nothing")
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de-DE,de;q=0.9,en;q=0.8|13.846|On 1. July 2023,",
        "en-US|13,846|On July 1, 2023,",
        "tlh|13,846|On 1 July 2023,"
      })
  void numbers_and_dates_are_in_the_readers_order_and_in_english_words(
      String languages, String number, String day) {
    var last = samples("PAGE-LOCALE");
    html(last)
        .header("Accept-Language", languages)
        .get("/missions/PAGE-LOCALE?on=2023-07-01")
        .then()
        .statusCode(200)
        .header("Vary", containsString("Accept-Language"))
        .body(
            allOf(
                containsString("<strong>" + number + "</strong>"),
                containsString(day),
                containsString("<time datetime=\"2022-11-17\">")));
  }

  @Test
  void what_if_nobody_is_left_is_said() {
    log.append(Said.strength("PAGE-GONE", "BEN", 400, "2022-10-31"));
    var last = log.append(Said.leaving("PAGE-GONE", "BEN", "2022-11-10", "2022-12-31"));
    html(last)
        .get("/missions/PAGE-GONE?on=2023-07-01")
        .then()
        .body(containsString("Nobody is left who could leave on this day."));
  }

  @Test
  void the_steps_of_a_mission_are_a_page_of_their_own() {
    var last = samples("PAGE-STEPS");
    html(last)
        .get("/missions/PAGE-STEPS/steps?on=2023-07-01")
        .then()
        .statusCode(200)
        .body(
            allOf(
                containsString("data-deployed=\"12428,13846,13846\""),
                containsString("<time datetime=\"2023-05-14\">14 May 2023</time>"),
                containsString("data-marked")));
  }

  @Test
  void a_page_of_steps_goes_on_where_another_ended() {
    var last = samples("PAGE-MORE");
    String next =
        Asking.notBefore(live, last)
            .get("/v1/missions/PAGE-MORE/timeline?limit=5")
            .then()
            .statusCode(200)
            .extract()
            .path("next");
    html(last)
        .queryParam("cursor", next)
        .get("/missions/PAGE-MORE/steps?on=2023-07-01")
        .then()
        .statusCode(200)
        .body(
            allOf(
                containsString("data-day=\"2023-05-14\""),
                not(containsString("data-day=\"2022-10-31\""))));
  }

  @Test
  void an_announcement_says_who_disputes_it_also_where_it_was_superseded() {
    Recorded earlier = Said.leaving("PAGE-TOLD", "BEN", "2022-11-10", "2023-12-31");
    Recorded dispute =
        Said.recorded(
            """
            {"type":"dispute","mission":"PAGE-TOLD","target":"%s","reason":"never said",
             "announced":"2022-11-12","sources":[{"publisher":"A ministry","title":"A denial"}]}\
            """
                .formatted(earlier.id()));
    log.append(earlier);
    log.append(Said.leaving("PAGE-TOLD", "BEN", "2022-11-20", "2024-06-30"));
    var last = log.append(dispute);
    html(last)
        .get("/announcements/" + earlier.id())
        .then()
        .statusCode(200)
        .body(
            allOf(
                containsString("chip superseded"),
                containsString("disputed</span> by <a href=\"/announcements/" + dispute.id()),
                containsString("A denial"),
                containsString("never said"),
                containsString("30 June 2024")));
    html(last)
        .get("/missions/PAGE-TOLD/contributors/BEN")
        .then()
        .body(containsString("disputed</span> by <a href=\"/announcements/" + dispute.id()));
    html(last)
        .get("/announcements/" + dispute.id())
        .then()
        .body(containsString("disputes <a href=\"/announcements/" + earlier.id()));
  }

  @Test
  void the_journal_is_of_what_was_recorded_since_a_day() {
    var last = log.append(Said.note("PAGE-SINCE", "a word"));
    html(last)
        .get("/journal?mission=PAGE-SINCE&since=2020-01-01")
        .then()
        .statusCode(200)
        .body(
            allOf(
                containsString("a word"),
                containsString("value=\"2020-01-01\""),
                containsString("<a href=\"/missions/PAGE-SINCE\">PAGE-SINCE</a>")));
    html(last)
        .get("/journal?mission=PAGE-SINCE&since=2999-01-01")
        .then()
        .body(containsString("Nothing on record is like that."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/missions/PAGE-STANDS",
        "/missions/PAGE-STANDS/steps",
        "/missions/PAGE-STANDS/casualties",
        "/missions/PAGE-STANDS/contributors/BEN"
      })
  void figures_that_stand_still_are_shown_as_such(String address) throws SQLException {
    var last = log.append(Said.strength("PAGE-STANDS", "BEN", 400, "2022-10-31"));
    String warning = "These figures stand still: other rules (version 0) or another log made them";
    html(last).get(address).then().statusCode(200).body(not(containsString(warning)));
    live.stop();
    try {
      rules(0);
      html(last)
          .get(address)
          .then()
          .statusCode(200)
          .body(
              allOf(containsString("class=\"standing\" role=\"status\""), containsString(warning)));
    } finally {
      rules(MissionFold.VERSION);
      live.start();
    }
  }

  /// As if code of that version of the rules had made what answers.
  private void rules(int version) throws SQLException {
    Object unused =
        database.write(connection -> {
          try (var update =
              connection.prepareStatement(
                  """
                  update muster.generation set fold_version = ?
                   where number = (select generation from muster.promoted)\
                  """)) {
            update.setInt(1, version);
            return update.executeUpdate();
          }
        });
  }

  private TestLog.Place samples(String mission) {
    return Samples.append(
        log, mission, "minusma-at-a-crossroads.ndjson", "minusma-counts-2022-11.ndjson");
  }

  private RequestSpecification html(TestLog.Place place) {
    return Asking.notBefore(live, place).accept("text/html,*/*;q=0.8");
  }
}
