package org.muster.cli.why;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.muster.cli.http.Json;
import org.muster.cli.text.Style;

class WhyTableTest {

  private static final String ANSWER =
      """
      { "mission": "MINUSMA", "contributor": "CIV", "on": "2022-11-30", "scenario": "announced",
        "posture": { "contributor": "CIV", "status": ["drawing-down"], "deployed": null,
            "operational": null, "whyNull": "no-baseline",
            "reduction": { "low": 0, "best": 0, "high": 900 },
            "suspended": { "low": 0, "best": 0, "high": 0 }, "count": null, "flags": [] },
        "story": [
          { "id": "a", "type": "withdrawal-announced", "stage": "notified", "announced": "2022-11-11",
            "status": "effective", "effects": { "reduction": { "low": 0, "best": 0, "high": 900 } },
            "disregarded": null, "quote": "Côte d’Ivoire notified the UN.",
            "source": { "publisher": "ICG", "title": "MINUSMA at a Crossroads" },
            "announcement": { "personnel": { "qualifier": "exact", "value": 900, "text": "900 soldiers" } } },
          { "id": "b", "type": "withdrawal-announced", "stage": "reported", "announced": "2022-11-01",
            "status": "superseded", "effects": null, "disregarded": "superseded",
            "source": { "publisher": "AFP" }, "announcement": {} },
          { "id": "c", "type": "personnel-detained", "stage": null, "announced": null,
            "status": "disputed", "effects": null, "disregarded": null,
            "source": { "publisher": "AFP" }, "announcement": {} } ] }
      """;

  private static String table(String answer) throws IOException {
    return String.join("\n", WhyTable.lines(Json.MAPPER.readTree(answer), Style.PLAIN, 120));
  }

  @Test
  void theFiguresAreInWordsAndUnknownIsNotZero() throws IOException {
    assertThat(table(ANSWER))
        .startsWith("Côte d’Ivoire in MINUSMA on 30 November 2022 · scenario announced")
        .containsPattern("deployed +unknown: nobody counted them")
        .containsPattern("operational +unknown")
        .containsPattern("reduction +at most 900");
  }

  @Test
  void whatMakesAFigureHasItsEffectAndItsSource() throws IOException {
    assertThat(table(ANSWER))
        .containsPattern(
            "What makes the figures\\n.*\\n +11 November 2022 +withdrawal announced \\(notified\\) +900 soldiers +reduction \\+0 / \\+0 / \\+900")
        .contains("“Côte d’Ivoire notified the UN.” — ICG, MINUSMA at a Crossroads");
  }

  @Test
  void whatDoesNotCountHasItsReason() throws IOException {
    assertThat(table(ANSWER))
        .containsPattern(
            "What does not count\\n.*\\n +1 November 2022 +withdrawal announced \\(reported\\) +a later or firmer");
  }

  @Test
  void whatElseWasSaidHasItsStatus() throws IOException {
    assertThat(table(ANSWER))
        .containsPattern("What else was said\\n.*\\n +personnel detained +disputed");
  }

  @Test
  void aContributorOfWhomNothingWasKnownSaysSo() throws IOException {
    assertThat(
            table(
                "{\"mission\": \"M\", \"contributor\": \"CIV\", \"posture\": null, \"story\": []}"))
        .contains("Nothing was known of it by then.");
  }
}
