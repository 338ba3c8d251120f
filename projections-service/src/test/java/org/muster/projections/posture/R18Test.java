package org.muster.projections.posture;

import static org.muster.projections.posture.Said.departure;
import static org.muster.projections.posture.Said.deployment;
import static org.muster.projections.posture.Said.position;
import static org.muster.projections.posture.Said.strength;
import static org.muster.projections.posture.Said.suspension;
import static org.muster.projections.posture.Said.withdrawal;
import static org.muster.projections.posture.Specification.given;

import org.junit.jupiter.api.Test;

/// The status of a contributor in words (R18).
class R18Test {

  private static final Said COUNT = strength("GBR").exactly(256).asOf("2022-10-31");

  @Test
  void aPlanGoesFromLeavingToDrawingDownToLeft() {
    Specification then =
        given(
            COUNT,
            withdrawal("GBR")
                .whole()
                .announced("2022-11-14")
                .starts("2023-01-01")
                .completes("2023-05-14"));
    then.on("2022-11-13").of("GBR").status("deployed");
    then.on("2022-11-14").of("GBR").status("leaving");
    then.on("2022-12-31").of("GBR").status("leaving");
    then.on("2023-01-01").of("GBR").status("drawing-down");
    then.on("2023-05-13").of("GBR").status("drawing-down");
    then.on("2023-05-14").of("GBR").status("left");
  }

  @Test
  void aReportedDepartureIsADrawdownWithoutAPlan() {
    given(COUNT, departure("GBR").exactly(50).asOf("2022-12-01"))
        .on("2022-12-01")
        .of("GBR")
        .status("drawing-down");
  }

  @Test
  void nobodyLeftHasLeft() {
    given(COUNT, departure("GBR").exactly(256).asOf("2022-12-01"))
        .on("2022-12-01")
        .of("GBR")
        .deployed("0")
        .status("left");
  }

  @Test
  void aPledgeIsAStatusOnlyWithoutAPlan() {
    Said pledge =
        deployment("GBR")
            .named("pledge")
            .stage("announced")
            .exactly(100)
            .announced("2022-11-01")
            .starts("2023-06-01");
    given(COUNT, pledge)
        .on("2022-11-01")
        .of("GBR")
        .status("pledged")
        .pledged("pledge")
        .deployed("256");
    given(COUNT, pledge, withdrawal("GBR").whole().announced("2022-11-14").starts("2023-01-01"))
        .on("2022-12-01")
        .of("GBR")
        .status("leaving")
        .pledged("pledge");
  }

  @Test
  void suspendedAndUndecidedStandBeforeTheRestAndLeftStandsAlone() {
    Specification then =
        given(
            COUNT,
            suspension("GBR").whole().announced("2022-11-01"),
            position("GBR", "undecided").announced("2022-11-02"),
            withdrawal("GBR")
                .whole()
                .announced("2022-11-14")
                .starts("2023-01-01")
                .completes("2023-05-14"));
    then.on("2022-11-13").of("GBR").status("suspended", "undecided");
    then.on("2022-12-01").of("GBR").status("suspended", "undecided", "leaving");
    then.on("2023-02-01").of("GBR").status("suspended", "undecided", "drawing-down");
    then.on("2023-05-14").of("GBR").status("left");
  }

  @Test
  void aPlanThatTheScenarioDoesNotAdmitIsNoStatus() {
    Specification then =
        given(COUNT, withdrawal("GBR").stage("intended").whole().announced("2022-11-14"))
            .on("2022-12-01");
    then.scenario("announced").of("GBR").status("deployed");
    then.scenario("intended").of("GBR").status("drawing-down");
  }
}
