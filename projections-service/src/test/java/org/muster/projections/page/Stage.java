package org.muster.projections.page;

import static io.restassured.RestAssured.given;

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

  private Stage() {}

  /// Tells it, unless an earlier test of the same service did.
  static void set(LiveProjection live) {
    if (given().get("/v1/missions/HOSTILE/posture").statusCode() == 200) {
      return;
    }
    try (TestLog log = TestLog.ofService()) {
      TestLog.Place article = Samples.append(log, "CROSSROADS", ARTICLE);
      TestLog.Place everything = Samples.append(log, "MINUSMA", EVERYTHING);
      TestLog.Place hostile = log.append(Said.recorded(HOSTILE));
      Asking.notBefore(live, article).get("/v1/missions").then().statusCode(200);
      Asking.notBefore(live, everything).get("/v1/missions").then().statusCode(200);
      Asking.notBefore(live, hostile).get("/v1/missions").then().statusCode(200);
    }
  }
}
