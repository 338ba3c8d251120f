package org.muster.cli.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.cli.CommandFailure;
import org.muster.cli.http.Json;
import org.muster.cli.text.Style;

class WhatIfTableTest {

  private static final String POSTURE =
      """
      { "mission": "MINUSMA", "on": "2023-07-01", "scenario": "announced",
        "deployed": { "low": %1$d, "best": %2$d, "high": 13846 }, "operational": null,
        "reduction": { "low": 256, "best": 256, "high": 1674, "partial": true },
        "increase": { "low": 0, "best": 0, "high": 0 }, "suspended": null,
        "contributors": [
          { "contributor": "EGY", "status": [%3$s], "deployed": { "low": %4$d, "best": %4$d, "high": 1229 } },
          { "contributor": "BEN", "status": ["leaving"], "deployed": null } ] }
      """;

  private static final String ANSWER =
      "{ \"without\": %s, \"with\": %s, \"supposed\": [\"x\"] }"
          .formatted(
              POSTURE.formatted(12_428, 13_846, "\"suspended\"", 1_229),
              POSTURE.formatted(11_199, 12_617, "\"left\"", 0));

  @TempDir private Path folder;

  private static String table() throws IOException {
    return String.join("\n", WhatIfTable.lines(Json.MAPPER.readTree(ANSWER), Style.PLAIN, 120));
  }

  @Test
  void bothPosturesStandSideBySide() throws IOException {
    assertThat(table())
        .startsWith("MINUSMA on 1 July 2023, with 1 supposed announcement · scenario announced")
        .containsPattern("deployed +12,428 / 13,846 / 13,846 +11,199 / 12,617 / 13,846")
        .containsPattern("operational +unknown +unknown")
        .containsPattern("reduction +256 / 256 / 1,674 \\+ unknown +256 / 256 / 1,674 \\+ unknown");
  }

  @Test
  void onlyContributorsThatDifferAreListed() throws IOException {
    assertThat(table())
        .containsPattern("Egypt +deployed 1,229 → 0 / 0 / 1,229; status suspended → left")
        .doesNotContain("Benin");
  }

  @Test
  void linesAListAndOneObjectAreTheSameBody() throws IOException {
    var one = "{\"type\": \"withdrawal-announced\", \"contributor\": \"EGY\"}";
    var expected =
        "{\"announcements\":[{\"type\":\"withdrawal-announced\",\"contributor\":\"EGY\"},"
            + "{\"type\":\"withdrawal-announced\",\"contributor\":\"EGY\"}]}";
    for (var text :
        new String[] {
          one + "\n" + one + "\n",
          "[" + one + "," + one + "]",
          "{\"announcements\": [" + one + "," + one + "]}"
        }) {
      var file = Files.writeString(folder.resolve("file"), text);
      assertThat(SupposedFile.body(file)).isEqualTo(expected);
    }
  }

  @Test
  void aFileThatIsNotJsonIsRefusedWithItsLine() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "{}\n{\"type\": \n");
    assertThatThrownBy(() -> SupposedFile.body(file))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("is not JSON (line");
  }
}
