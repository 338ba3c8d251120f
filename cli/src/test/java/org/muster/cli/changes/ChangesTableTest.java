package org.muster.cli.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.muster.cli.http.Json;
import org.muster.cli.text.Style;

class ChangesTableTest {

  private static final String NOTHING =
      """
      { "deployed": null, "operational": null, "increase": { "low": 0, "best": 0, "high": 0 },
        "suspended": { "low": 1001, "best": null, "high": null },
        "reduction": { "low": 0, "best": 0, "high": 0, "partial": false } }
      """;
  private static final String SOME =
      NOTHING.replace("\"high\": 0, \"partial\"", "\"high\": 900, \"partial\"");

  private static final String ANSWER =
      """
      { "mission": "MINUSMA", "on": "2022-11-23", "scenario": "announced",
        "since": "2022-11-10T23:59:59.999Z", "until": "2022-11-23T23:59:59.999Z",
        "before": %s, "after": %s,
        "changes": [
          { "id": "a", "type": "withdrawal-announced", "contributor": "CIV", "stage": "notified",
            "announced": "2022-11-11", "moves": true, "before": %s, "after": %s,
            "statusBefore": [], "statusAfter": ["drawing-down"],
            "quote": "On 11 November …", "source": { "publisher": "ICG", "published": "2022-12" } },
          { "id": "b", "type": "context-noted", "contributor": null, "moves": false,
            "before": %s, "after": %s, "statusBefore": [], "statusAfter": [], "source": {} } ] }
      """
          .formatted(NOTHING, SOME, NOTHING, SOME, SOME, SOME);

  private static String table(String answer) throws IOException {
    return String.join("\n", ChangesTable.lines(Json.MAPPER.readTree(answer), Style.PLAIN, 140));
  }

  @Test
  void theHeadSaysBetweenWhichDays() throws IOException {
    assertThat(table(ANSWER))
        .startsWith(
            "MINUSMA on 23 November 2022: what was learnt after 10 November 2022 until 23 November 2022");
  }

  @Test
  void theFiguresStandSideBySideAndUnknownIsNotZero() throws IOException {
    assertThat(table(ANSWER))
        .containsPattern("deployed +unknown +unknown")
        .containsPattern("reduction +0 +0 / 0 / 900")
        .containsPattern("suspended +1,001 / – / ∞ +1,001 / – / ∞")
        .doesNotContain("increase");
  }

  @Test
  void eachAnnouncementSaysWhatItDid() throws IOException {
    assertThat(table(ANSWER))
        .containsPattern(
            "11 November 2022 +Côte d’Ivoire +withdrawal announced \\(notified\\)\\n +→ reduction 0 → 0 / 0 / 900; status none → drawing down\\n")
        .contains("“On 11 November …” — ICG, December 2022")
        .containsPattern("the mission +context noted\\n +→ no figure");
  }

  @Test
  void nothingLearntSaysSo() throws IOException {
    assertThat(table(ANSWER.replaceAll("(?s)\"changes\": \\[.*", "\"changes\": [] }")))
        .contains("Nothing was learnt in that time.");
  }
}
