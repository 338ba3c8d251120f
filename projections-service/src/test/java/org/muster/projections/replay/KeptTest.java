package org.muster.projections.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muster.contracts.recorded.Recorded;
import org.muster.projections.Said;
import org.muster.projections.journal.Arrival;

class KeptTest {

  private long offset;

  @Test
  void a_mission_is_kept_wholly_or_not_at_all() {
    Kept kept = new Kept(5);
    List.of("MA", "MB", "MA", "MA", "MB", "MC", "MA")
        .forEach(mission -> kept.add(arrival(mission)));

    Map<String, List<Arrival.Announced>> taken = kept.take(100);

    assertThat(taken).containsOnlyKeys("MB", "MC");
    assertThat(taken.get("MB")).hasSize(2);
    assertThat(kept.take(100)).isEmpty();
  }

  @Test
  void small_missions_are_taken_together_and_each_once() {
    Kept kept = new Kept(100);
    List.of("MA", "MA", "MB", "MC", "MC", "MC").forEach(mission -> kept.add(arrival(mission)));

    assertThat(kept.take(3)).containsOnlyKeys("MA", "MB");
    assertThat(kept.take(3)).containsOnlyKeys("MC");
    assertThat(kept.take(3)).isEmpty();
  }

  @Test
  void nothing_is_kept_where_nothing_may_be() {
    Kept kept = new Kept(0);
    kept.add(arrival("MA"));

    assertThat(kept.take(100)).isEmpty();
  }

  private Arrival.Announced arrival(String mission) {
    Recorded note = Said.note(mission, "a word");
    return new Arrival.Announced(0, offset++, note, "{}");
  }
}
