package org.muster.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muster.cli.http.Json;
import org.muster.cli.text.Style;

class BacktestTest {

  private static final LocalDate DAY = LocalDate.of(2022, 11, 17);
  private static final List<Point> POINTS =
      List.of(
          new Point("", DAY, 1_000, 1, new Point.Forecast(900, 950L, 1_000L)),
          new Point("", DAY, 1_000, 3, new Point.Forecast(1_001, null, null)),
          new Point("DEU", DAY, 0, 1, null),
          new Point("DEU", DAY, 0, 3, new Point.Forecast(0, 0L, 0L)));

  private static List<Count> counts(String... reports) throws IOException {
    var nodes = new ArrayList<com.fasterxml.jackson.databind.JsonNode>();
    for (var report : reports) {
      nodes.add(Json.MAPPER.readTree(report));
    }
    return Count.of(nodes);
  }

  @Test
  void anExactCountOfUniformedPersonnelIsATestPointOnItsLastDay() throws IOException {
    assertThat(
            counts(
                "{\"contributor\": \"DEU\", \"component\": \"uniformed\", \"asOf\": \"2022-02\","
                    + " \"personnel\": {\"value\": 539, \"qualifier\": \"exact\"}}",
                "{\"asOf\": \"2022-01-31\", \"personnel\": {\"value\": 0}}"))
        .containsExactly(
            new Count("", LocalDate.of(2022, 1, 31), 0),
            new Count("DEU", LocalDate.of(2022, 2, 28), 539));
  }

  @Test
  void whatIsVagueDerivedRetractedOpenOrOfOthersTestsNothing() throws IOException {
    assertThat(
            counts(
                "{\"asOf\": \"2022\", \"personnel\": {\"value\": 5, \"qualifier\": \"about\"}}",
                "{\"asOf\": \"2022\", \"personnel\": {\"value\": 5}, \"derived\": true}",
                "{\"asOf\": \"2022\", \"personnel\": {\"value\": 5}, \"status\": \"retracted\"}",
                "{\"asOf\": \"2022\", \"personnel\": {\"value\": 5}, \"component\": \"military\"}",
                "{\"asOf\": \"2022\", \"personnel\": {\"value\": 5}, \"measure\": \"ceiling\"}",
                "{\"asOf\": \"[2022..]\", \"personnel\": {\"value\": 5}}"))
        .isEmpty();
  }

  @Test
  void theForecastIsTheDeployedOfWhomWasCountedAndUnknownIsNotZero() throws IOException {
    var posture =
        Json.MAPPER.readTree(
            """
            { "deployed": null, "contributors": [
              { "contributor": "DEU", "deployed": { "low": 5, "best": null, "high": null } },
              { "contributor": "GBR", "deployed": null } ] }
            """);
    assertThat(BacktestCommand.forecast(posture, "DEU"))
        .isEqualTo(new Point.Forecast(5, null, null));
    assertThat(BacktestCommand.forecast(posture, "GBR")).isNull();
    assertThat(BacktestCommand.forecast(posture, "SWE")).isNull();
    assertThat(BacktestCommand.forecast(posture, "")).isNull();
  }

  @Test
  void whatCouldNotBeSaidIsCountedApart() {
    assertThat(Coverage.of(POINTS))
        .containsExactly(new Coverage(1, 2, 1, 1), new Coverage(3, 2, 0, 1));
  }

  @Test
  void aCountHasARowWithAColumnForEachHorizon() {
    assertThat(String.join("\n", BacktestTable.lines("MINUSMA", POINTS, Style.PLAIN, 120)))
        .containsPattern("2022-11-17 +the mission +1,000 +✓ 900 / 950 / 1,000 +✗ 1,001 / – / ∞")
        .containsPattern("2022-11-17 +Germany +0 +unknown +✓ 0")
        .containsPattern("\\n +1 +2 +1 +1 +1 +100 %\\n +3 +2 +0 +2 +1 +50 %");
  }

  @Test
  void aMissionWithoutACountSaysSo() {
    assertThat(BacktestTable.lines("MINUSMA", List.of(), Style.PLAIN, 120))
        .contains("  There is no exact count of uniformed personnel to test with.");
  }

  @Test
  void csvLeavesWhatIsUnknownEmptyAndJsonSaysNull() {
    assertThat(BacktestRows.csv(POINTS))
        .containsExactly(
            "day,contributor,counted,months,forecast_low,forecast_best,forecast_high,covered",
            "2022-11-17,,1000,1,900,950,1000,true",
            "2022-11-17,,1000,3,1001,,,false",
            "2022-11-17,DEU,0,1,,,,",
            "2022-11-17,DEU,0,3,0,0,0,true");
    assertThat(BacktestRows.json("MINUSMA", POINTS))
        .contains("\"contributor\":\"DEU\",\"counted\":0,\"months\":1,\"forecast\":null");
  }
}
