package org.muster.projections.page;

import static io.restassured.RestAssured.given;

import java.util.List;
import org.muster.contracts.recorded.Recorded;
import org.muster.projections.Asking;
import org.muster.projections.Said;
import org.muster.projections.Samples;
import org.muster.projections.TestLog;
import org.muster.projections.live.LiveProjection;

/// What the tests in a browser look at: the samples, and a mission whose words are hostile.
final class Stage {

  private static final String[] ARTICLE = {
    "minusma-at-a-crossroads.ndjson", "minusma-counts-2022-11.ndjson"
  };
  private static final String[] EVERYTHING = {
    "minusma-at-a-crossroads.ndjson",
    "minusma-counts-2022-11.ndjson",
    "minusma-2022-2023.ndjson",
    "minusma-disputes.ndjson",
    "minusma-2013.ndjson"
  };
  private static final String HOSTILE =
      """
      {"type":"context-noted","mission":"HOSTILE","text":"{text:of('name')}",
       "sources":[{"publisher":"A desk","title":"\\" onmouseover=\\"x",
         "url":"https://example.org/'onmouseover='x","quote":"<script>document.title='x'</script>"}]}\
      """;

  /// Day, cause, victims, killed and injured; `null` where nobody said.
  private static final List<List<String>> INCIDENTS =
      List.of(
          List.of("2022-01-22", "hostile-act", "peacekeeper", "1", "4"),
          List.of("2022-03-07", "hostile-act", "peacekeeper", "2", "null"),
          List.of("2022-03-19", "accident", "peacekeeper", "1", "0"),
          List.of("2022-06-01", "hostile-act", "peacekeeper", "1", "3"),
          List.of("2022-06-03", "hostile-act", "peacekeeper", "2", "1"),
          List.of("2022-06-21", "illness", "peacekeeper", "1", "0"),
          List.of("2022-07-05", "hostile-act", "peacekeeper", "2", "5"),
          List.of("2022-09", "hostile-act", "peacekeeper", "null", "6"),
          List.of("2022-10-17", "hostile-act", "peacekeeper", "4", "2"),
          List.of("2022-12-16", "hostile-act", "peacekeeper", "2", "null"),
          List.of("[2023-01-30..2023-02-02]", "accident", "peacekeeper", "1", "0"),
          List.of("2023-02-21", "hostile-act", "peacekeeper", "3", "5"),
          List.of("2022-03-27", "mass-killing", "civilian", "300", "null"));

  private Stage() {}

  private static Recorded incident(List<String> line) {
    return Said.recorded(
        """
        {"type":"incident-reported","mission":"EXAMPLE","category":"%s","occurred":"%s",
         "announced":"2023-03-01","place":{"name":"a road"},
         "casualties":[{"victims":"%s","killed":%s,"injured":%s}],
         "sources":[{"publisher":"An example","title":"An incident"}]}\
        """
            .formatted(
                line.get(1), line.get(0), line.get(2), exactly(line.get(3)), exactly(line.get(4))));
  }

  private static String exactly(String number) {
    return number.equals("null") ? number : "{\"value\":%s}".formatted(number);
  }

  /// Tells it, unless an earlier test of the same service did.
  static void set(LiveProjection live) {
    if (given().get("/v1/missions/HOSTILE/posture").statusCode() == 200) {
      return;
    }
    try (TestLog log = TestLog.ofService()) {
      TestLog.Place article = Samples.append(log, "CROSSROADS", ARTICLE);
      TestLog.Place everything = Samples.append(log, "MINUSMA", EVERYTHING);
      INCIDENTS.forEach(line -> log.append(incident(line)));
      TestLog.Place hostile = log.append(Said.recorded(HOSTILE));
      Asking.notBefore(live, article).get("/v1/missions").then().statusCode(200);
      Asking.notBefore(live, everything).get("/v1/missions").then().statusCode(200);
      TestLog.Place example = log.append(Said.note("EXAMPLE", "made up for the tests"));
      Asking.notBefore(live, example).get("/v1/missions").then().statusCode(200);
      Asking.notBefore(live, hostile).get("/v1/missions").then().statusCode(200);
    }
  }
}
