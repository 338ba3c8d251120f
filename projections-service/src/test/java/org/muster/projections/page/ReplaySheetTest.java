package org.muster.projections.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
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
}
