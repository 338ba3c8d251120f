package org.muster.projections.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muster.contracts.announcement.DepartureReported;
import org.muster.contracts.recorded.Recorded;
import org.muster.projections.Said;
import org.muster.projections.journal.Arrival;
import org.muster.projections.parked.ParkedEvent;
import org.muster.projections.posture.PostureStep;

class FoldedTest {

  private static final String MISSION = "FOLDED";

  private final Recorded leaving = Said.leaving(MISSION, "CIV", "2022-11-11", "2023-08-31");
  private final List<Recorded> history =
      List.of(
          Said.strength(MISSION, 1_000, "2022-10-31"),
          leaving,
          Said.strength(MISSION, "BEN", 400, "2022-10-31"),
          leaving,
          Said.another(MISSION, leaving.id(), "something else"),
          Said.leaving(MISSION, "EGY", "2022-12-10", "2023-11-30"));

  @Test
  void steps_given_away_one_by_one_are_those_of_a_fold_at_once() {
    Folded atOnce = Folded.of(MISSION, arrivals(history));
    List<PostureStep> steps = new ArrayList<>();
    Folded givenAway = Folded.into(MISSION, arrivals(history), steps::add);

    assertThat(steps).hasSizeGreaterThan(20);
    assertThat(steps).containsExactlyInAnyOrderElementsOf(atOnce.derived().steps());
    assertThat(givenAway.derived().steps()).isEmpty();
    assertThat(givenAway.derived().lives()).isEqualTo(atOnce.derived().lives());
    assertThat(givenAway.dropped()).isEqualTo(atOnce.dropped()).hasSize(2);
    assertThat(givenAway.parked()).hasSize(1);
  }

  @Test
  void an_announcement_that_the_rules_fail_on_is_told_and_then_parked_alone() {
    List<Recorded> withIt = new ArrayList<>(history);
    withIt.add(impossible());

    assertThatThrownBy(() -> Folded.into(MISSION, arrivals(withIt), step -> {}))
        .isInstanceOf(Folded.CannotFold.class)
        .hasMessageContaining(MISSION);

    Folded spared = Folded.of(MISSION, arrivals(withIt));
    assertThat(spared.parked().stream().map(ParkedEvent::id))
        .containsExactlyInAnyOrder(leaving.id(), withIt.getLast().id());
    assertThat(spared.derived().steps())
        .isEqualTo(Folded.of(MISSION, arrivals(history)).derived().steps());
  }

  /// A departure without a day, on which the rules fail; nothing that is read from the log is one.
  private static Recorded impossible() {
    Recorded said =
        Said.recorded(
            """
            {"type":"departure-reported","mission":"FOLDED","contributor":"TGO",
             "personnel":{"value":7,"qualifier":"exact","text":"7"},"asOf":"2022-10-31",
             "sources":[{"publisher":"A newspaper","title":"A title"}]}\
            """);
    DepartureReported departure = (DepartureReported) said.announcement();
    return new Recorded(
        said.id(),
        said.recordedAt(),
        said.recordedBy(),
        new DepartureReported(
            departure.header(),
            departure.subject(),
            departure.personnel(),
            departure.measure(),
            departure.since(),
            never()));
  }

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
  private static <T> T never() {
    return null;
  }

  private static List<Arrival.Announced> arrivals(List<Recorded> said) {
    List<Arrival.Announced> arrivals = new ArrayList<>();
    for (Recorded recorded : said) {
      arrivals.add(new Arrival.Announced(0, arrivals.size(), recorded, "not looked at"));
    }
    return arrivals;
  }
}
