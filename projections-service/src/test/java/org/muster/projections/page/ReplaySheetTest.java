package org.muster.projections.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplaySheetTest {

  private static final JsonMapper JSON = new JsonMapper();

  @ParameterizedTest
  @CsvSource({
    "live-lag, rests while the living projection is behind",
    "living-projection, waits for the living projection",
    "log, waits for the log",
    "another-thing, another thing"
  })
  void what_a_replay_waits_for_is_said_in_words(String code, String words) throws Exception {
    assertThat(line("\"" + code + "\"").waiting()).isEqualTo(words);
    assertThat(line("null").waiting()).isEmpty();
  }

  @Test
  void a_replay_that_waits_can_be_given_up_for_as_long_as_its_generation_is_kept()
      throws Exception {
    assertThat(generation("kept", "held").waiting()).isEqualTo("7");
    assertThat(generation("kept", "different").waiting()).isEqualTo("7");
    assertThat(generation("kept", "promoted").waiting()).isEmpty();
    assertThat(generation("promoted", "different").waiting()).isEmpty();
  }

  private static ReplaySheet.Line line(String waitingFor) throws JsonProcessingException {
    JsonNode replays =
        JSON.readTree(
            "{\"replays\": [{\"id\": 7, \"state\": \"running\", \"waitingFor\": %s}]}"
                .formatted(waitingFor));
    return ReplaySheet.of(
            replays,
            MissingNode.getInstance(),
            MissingNode.getInstance(),
            MissingNode.getInstance())
        .replays()
        .getFirst();
  }

  private static ReplaySheet.Generation generation(String state, String replayState)
      throws JsonProcessingException {
    JsonNode generations =
        JSON.readTree(
            """
            {"generations": [{"number": 9, "state": "%s", "replay": 7, "replayState": "%s"}]}\
            """
                .formatted(state, replayState));
    return ReplaySheet.of(
            MissingNode.getInstance(),
            MissingNode.getInstance(),
            MissingNode.getInstance(),
            generations)
        .generations()
        .getFirst();
  }
}
