package org.muster.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.cli.CommandFailure;
import org.muster.cli.Muster;
import org.muster.cli.Printed;
import org.muster.cli.http.StandIn;

class ReplayWatchTest {

  private static final String AWAY =
      "The projections-service is away; the replay goes on when it is back.";

  private final Printed printed = new Printed(false);
  private final Deque<StandIn.Answer> answers = new ArrayDeque<>();
  private final StandIn service;

  ReplayWatchTest() throws IOException {
    service = new StandIn();
  }

  /// The last answer stays.
  @BeforeEach
  void answer() {
    service.at(
        "/v1/replays/7",
        exchange -> {
          synchronized (answers) {
            return answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
          }
        });
  }

  @AfterEach
  void end() {
    service.close();
  }

  private int watch() {
    return Muster.commandLine(printed.screen())
        .execute("replay", "--watch", "7", "--projections-url", service.base().toString());
  }

  private static StandIn.Answer replay(String state, int percent) {
    return StandIn.Answer.of(
        """
        {"id": 7, "state": "%s", "phase": "folding", "generation": 9, "done": 12345,
         "total": 40000, "percent": %d, "ratePerSecond": 0}\
        """
            .formatted(state, percent));
  }

  @Test
  void aServiceThatStartsAgainIsWaitedForAndThatIsSaidOnce() {
    answers.add(replay("running", 20));
    // the client itself asks again a few times where a connection breaks off
    answers.addAll(Collections.nCopies(10, StandIn.Answer.BROKEN));
    answers.addAll(List.of(StandIn.Answer.AWAY, StandIn.Answer.AWAY));
    answers.addAll(List.of(replay("running", 40), replay("promoted", 100)));
    assertThat(watch()).isZero();
    assertThat(printed.err()).containsOnlyOnce(AWAY);
    assertThat(printed.out()).contains("Replay 7: 12,345 announcements: generation 9 answers now");
  }

  @Test
  void aServiceThatDoesNotComeBackEndsTheWatchingAndSaysHowToGoOn() {
    answers.addAll(List.of(replay("running", 20), StandIn.Answer.AWAY));
    var begun = ReplayState.of(service.client(), 7);
    var watch = new ReplayWatch(service.client(), printed.screen(), Duration.ofMillis(300));
    assertThatThrownBy(() -> watch.untilEnd(begun))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("has been away")
        .hasMessageContaining("./muster replay --watch 7");
    assertThat(printed.err()).containsOnlyOnce(AWAY);
  }

  @Test
  void aReplayThatIsNotThereIsNotWaitedFor() {
    answers.add(replay("running", 20));
    answers.add(new StandIn.Answer(404, "{\"title\":\"Not found\"}", Map.of()));
    assertThat(watch()).isEqualTo(CommandFailure.REFUSED);
    assertThat(printed.err()).contains("Not found").doesNotContain(AWAY);
  }
}
