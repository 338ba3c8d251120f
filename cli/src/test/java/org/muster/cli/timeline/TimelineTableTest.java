package org.muster.cli.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muster.cli.http.Json;
import org.muster.cli.text.Style;

class TimelineTableTest {

  private static final String ANSWER =
      """
      { "mission": "MINUSMA", "scenario": "announced", "policy": "step-at-deadline",
        "knowledge": { "basis": "recorded", "at": "2026-11-23T10:00:00Z" },
        "timeline": [
          { "day": null, "deployed": null, "operational": null,
            "reduction": { "low": 0, "best": 0, "high": 0, "partial": false }, "madeBy": [] },
          { "day": "2022-11-14", "deployed": { "low": 500, "best": 1000, "high": 1000 },
            "operational": { "low": 250, "best": null, "high": null },
            "reduction": { "low": 0, "best": 0, "high": 900, "partial": true },
            "madeBy": ["a", "b"] } ], "next": null }
      """;

  private static final String GERMANY =
      """
      { "id": "a", "type": "withdrawal-announced", "contributor": "DEU", "stage": "official",
        "announced": "2022-11-22", "personnel": { "qualifier": "about", "value": 1100 } }
      """;

  private static String table(String answer) throws IOException {
    Map<String, JsonNode> announcements = Map.of("a", Json.MAPPER.readTree(GERMANY));
    return String.join(
        "\n", TimelineTable.lines(Json.MAPPER.readTree(answer), announcements, Style.PLAIN, 120));
  }

  @Test
  void whatIsUnknownSaysSoAndHasNoBar() throws IOException {
    assertThat(table(ANSWER)).containsPattern("before +unknown +\\? +unknown +0\\n");
  }

  @Test
  void aStepHasItsFiguresAndABar() throws IOException {
    assertThat(table(ANSWER))
        .containsPattern(
            "2022-11-14 +500 / 1,000 / 1,000 +█{12}░{11}┃ +250 / – / ∞ +0 / 0 / 900 \\+ unknown");
  }

  @Test
  void whatMadeAStepStandsBelowIt() throws IOException {
    assertThat(table(ANSWER))
        .contains(
            "Germany: withdrawal announced (official), about 1100, 22 November 2022",
            "announcement b");
  }

  @Test
  void aTimeWithoutChangesSaysSo() throws IOException {
    assertThat(table("{\"mission\": \"MINUSMA\", \"timeline\": []}"))
        .contains("Nothing changes in that time.");
  }

  @Test
  void anOpenEndHasAnArrow() throws IOException {
    assertThat(
            new Bar(100, 10)
                .of(Json.MAPPER.readTree("{\"low\": 50, \"best\": null, \"high\": null}")))
        .isEqualTo("█████░░░░░→");
  }

  @Test
  void zeroHasNoCellAndOneHasOne() throws IOException {
    var bar = new Bar(10_000, 10);
    assertThat(bar.of(Json.MAPPER.readTree("{\"low\": 0, \"best\": 0, \"high\": 0}"))).isEmpty();
    assertThat(bar.of(Json.MAPPER.readTree("{\"low\": 1, \"best\": 1, \"high\": 1}")))
        .isEqualTo("█");
  }
}
