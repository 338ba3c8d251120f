package org.muster.cli.casualties;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.muster.cli.http.Json;
import org.muster.cli.text.Style;

class CasualtyTablesTest {

  private static final String CASUALTIES =
      """
      { "mission": "MINUSMA", "from": "2022-01-01", "to": null,
        "byCause": [ { "victims": "peacekeeper", "cause": "hostile-act", "incidents": 3, "certain": 2,
            "killed": { "low": 2, "best": null, "high": 4 },
            "injured": { "low": 0, "best": 0, "high": 0, "partial": true, "unsaid": 1 } } ],
        "peacekeepersByNationality": [ { "contributor": null, "incidents": 1, "certain": 1,
            "killed": { "low": 1, "best": 1, "high": 1 }, "injured": null } ],
        "snapshots": [ { "victims": "peacekeeper", "cause": "hostile-act", "contributor": null,
            "cumulative": { "low": 174, "best": 174, "high": 174 }, "since": "2013",
            "asOf": "2022-12", "quote": null, "source": { "publisher": "ICG" } } ] }
      """;

  private static final String INCIDENTS =
      """
      { "mission": "MINUSMA", "from": "2022-01-01", "to": "2022-12-31",
        "incidents": [ { "id": "a", "occurred": "2022-03", "certain": true, "category": "mass-killing",
            "place": { "name": "Moura" }, "attributedTo": "eyewitnesses blame soldiers",
            "casualties": [ { "victims": "unknown", "contributor": null,
                "killed": { "low": 301, "best": null, "high": null }, "injured": null } ],
            "quote": null, "source": { "publisher": "ICG" } },
          { "id": "b", "occurred": "2022-07-05", "certain": false, "category": "hostile-act",
            "place": null, "attributedTo": null,
            "casualties": [ { "victims": "peacekeeper", "contributor": "EGY",
                "killed": { "low": 2, "best": 2, "high": 2 },
                "injured": { "qualifier": "unknown", "text": "several" } } ],
            "source": { "publisher": "AFP" } } ], "next": null }
      """;

  private static String casualties(String json) throws IOException {
    return String.join("\n", CasualtiesTable.lines(Json.MAPPER.readTree(json), Style.PLAIN, 120));
  }

  private static String incidents(String json) throws IOException {
    return String.join("\n", IncidentsTable.lines(Json.MAPPER.readTree(json), Style.PLAIN, 120));
  }

  @Test
  void sumsSayHowManyIncidentsAndWhatWasNotSaid() throws IOException {
    assertThat(casualties(CASUALTIES))
        .startsWith("MINUSMA: casualties from 1 January 2022")
        .containsPattern(
            "peacekeepers, hostile act +2 to 3 +2 to 4 +none reported +injured in 1\\n");
  }

  @Test
  void aNumberNobodySaidIsUnknown() throws IOException {
    assertThat(casualties(CASUALTIES)).containsPattern("nationality unknown +1 +1 +not said");
  }

  @Test
  void reportedTotalsStandApart() throws IOException {
    assertThat(casualties(CASUALTIES))
        .containsPattern(
            "Totals that others reported \\(never added.*\\)\\n.*\\n +December 2022 +2013 +peacekeepers +hostile act +174");
  }

  @Test
  void nothingOnRecordSaysSo() throws IOException {
    assertThat(casualties("{\"mission\": \"M\", \"byCause\": [], \"snapshots\": []}"))
        .contains("No incident is on record.")
        .contains("None.");
  }

  @Test
  void incidentsSayWhomTheyStruck() throws IOException {
    assertThat(incidents(INCIDENTS))
        .containsPattern(
            "March 2022 +mass killing +Moura +over 300 people of unknown kind +not said")
        .contains("attributed to eyewitnesses blame soldiers")
        .containsPattern(
            "5 July 2022 \\(perhaps not then\\) +hostile act +2 peacekeepers \\(Egypt\\) +unknown peacekeepers \\(Egypt\\)");
  }

  @Test
  void noIncidentSaysSo() throws IOException {
    assertThat(incidents("{\"mission\": \"M\", \"incidents\": []}"))
        .contains("There is no such incident.");
  }
}
