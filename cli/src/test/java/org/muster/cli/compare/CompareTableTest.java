package org.muster.cli.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.muster.cli.http.Json;
import org.muster.cli.text.Style;

class CompareTableTest {

  private static final String POSTURES =
      """
      [ { "mission": "MINUSMA", "on": "2022-11-13", "scenario": "announced",
          "knowledge": { "basis": "recorded", "at": "2022-11-13T23:59:59.999Z" },
          "deployed": null, "operational": null, "whyNull": "not-known-yet",
          "reduction": { "low": 0, "best": 0, "high": 0 }, "contributors": [] },
        { "mission": "MINUSMA", "on": "2022-11-13", "scenario": "worst",
          "knowledge": { "basis": "announced", "at": "2022-11-13T23:59:59.999Z" },
          "deployed": { "low": 5271, "best": 6010, "high": 6010 }, "operational": null,
          "reduction": { "low": 0, "best": 0, "high": 739, "partial": true },
          "contributors": [ { "contributor": "CIV", "status": ["drawing-down"] },
                            { "contributor": "EGY", "status": ["suspended", "undecided"] } ] } ]
      """;

  private static String table(CompareCommand.Dimension by) throws IOException {
    return String.join(
        "\n", CompareTable.lines(by, Json.MAPPER.readTree(POSTURES), Style.PLAIN, 120));
  }

  @Test
  void beforeAnybodySpokeNothingIsZeroAndNobodyIsNamed() throws IOException {
    assertThat(table(CompareCommand.Dimension.BASIS))
        .containsPattern("recorded +unknown +unknown +unknown +unknown +unknown +unknown");
  }

  @Test
  void aRowHasTheFiguresAndWhoIsMeant() throws IOException {
    assertThat(table(CompareCommand.Dimension.SCENARIO))
        .contains("as recorded by the end of 13 November 2022")
        .containsPattern(
            "worst +5,271 / 6,010 / 6,010 +unknown +0 / 0 / 739 \\+ unknown +CIV +EGY +EGY");
  }
}
