package org.muster.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AcceptedLogTest {

  @Test
  void ofATruncatedLogItIsSaidWithWhatTheEventsServiceStarts() {
    assertThat(accepted(0, 12, 0, 7).lines().getLast())
        .isEqualTo("  MUSTER_TOPIC_ACCEPTED_STARTS=an-id@1:12,3:7");
  }

  @Test
  void ofAnotherTopicItIsSaidThatTheEventsServiceIsToBeRestarted() {
    assertThat(accepted(0, 0, 0).lines().getLast()).contains("restart it");
  }

  private static AcceptedLog accepted(long... starts) {
    return new AcceptedLog(
        "muster.announcements", "an-id", "1f2e3d4c", Arrays.stream(starts).boxed().toList());
  }
}
