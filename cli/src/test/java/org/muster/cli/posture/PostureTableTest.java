package org.muster.cli.posture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.muster.cli.http.Json;
import org.muster.cli.text.Style;

class PostureTableTest {

  private static final String ARTICLE =
      """
      { "mission": "MINUSMA", "on": "2022-11-30", "component": "uniformed", "scenario": "announced",
        "knowledge": { "basis": "recorded", "at": "2026-11-23T10:00:00Z", "final": true },
        "mandate": { "status": "lapsed", "expires": "2023-06" }, "authorized": null,
        "deployed": null, "operational": null, "whyNull": "no-baseline", "counted": null,
        "reduction": { "low": 0, "best": 0, "high": 900, "partial": true },
        "suspended": { "low": 1001, "best": null, "high": null },
        "unquantified": [ { "contributor": "GBR", "state": "gone" },
                          { "contributor": "DEU", "state": "keeps-a-part" } ],
        "contributors": [ { "contributor": "CIV", "status": ["drawing-down"], "stage": "notified",
            "deployed": null, "operational": null, "reduction": { "low": 0, "best": 0, "high": 900 },
            "suspended": { "low": 0, "best": 0, "high": 0 },
            "plan": { "starts": "[2022-11-11..]", "completes": null, "extent": "whole" },
            "because": [], "disregarded": [] },
          { "contributor": "GBR", "status": ["left"], "stage": "announced", "unquantified": "gone",
            "reduction": { "low": 0, "best": 0, "high": 0 } } ],
        "flags": ["mandate-lapsed"], "incomplete": false, "position": "k3x:3:41" }
      """;

  private static String table(String json) throws IOException {
    var posture = Json.MAPPER.readValue(json, Posture.class);
    return String.join("\n", PostureTable.lines(posture, Style.PLAIN, 120));
  }

  @Test
  void theHeadSaysWhatWhenAndHowFirm() throws IOException {
    assertThat(table(ARTICLE))
        .startsWith("MINUSMA on 30 November 2022 · scenario announced · uniformed personnel");
  }

  @Test
  void whatIsUnknownSaysSoAndIsNeverZero() throws IOException {
    assertThat(table(ARTICLE))
        .containsPattern("deployed +unknown: no baseline")
        .containsPattern("operational +unknown: no baseline")
        .containsPattern("Côte d’Ivoire +drawing down +unknown +unknown +at most 900")
        .containsPattern("United Kingdom +left +unknown +unknown +no number, gone");
  }

  @Test
  void figuresStandAsNumbersAndInWords() throws IOException {
    assertThat(table(ARTICLE))
        .containsPattern("reduction +0 +0 +900 +at most 900 \\(part of it has no number\\)")
        .containsPattern("suspended +1,001 +– +no limit +over 1,000");
  }

  @Test
  void beforeAnybodySpokeEveryFigureIsUnknown() throws IOException {
    assertThat(table(ARTICLE.replace("no-baseline", "not-known-yet")))
        .containsPattern("deployed +unknown: nobody had spoken")
        .containsPattern("reduction +unknown\\n")
        .containsPattern("suspended +unknown\\n");
  }

  @Test
  void plansReadAsSentences() throws IOException {
    assertThat(table(ARTICLE)).contains("notified: all of it, starts from 11 November 2022");
  }

  @Test
  void plansWithoutANumberAndFlagsAreExplained() throws IOException {
    assertThat(table(ARTICLE))
        .contains("without a number: United Kingdom (gone), Germany (keeps a part)")
        .contains("mandate lapsed, until June 2023")
        .contains("mandate-lapsed: the mandate has run out and nothing renewed it");
  }
}
