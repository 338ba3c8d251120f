package org.muster.projections.outlook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muster.contracts.recorded.Recorded;
import org.muster.localstack.LocalStackTestResource;
import org.muster.projections.Asking;
import org.muster.projections.Said;
import org.muster.projections.Samples;
import org.muster.projections.TestLog;
import org.muster.projections.live.LiveProjection;

@QuarkusTest
@WithTestResource(LocalStackTestResource.class)
class OutlookTest {

  private static final String SOURCES = "\"sources\":[{\"publisher\":\"P\",\"title\":\"T\"}]";

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
  void at_the_end_of_2022_the_review_the_mandate_and_the_withdrawals_are_due() {
    var last = Samples.append(log, "CROSSROADS", "minusma-at-a-crossroads.ndjson");

    Asking.notBefore(live, last)
        .get("/v1/missions/CROSSROADS/outlook?on=2022-12-31")
        .then()
        .statusCode(200)
        .body("due.kind", hasItems("review", "mandate-expires", "withdrawal-complete"))
        .body("due[0].kind", equalTo("review"))
        .body("due[0].date", equalTo("2023-01"))
        .body("due.find { it.kind == 'mandate-expires' }.latest", equalTo("2023-06-30"))
        .body(
            "due.findAll { it.kind == 'withdrawal-complete' }.contributor",
            hasItems("GBR", "BEN", "SWE"))
        .body("unknown.find { it.kind == 'no-baseline' }", notNullValue())
        .body(
            "unknown.findAll { it.kind == 'unquantified-plan' }.contributor",
            containsInAnyOrder("GBR", "DEU"))
        .body("unknown.findAll { it.kind == 'undecided' }.contributor", contains("EGY"))
        .body("unknown.findAll { it.kind == 'no-deadline' }.contributor", contains("CIV"))
        .body("unknown.findAll { it.kind == 'no-count' }.contributor", not(hasItem("EGY")));
  }

  @Test
  void what_is_over_is_not_due() {
    var last = Samples.append(log, "OVER", "minusma-at-a-crossroads.ndjson");
    Asking.notBefore(live, last)
        .get("/v1/missions/OVER/outlook?on=2025-01-01")
        .then()
        .statusCode(200)
        .body("due.kind", not(hasItem("review")))
        .body("due.kind", not(hasItem("withdrawal-complete")))
        .body("unknown.kind", hasItem("suspension-stale"));
  }

  @Test
  void a_suspension_that_was_resumed_does_not_end_again() {
    log.append(
        said(
            "RESUMED",
            "\"type\":\"suspension-announced\",\"contributor\":\"DEU\",\"stage\":\"official\","
                + "\"announced\":\"2022-08-12\",\"until\":\"2022-12-31\""));
    var suspended = log.append(Said.note("RESUMED", "a word"));
    Asking.notBefore(live, suspended)
        .get("/v1/missions/RESUMED/outlook?on=2022-09-30")
        .then()
        .body("due.kind", contains("suspension-ends"));
    var last =
        log.append(
            said(
                "RESUMED",
                "\"type\":\"activity-resumed\",\"contributor\":\"DEU\",\"announced\":\"2022-09-08\""));
    Asking.notBefore(live, last)
        .get("/v1/missions/RESUMED/outlook?on=2022-09-30")
        .then()
        .body("due", empty());
  }

  @Test
  void pledges_are_due_until_they_are_overdue() {
    var last =
        log.append(
            said(
                "PLEDGED",
                "\"type\":\"deployment-announced\",\"contributor\":\"BGD\",\"stage\":\"announced\","
                    + "\"announced\":\"2022-08-12\",\"completes\":\"2022-12-31\""));
    Asking.notBefore(live, last)
        .get("/v1/missions/PLEDGED/outlook?on=2022-09-30")
        .then()
        .body("due.kind", contains("pledge"))
        .body("unknown.kind", not(hasItem("pledge-overdue")));
    Asking.notBefore(live, last)
        .get("/v1/missions/PLEDGED/outlook?on=2023-01-01")
        .then()
        .body("due", empty())
        .body("unknown.kind", hasItem("pledge-overdue"));
  }

