package org.muster.projections.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RoundsTest {

  private static final TopicPartition BUSY = new TopicPartition("t", 0);
  private static final TopicPartition QUIET = new TopicPartition("t", 1);
  private static final TopicPartition LATE = new TopicPartition("t", 2);

  private final Rounds rounds = new Rounds();

  @Test
  void who_is_furthest_behind_begins() {
    assertThat(rounds.next(Map.of(QUIET, 1L, BUSY, 1_000L))).contains(BUSY);
  }

  @Test
  void one_that_is_written_to_without_end_keeps_no_other_waiting_for_longer_than_a_round() {
    rounds.next(Map.of(BUSY, 1_000L, QUIET, 1L));

    assertThat(rounds.next(Map.of(BUSY, 1_000L, QUIET, 1L, LATE, 2L))).contains(LATE);
    assertThat(rounds.next(Map.of(BUSY, 1_000L, QUIET, 1L))).contains(QUIET);
    assertThat(rounds.next(Map.of(BUSY, 1_000L))).contains(BUSY);
  }

  @Test
  void who_is_behind_alone_is_read_again_and_again() {
    rounds.next(Map.of(BUSY, 2L));

    assertThat(rounds.next(Map.of(BUSY, 1L))).contains(BUSY);
  }

  @Test
  void nobody_has_a_turn_if_nothing_is_left() {
    assertThat(rounds.next(Map.of())).isEmpty();
  }
}
