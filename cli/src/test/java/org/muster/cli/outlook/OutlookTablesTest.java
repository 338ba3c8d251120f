package org.muster.cli.outlook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.muster.cli.http.Json;
import org.muster.cli.text.Style;

class OutlookTablesTest {

  private static final String HEAD =
      """
      "mission": "MINUSMA", "on": "2022-12-31", "scenario": "announced"\
      """;

  private static String tables(String lists) throws IOException {
    return String.join(
        "\n",
        OutlookTables.lines(
            Json.MAPPER.readTree("{ %s, %s }".formatted(HEAD, lists)), Style.PLAIN, 120));
  }

  @Test
  void onlyTheListsOfTheAnswerAreShown() throws IOException {
    assertThat(tables("\"due\": []"))
        .startsWith("MINUSMA, outlook from 31 December 2022")
        .contains("What is due next\n  Nothing is due.")
        .doesNotContain("contradicts");
  }

  @Test
  void plansSayHowManyAndByWhen() throws IOException {
    assertThat(
            tables(
                """
                "plans": [
                  { "kind": "intended", "contributor": "BEN", "date": null,
                    "until": "[..2023-12-31]", "detail": "whole, about 1450",
                    "announcements": [ { "quote": "Benin is to leave",
                                         "source": { "publisher": "ICG" } } ] },
                  { "kind": "in-progress", "contributor": "DEU", "date": "2023-12",
                    "until": null, "detail": null } ]
                """))
        .containsPattern("intended +Benin +all of it, about 1,450 +not said +by 31 December 2023")
        .contains("    ICG")
        .containsPattern("in progress +Germany +no number +December 2023 +not said");
  }

  @Test
  void theMandateOnTheDayIsToldBeforeWhatWasDecided() throws IOException {
    assertThat(
            tables(
                """
                "mandate": [
                  { "kind": "in-force", "contributor": null, "date": null, "until": "2023-06",
                    "detail": "active", "announcements": [] },
                  { "kind": "amended", "contributor": null, "date": "[..2021-07]", "until": null,
                    "detail": "military by about 2000",
                    "announcements": [ { "stage": "proposed", "source": {} } ] } ]
                """))
        .containsPattern("active on that day +June 2023\\n")
        .containsPattern("amended \\(proposed\\) +by July 2021 +military by about 2,000");
  }

  @Test
  void aRestrictionSaysWhereAndUntilWhen() throws IOException {
    assertThat(
            tables(
                """
                "access": [
                  { "kind": "access-restricted", "date": "[2022-03..2022-12]", "until": null,
                    "detail": "Moura, MLI" } ],
                "rotations": [
                  { "kind": "rotations-suspended", "date": "2022-07-14", "until": "2022-08",
                    "detail": "MLI" } ]
                """))
        .containsPattern("between March 2022 and December 2022 +not said +Moura, Mali")
        .containsPattern("14 July 2022 +August 2022 +Mali");
  }

  @Test
  void aContradictionSaysWhoSaysWhat() throws IOException {
    assertThat(
            tables(
                """
                "contradictions": [
                  { "kind": "dispute", "contributor": "CIV", "detail": "They are mercenaries.",
                    "announcements": [ { "saidBy": "MLI", "source": { "title": "A letter" } },
                                       { "quote": "They were 46", "source": {} } ] },
                  { "kind": "differing-ends", "contributor": "SWE",
                    "detail": "[..2023-06] / [..2023-12-31]" },
                  { "kind": "differing-counts", "contributor": "EGY", "detail": "1035 / about 1054" } ]
                """))
        .containsPattern("Côte d’Ivoire +dispute +Mali: They are mercenaries.")
        .contains("    A letter", "    disputed: “They were 46” — ")
        .containsPattern("Sweden +differing ends +by June 2023 / by 31 December 2023")
        .containsPattern("Egypt +differing counts +1,035 / about 1,054");
  }

  @Test
  void whatIsNotKnownIsSaidInASentence() throws IOException {
    assertThat(
            tables(
                """
                "unknown": [ { "kind": "no-count", "contributor": "SWE", "detail": "how many" },
                             { "kind": "no-baseline", "contributor": null } ]
                """))
        .containsPattern("Sweden +how many it has there: nobody counted them")
        .containsPattern("the mission +how many are in the mission: nobody reported its strength");
  }
}