  @Test
  void the_hosts_limits_the_mandate_and_the_reasons_are_as_they_were_said() {
    var last = Samples.append(log, "STATED", "minusma-at-a-crossroads.ndjson");

    Asking.notBefore(live, last)
        .get("/v1/missions/STATED/outlook?on=2022-12-31")
        .then()
        .statusCode(200)
        .body("rotations.date", contains("2022-07"))
        .body("rotations.until", contains("2022-08"))
        .body("access.detail", containsInAnyOrder("MLI", "MLI", "Moura, MLI"))
        .body("mandate[0].kind", equalTo("in-force"))
        .body("mandate[0].detail", equalTo("active"))
        .body("mandate[0].until", equalTo("2023-06"))
        .body(
            "mandate.find { it.announcements[0]?.stage == 'proposed' }.detail",
            equalTo("military by about 2000"))
        .body("reasons.find { it.contributor == 'EGY' }.kind", equalTo("suspension-announced"))
        .body(
            "reasons.find { it.contributor == 'GBR' }.detail",
            equalTo("host government uncooperative; Wagner Group"));
  }

  @Test
  void plans_are_told_by_stage_from_the_least_firm_on() {
    log.append(plan("STAGES", 450, "official", "2023-12-31"));
    log.append(plan("STAGES", 390, "intended", "2023-11-30"));
    var last =
        log.append(
            said(
                "STAGES",
                "\"type\":\"departure-reported\",\"contributor\":\"EGY\",\"stage\":\"implemented\","
                    + "\"announced\":\"2023-08-02\",\"asOf\":\"2023-08-02\",\"measure\":\"remaining\","
                    + "\"personnel\":{\"value\":460,\"qualifier\":\"over\"}"));

    Asking.notBefore(live, last)
        .get("/v1/missions/STAGES/outlook?list=plans")
        .then()
        .statusCode(200)
        .body("plans.kind", contains("intended", "official", "implemented"))
        .body("plans.detail", contains("whole, 390", "whole, 450", "over 460 remain"))
        .body("plans.until", contains("[..2023-11-30]", "[..2023-12-31]", "2023-08-02"))
        .body("$", not(hasKey("due")));
    Asking.notBefore(live, last)
        .get("/v1/missions/STAGES/outlook?list=wishes")
        .then()
        .statusCode(400)
        .body("parameter", equalTo("list"));
  }

  @Test
  void a_reason_stays_stated_when_its_plan_is_superseded() {
    log.append(
        said(
            "WHY",
            "\"type\":\"withdrawal-announced\",\"contributor\":\"GBR\",\"stage\":\"announced\","
                + "\"announced\":\"2022-11-14\",\"reasons\":[\"Wagner Group\"]"));
    var last =
        log.append(
            said(
                "WHY",
                "\"type\":\"withdrawal-announced\",\"contributor\":\"GBR\",\"stage\":\"official\","
                    + "\"announced\":\"2022-11-15\""));
    Asking.notBefore(live, last)
        .get("/v1/missions/WHY/outlook?list=reasons")
        .then()
        .body("reasons.detail", contains("Wagner Group"));
  }

  @Test
  void a_limit_lasts_until_the_same_host_lifts_it() {
    var limit = restriction("LIMITS", "access-restricted", "MLI", "2022-06-01");
    log.append(limit);
    log.append(restriction("LIMITS", "access-restored", "NER", "2022-07-01"));
    log.append(restriction("LIMITS", "rotation-resumed", "MLI", "2022-08-01"));
    var open = log.append(Said.note("LIMITS", "a word"));
    Asking.notBefore(live, open)
        .get("/v1/missions/LIMITS/outlook")
        .then()
        .body("access.until", contains(nullValue()));

    var lifted = restriction("LIMITS", "access-restored", "MLI", "2022-09-01");
    var last = log.append(lifted);
    Asking.notBefore(live, last)
        .get("/v1/missions/LIMITS/outlook")
        .then()
        .body("access.until", contains("2022-09-01"))
        .body("access[0].ids", contains(limit.id().toString(), lifted.id().toString()));
  }

