package org.muster.projections.casualties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

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
class CasualtiesTest {

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
  void incidents_come_the_latest_first_and_page_by_page() {
    log.append(incident("INCIDENTS", "2022-06-03", "TCD", 2));
    log.append(incident("INCIDENTS", "2022-07-05", "EGY", 3));
    var last = log.append(incident("INCIDENTS", "2022-02-09", "EGY", 1));

    String next =
        Asking.notBefore(live, last)
            .get("/v1/missions/INCIDENTS/incidents?limit=2")
            .then()
            .statusCode(200)
            .body("incidents.occurred", contains("2022-07-05", "2022-06-03"))
            .body("incidents[0].casualties[0].killed.best", equalTo(3))
            .body("incidents[0].killed.peacekeeper.low", equalTo(3))
            .extract()
            .path("next");
    var newer = log.append(incident("INCIDENTS", "2022-08-01", "EGY", 1));
    Asking.notBefore(live, newer)
        .get("/v1/missions/INCIDENTS/incidents?limit=2&cursor=" + next)
        .then()
        .statusCode(200)
        .body("incidents.occurred", contains("2022-02-09"))
        .body("next", nullValue());
  }

  @Test
  void an_incident_that_may_fall_inside_is_listed_as_uncertain() {
    log.append(incident("MAYBE", "2022-06", "TCD", 2));
    log.append(incident("MAYBE", "2022-08-01", "TCD", 5));
    var last = log.append(incident("MAYBE", "2022-06-20", "EGY", 1));

    Asking.notBefore(live, last)
        .get("/v1/missions/MAYBE/incidents?from=2022-06-15&to=2022-07-31")
        .then()
        .statusCode(200)
        .body("incidents.occurred", contains("2022-06", "2022-06-20"))
        .body("incidents.certain", contains(false, true));
    Asking.notBefore(live, last)
        .get("/v1/missions/MAYBE/casualties?from=2022-06-15&to=2022-07-31")
        .then()
        .body("byCause", hasSize(1))
        .body("byCause[0].incidents", equalTo(2))
        .body("byCause[0].certain", equalTo(1))
        .body("byCause[0].killed.low", equalTo(1))
        .body("byCause[0].killed.best", nullValue())
        .body("byCause[0].killed.high", equalTo(3))
        .body("peacekeepersByNationality.contributor", contains("EGY", "TCD"))
        .body("peacekeepersByNationality.killed.low", contains(1, 0))
        .body("peacekeepersByNationality.killed.high", contains(1, 2));
  }

  @Test
  void filters_name_category_victims_and_contributor() {
    log.append(incident("FILTERED", "2022-06-03", "TCD", 2));
    var last = log.append(incident("FILTERED", "2022-07-05", "EGY", 3));

    for (String none : new String[] {"category=airstrike", "victims=civilian", "contributor=SWE"}) {
      Asking.notBefore(live, last)
          .get("/v1/missions/FILTERED/incidents?" + none)
          .then()
          .statusCode(200)
          .body("incidents", empty());
    }
    Asking.notBefore(live, last)
        .get("/v1/missions/FILTERED/incidents?contributor=TCD&victims=peacekeeper")
        .then()
        .body("incidents.occurred", contains("2022-06-03"));
  }

  @Test
  void reported_totals_stand_apart_from_incidents() {
    var last = Samples.append(log, "CROSSROADS", "minusma-at-a-crossroads.ndjson");

    Asking.notBefore(live, last)
        .get("/v1/missions/CROSSROADS/casualties")
        .then()
        .statusCode(200)
        .body("note", containsString("never added"))
        .body("snapshots.find { it.cause == 'hostile-act' }.cumulative.best", equalTo(174))
        .body("snapshots.find { it.contributor == 'EGY' }.cumulative.best", equalTo(7))
        .body("byCause.findAll { it.victims == 'peacekeeper' }", empty());
  }

  @Test
  void csv_tells_sums_from_snapshots() {
    Samples.append(log, "KINDS", "minusma-at-a-crossroads.ndjson");
    var last = log.append(incident("KINDS", "2022-06-03", "TCD", 2));
    String csv =
        Asking.notBefore(live, last)
            .accept("text/csv")
            .get("/v1/missions/KINDS/casualties")
            .then()
            .statusCode(200)
            .body(startsWith("kind,victims,cause,contributor,incidents,certain,killed_low"))
            .extract()
            .asString();
    assertThat(csv).contains("\r\nincidents-by-nationality,peacekeeper,,TCD,1,1,2,2,2,");
    assertThat(csv.lines().filter(line -> line.startsWith("snapshot,"))).hasSize(2);
    assertThat(
            Asking.notBefore(live, last)
                .accept("text/csv")
                .get("/v1/missions/KINDS/incidents?contributor=TCD")
                .asString())
        .contains(",2022-06-03,true,hostile-act,");
  }

