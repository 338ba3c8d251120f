package org.muster.projections.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
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
import org.muster.projections.TestLog;
import org.muster.projections.live.LiveProjection;

@QuarkusTest
@WithTestResource(LocalStackTestResource.class)
class TimelineTest {

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
  void each_change_is_a_row_with_the_announcement_that_made_it() {
    log.append(Said.strength("STEPS", 1_000, "2022-10-31"));
    log.append(Said.strength("STEPS", "BEN", 400, "2022-10-31"));
    var leaving = Said.leaving("STEPS", "BEN", "2022-11-10", "2023-12-31");
    var last = log.append(leaving);

    Asking.notBefore(live, last)
        .get("/v1/missions/STEPS/timeline")
        .then()
        .statusCode(200)
        .body("timeline.day", contains(null, "2022-10-31", "2022-11-10", "2023-12-31"))
        .body("timeline.deployed.low", contains(1_000, 600, 600))
        .body("timeline.deployed.high", contains(1_000, 1_000, 600))
        .body("timeline[0].deployed", nullValue())
        .body("timeline[2].madeBy", contains(leaving.id().toString()))
        .body("next", nullValue());
  }

  @Test
  void a_range_begins_with_what_holds_on_its_first_day() {
    log.append(Said.strength("RANGE", 1_000, "2022-10-31"));
    log.append(Said.strength("RANGE", "BEN", 400, "2022-10-31"));
    var last = log.append(Said.leaving("RANGE", "BEN", "2022-11-10", "2023-12-31"));

    Asking.notBefore(live, last)
        .get("/v1/missions/RANGE/timeline?from=2022-12-01&to=2023-06-30")
        .then()
        .statusCode(200)
        .body("timeline.day", contains("2022-12-01"))
        .body("timeline[0].deployed.low", equalTo(600))
        .body("timeline[0].deployed.high", equalTo(1_000));
  }

  @Test
  void pages_follow_each_other_without_a_gap() {
    log.append(Said.strength("PAGED", 1_000, "2022-10-31"));
    log.append(Said.strength("PAGED", 1_100, "2022-11-30"));
    var december = Said.strength("PAGED", 1_200, "2022-12-31");
    var last = log.append(december);

    String next =
        Asking.notBefore(live, last)
            .get("/v1/missions/PAGED/timeline?limit=2")
            .then()
            .statusCode(200)
            .body("timeline.day", contains(null, "2022-10-31"))
            .extract()
            .path("next");
    Asking.notBefore(live, last)
        .get("/v1/missions/PAGED/timeline?limit=2&cursor=" + next)
        .then()
        .body("timeline.day", contains("2022-11-30", "2022-12-31"))
        .body("timeline[1].madeBy", hasItem(december.id().toString()))
        .body("next", nullValue());
  }

  @Test
  void the_linear_policy_moves_the_best_figure_day_by_day() {
    log.append(Said.strength("LINEAR", "BEN", 100, "2022-10-31"));
    var last = log.append(Said.leaving("LINEAR", "BEN", "2022-11-10", "2022-11-20"));

    Asking.notBefore(live, last)
        .get("/v1/missions/LINEAR/timeline?policy=linear")
        .then()
        .statusCode(200)
        .body("timeline.find { it.day == '2022-11-15' }.reduction.best", equalTo(50));
  }

  @Test
  void csv_and_json_lines_have_the_same_rows() {
    var last = log.append(Said.strength("CSV", 1_000, "2022-10-31"));

    String csv =
        Asking.notBefore(live, last)
            .accept("text/csv")
            .get("/v1/missions/CSV/timeline")
            .then()
            .statusCode(200)
            .body(startsWith("day,deployed_low,deployed_best,deployed_high,operational_low"))
            .extract()
            .asString();
    String lines =
        Asking.notBefore(live, last)
            .accept("application/x-ndjson")
            .get("/v1/missions/CSV/timeline")
            .asString();
    assertThat(csv.lines()).hasSize(3);
    assertThat(csv.lines().skip(2)).first().asString().startsWith("2022-10-31,1000,1000,1000,");
    assertThat(lines.lines()).hasSize(2);
  }

  @Test
  void bad_parameters_are_named() {
    var last = log.append(Said.note("BADLY", "a word"));
    for (String bad : new String[] {"from=yesterday", "to=2022-02-30", "limit=0", "cursor=x"}) {
      Asking.notBefore(live, last)
          .get("/v1/missions/BADLY/timeline?" + bad)
          .then()
          .statusCode(400)
          .body("parameter", equalTo(bad.substring(0, bad.indexOf('='))));
    }
    Asking.notBefore(live, last)
        .get("/v1/missions/BADLY/timeline?from=2023-01-02&to=2023-01-01")
        .then()
        .statusCode(400)
        .body("parameter", equalTo("to"));
    Asking.notBefore(live, last)
        .get("/v1/missions/BADLY/timeline?policy=linear&from=2000-01-01&to=2023-01-01")
        .then()
        .statusCode(400)
        .body("parameter", equalTo("policy"));
    Asking.notBefore(live, last).get("/v1/missions/NOWHERE/timeline").then().statusCode(404);
    Asking.notBefore(live, last).get("/v1/missions/no%00where/timeline").then().statusCode(404);
  }
}