  @Test
  void disputes_and_differing_numbers_are_contradictions() {
    var first = plan("DIFFERENT", 450, "intended", "2023-12-31");
    log.append(first);
    var second = plan("DIFFERENT", 390, "reported", "2023-11-30");
    log.append(second);
    log.append(Said.strength("DIFFERENT", "SWE", 200, "2022-10-31"));
    log.append(Said.strength("DIFFERENT", "SWE", 220, "2022-10-31"));
    var dispute =
        said(
            "DIFFERENT",
            "\"type\":\"dispute\",\"target\":\"%s\",\"saidBy\":\"BEN\",\"reason\":\"not so\""
                .formatted(first.id()));
    var last = log.append(dispute);

    Asking.notBefore(live, last)
        .get("/v1/missions/DIFFERENT/outlook?on=2022-12-01")
        .then()
        .statusCode(200)
        .body(
            "contradictions.kind",
            contains("dispute", "differing-numbers", "differing-ends", "differing-counts"))
        .body("contradictions[0].ids", contains(dispute.id().toString(), first.id().toString()))
        .body("contradictions[0].contributor", equalTo("BEN"))
        .body("contradictions[0].detail", equalTo("not so"))
        .body("contradictions[1].detail", equalTo("450 / 390"))
        .body("contradictions[3].contributor", equalTo("SWE"))
        .body("contradictions[3].detail", equalTo("200 / 220"));
  }

  @Test
  void a_retracted_dispute_is_no_contradiction() {
    var note = Said.note("SETTLED", "a word");
    log.append(note);
    var dispute = said("SETTLED", "\"type\":\"dispute\",\"target\":\"%s\"".formatted(note.id()));
    log.append(dispute);
    var last = log.append(Said.retraction("SETTLED", dispute.id()));
    Asking.notBefore(live, last)
        .get("/v1/missions/SETTLED/outlook")
        .then()
        .statusCode(200)
        .body("contradictions", empty());
  }

  @Test
  void csv_names_the_list_of_each_row() {
    var last = log.append(Said.note("LISTS", "a word"));
    String csv =
        Asking.notBefore(live, last)
            .accept("text/csv")
            .get("/v1/missions/LISTS/outlook")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertThat(csv.lines())
        .first()
        .isEqualTo("list,kind,contributor,date,earliest,latest,until,detail,ids");
    assertThat(csv.lines()).anyMatch(line -> line.startsWith("unknown,no-baseline,"));
    Asking.notBefore(live, last).get("/v1/missions/NOWHERE/outlook").then().statusCode(404);
    Asking.notBefore(live, last)
        .get("/v1/missions/LISTS/outlook?on=soon")
        .then()
        .statusCode(400)
        .body("parameter", equalTo("on"));
  }

  private static Recorded plan(String mission, int people, String stage, String by) {
    return said(
        mission,
        """
        "type":"withdrawal-announced","contributor":"BEN","stage":"%s","extent":"whole",
        "announced":"2022-11-10","completes":"[..%s]",
        "personnel":{"value":%d,"qualifier":"exact","text":"%d"}\
        """
            .formatted(stage, by, people, people));
  }

  private static Recorded restriction(String mission, String type, String host, String day) {
    return said(
        mission, "\"type\":\"%s\",\"host\":\"%s\",\"announced\":\"%s\"".formatted(type, host, day));
  }

  private static Recorded said(String mission, String rest) {
    return Said.recorded("{\"mission\":\"%s\",%s,%s}".formatted(mission, rest, SOURCES));
  }
}