  @Test
  void a_number_that_nobody_said_is_null_and_a_reported_zero_is_zero() {
    log.append(incident("UNSAID", "2022-06-03", "TCD", 2));
    log.append(
        struck("UNSAID", "accident", "\"killed\":" + exactly(1) + ",\"injured\":" + exactly(0)));
    log.append(
        struck("UNSAID", "illness", "\"killed\":" + exactly(4) + ",\"injured\":" + exactly(3)));
    var last =
        log.append(
            struck(
                "UNSAID", "illness", "\"injured\":{\"qualifier\":\"unknown\",\"text\":\"some\"}"));

    Asking.notBefore(live, last)
        .get("/v1/missions/UNSAID/casualties")
        .then()
        .statusCode(200)
        .body("byCause.cause", contains("hostile-act", "accident", "illness"))
        .body("byCause.killed.best", contains(2, 1, 4))
        .body("byCause[0].injured", nullValue())
        .body("byCause[1].injured.best", equalTo(0))
        .body("byCause[1].injured.partial", equalTo(false))
        .body("byCause[2].incidents", equalTo(2))
        .body("byCause[2].killed.partial", equalTo(true))
        .body("byCause[2].killed.unsaid", equalTo(1))
        .body("byCause[2].injured.best", equalTo(3))
        .body("byCause[2].injured.unsaid", equalTo(1))
        .body("peacekeepersByNationality.contributor", contains(null, "TCD"))
        .body("peacekeepersByNationality.killed.best", contains(5, 2))
        .body("peacekeepersByNationality[1].injured", nullValue());
    Asking.notBefore(live, last)
        .get("/v1/missions/UNSAID/incidents?category=hostile-act")
        .then()
        .body("incidents[0].injured", hasKey("peacekeeper"))
        .body("incidents[0].injured.peacekeeper", nullValue())
        .body("incidents[0].killed.peacekeeper.partial", equalTo(false));
    assertThat(
            Asking.notBefore(live, last)
                .accept("text/csv")
                .get("/v1/missions/UNSAID/casualties")
                .asString()
                .lines()
                .skip(1)
                .limit(3))
        .satisfiesExactly(
            row ->
                assertThat(row)
                    .startsWith(
                        "incidents-by-cause,peacekeeper,hostile-act,,1,1,2,2,2,false,0,,,,,,"),
            row ->
                assertThat(row)
                    .startsWith(
                        "incidents-by-cause,peacekeeper,accident,,1,1,1,1,1,false,0,0,0,0,false,0,"),
            row ->
                assertThat(row)
                    .startsWith(
                        "incidents-by-cause,peacekeeper,illness,,2,2,4,4,4,true,1,3,3,3,true,1,"));
  }

  @Test
  void a_mission_without_incidents_has_empty_lists() {
    var last = log.append(Said.note("PEACE", "a word"));
    Asking.notBefore(live, last)
        .get("/v1/missions/PEACE/casualties")
        .then()
        .statusCode(200)
        .body("byCause", empty())
        .body("peacekeepersByNationality", empty())
        .body("snapshots", empty());
    Asking.notBefore(live, last).get("/v1/missions/NOWHERE/casualties").then().statusCode(404);
    Asking.notBefore(live, last).get("/v1/missions/NOWHERE/incidents").then().statusCode(404);
  }

  @Test
  void bad_parameters_are_named() {
    var last = log.append(Said.note("PEACE", "a word"));
    for (String bad :
        new String[] {
          "category=war", "victims=all", "contributor=de", "cursor=x", "from=2022", "limit=501"
        }) {
      Asking.notBefore(live, last)
          .get("/v1/missions/PEACE/incidents?" + bad)
          .then()
          .statusCode(400)
          .body("parameter", equalTo(bad.substring(0, bad.indexOf('='))));
    }
  }

  private static String exactly(int people) {
    return "{\"value\":%d,\"qualifier\":\"exact\",\"text\":\"%d\"}".formatted(people, people);
  }

  private static Recorded struck(String mission, String category, String numbers) {
    return Said.recorded(
        """
        {"type":"incident-reported","mission":"%s","category":"%s","occurred":"2022-05-05",
         "announced":"2022-09","casualties":[{"victims":"peacekeeper",%s}],
         "sources":[{"publisher":"A newspaper","title":"A title"}]}\
        """
            .formatted(mission, category, numbers));
  }

  private static Recorded incident(String mission, String day, String of, int killed) {
    return Said.recorded(
        """
        {"type":"incident-reported","mission":"%s","category":"hostile-act","occurred":"%s",
         "announced":"2022-09","casualties":[{"victims":"peacekeeper","contributor":"%s",
         "killed":{"value":%d,"qualifier":"exact","text":"%d"}}],
         "sources":[{"publisher":"A newspaper","title":"A title"}]}\
        """
            .formatted(mission, day, of, killed, killed));
  }
}
