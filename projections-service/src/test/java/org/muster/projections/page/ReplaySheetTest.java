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
    "another-thing, another thing"
  })
  void what_a_replay_waits_for_is_said_in_words(String code, String words) throws Exception {
    assertThat(line("\"" + code + "\"").waiting()).isEqualTo(words);
    assertThat(line("null").waiting()).isEmpty();
  }

  @Test
  void what_a_dry_run_cannot_know_is_said_and_where_a_partition_would_stop() throws Exception {
    JsonNode dry =
        JSON.readTree(
            """
            {"id": 7, "dryRun": true, "report": {"records": 9,
              "stops": [{"partition": 3, "offset": 41}],
              "parkedWhenFolded": null, "parkedWhenFoldedFrom": "no generation answers yet",
              "time": {"seconds": null, "from": "no replay has ended yet"},
              "disk": {"bytes": 12, "from": "what generation 2 takes"}}}\
            """);

    assertThat(
            ReplaySheet.of(
                    MissingNode.getInstance(),
                    dry,
                    MissingNode.getInstance(),
                    MissingNode.getInstance())
                .notes())
        .containsExactly(
            "Partition 3 would stop at offset 41: too many records in a row are to be parked.",
            "Not known before folding, how many would be parked only then: no generation answers yet.",
            "How long a replay takes cannot be said: no replay has ended yet.");
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
