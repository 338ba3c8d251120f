package org.muster.cli.asking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.cli.Muster;
import org.muster.cli.Printed;
import org.muster.cli.http.Caveats;
import org.muster.cli.http.StandIn;

class CaveatWordsTest {

  private static final Instant NOW = Instant.parse("2026-11-27T22:00:00Z");
  private static final String REFUSED = "These figures stand still: cut at 3:41";

  private static List<String> words(Caveats caveats) {
    return CaveatWords.of(caveats, NOW);
  }

  @Test
  void anAnswerThatCanBeTakenAsItIsHasNoWarning() {
    assertThat(words(Caveats.NONE)).isEmpty();
  }

  @Test
  void figuresThatStandStillSayHowOldTheyAre() {
    assertThat(words(new Caveats("", "2026-11-23T21:53:09Z", "3", "")))
        .containsExactly(
            "These figures stand still: other rules (version 3) or another log made them; their last record is of 23 November 2026, 21:53 UTC, 4 days ago.");
    assertThat(words(new Caveats("", "2026-11-27T19:53:09Z", "3", "")))
        .singleElement()
        .asString()
        .endsWith("2 h ago.");
  }

  @Test
  void figuresThatLackRecordsSayHowMany() {
    assertThat(words(new Caveats("", "", "3", "1")))
        .containsExactly(
            "These figures lack 1 record that answers had before: an older generation was accepted.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--json", "--jsonl", "--csv", ""})
  void aWarningIsNeverInWhatProgramsRead(String format) throws IOException {
    var printed = new Printed(false);
    try (var service = new StandIn()) {
      service.at(
          "/v1/missions",
          StandIn.Answer.of("{\"missions\": []}").with("Muster-Stopped", "cut at 3:41"));
      int code =
          Muster.commandLine(printed.screen())
              .execute(
                  List.of("missions", format, "--projections-url", service.base().toString())
                      .stream()
                      .filter(argument -> !argument.isEmpty())
                      .toArray(String[]::new));
      assertThat(code).isZero();
    }
    assertThat(printed.err()).containsOnlyOnce(REFUSED);
    assertThat(printed.out()).isNotEmpty().doesNotContain("stand still");
  }

  @Test
  void whoAsksSeveralTimesIsWarnedOnce() throws IOException {
    var printed = new Printed(false);
    try (var service = new StandIn()) {
      service.at(
          "/v1/missions/ANY/posture", new StandIn.Answer(200, "{}", Map.of("Muster-Behind", "7")));
      assertThat(
              Muster.commandLine(printed.screen())
                  .execute("compare", "ANY", "--projections-url", service.base().toString()))
          .isZero();
    }
    assertThat(printed.err()).containsOnlyOnce("These figures lack 7 records");
  }
}
