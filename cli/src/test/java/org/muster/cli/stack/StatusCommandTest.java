package org.muster.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.muster.cli.http.StandIn;

class StatusCommandTest {

  @Test
  void whatStandsStillOrIsWaitedForAndAReplayThatRunsHaveALineEach() throws IOException {
    try (var service = new StandIn()) {
      service
          .at(
              "/q/health/ready",
              StandIn.Answer.of(
                  """
                  {"checks": [{"name": "another"}, {"name": "projection",
                     "data": {"decide": "cut at 3:41 (./muster accept-log)"}},
                    {"name": "index", "data": {"waits": "the broker is away"}}]}\
                  """))
          .at(
              "/v1/replays",
              StandIn.Answer.of(
                  """
                  {"replays": [{"id": 7, "state": "running", "phase": "folding", "done": 12345,
                     "total": 40000, "percent": 63.4},
                    {"id": 6, "state": "promoted", "phase": "catching-up", "percent": 100}]}\
                  """));
      assertThat(StatusCommand.doing(service.client()))
          .containsExactly(
              "The projection stands still: cut at 3:41 (./muster accept-log)",
              "The projection waits: the broker is away",
              "Replay 7 runs: 63 %, folding, 12,345 of 40,000 read");
    }
  }

  @Test
  void nothingIsSaidWhereNothingIsToBeKnown() throws IOException {
    try (var service = new StandIn()) {
      service
          .at("/q/health/ready", StandIn.Answer.of("{\"checks\": []}"))
          .at("/v1/replays", StandIn.Answer.of("{\"replays\": []}"));
      assertThat(StatusCommand.doing(service.client())).isEmpty();
    }
  }
}
