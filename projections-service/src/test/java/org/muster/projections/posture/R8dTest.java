package org.muster.projections.posture;

import static org.muster.projections.posture.Said.correction;
import static org.muster.projections.posture.Said.dispute;
import static org.muster.projections.posture.Said.mandate;
import static org.muster.projections.posture.Said.missionStrength;
import static org.muster.projections.posture.Said.retraction;
import static org.muster.projections.posture.Said.strength;
import static org.muster.projections.posture.Said.withdrawal;
import static org.muster.projections.posture.Specification.given;

import org.junit.jupiter.api.Test;

/// A dispute changes no number and is always shown (R8d).
class R8dTest {

  @Test
  void whatIsDisputedCountsAndIsShown() {
    given(
            withdrawal("CIV")
                .named("plan")
                .whole()
                .exactly(900)
                .announced("2022-11-11")
                .completes("2022-12-31"),
            dispute("plan").named("d").by("another"))
        .on("2023-01-01")
        .life("plan", "disputed by d")
        .life("d", "effective")
        .mission()
        .reduction("900")
        .flags("disputed")
        .of("CIV")
        .flags("disputed");
  }

  @Test
  void aRetractedDisputeIsNone() {
    given(
            withdrawal("CIV")
                .named("plan")
                .whole()
                .exactly(900)
                .announced("2022-11-11")
                .completes("2022-12-31"),
            dispute("plan").named("d"),
            retraction("d"))
        .on("2023-01-01")
        .life("plan", "effective")
        .life("d", "retracted by #3")
        .mission()
        .flags()
        .of("CIV")
        .flags();
  }

  @Test
  void whatIsCorrectedAndDisputedIsBoth() {
    given(
            plan(900).named("plan"),
            correction("plan", plan(90)).named("c"),
            dispute("plan").named("d").by("another"))
        .on("2023-01-01")
        .life("plan", "corrected by c, d")
        .mission()
        .reduction("90")
        .flags("disputed");
  }

  @Test
  void whatIsRetractedAndDisputedIsBothAndNothingRestsOnIt() {
    given(
            plan(900).named("plan"),
            retraction("plan").named("r"),
            dispute("plan").named("d"),
            strength("CIV").exactly(880).asOf("2022-11-17"))
        .on("2023-01-01")
        .life("plan", "retracted by d, r")
        .mission()
        .reduction("0")
        .flags();
  }

  @Test
  void whatIsSupersededAndDisputedIsBoth() {
    given(
            plan(900).named("plan"),
            plan(800).named("later").announced("2022-11-20"),
            dispute("plan").named("d"))
        .on("2023-01-01")
        .life("plan", "superseded by d, later")
        .mission()
        .reduction("800")
        .flags();
  }

  @Test
  void aDisputedCountIsShownForAsLongAsItIsTheBaseline() {
    Specification counted =
        given(
            missionStrength().named("october").exactly(14_102).asOf("2022-10-31"),
            dispute("october"),
            missionStrength().exactly(13_000).asOf("2022-12-31"));
    counted.on("2022-11-30").mission().deployed("14102").flags("disputed");
    counted.on("2023-01-01").mission().deployed("13000").flags();
  }

  @Test
  void aDisputedDecisionOnTheMandateIsShown() {
    given(mandate("renewed").named("m").starts("2022-06-29").expires("2023-06-30"), dispute("m"))
        .on("2022-11-30")
        .mission()
        .mandate("active")
        .flags("disputed");
  }

  @Test
  void aDisputedPlanWithoutANumberIsShown() {
    given(withdrawal("GBR").named("plan").whole().announced("2022-11-14"), dispute("plan"))
        .on("2022-11-30")
        .mission()
        .partial(true)
        .flags("disputed");
  }

  private static Said plan(int number) {
    return withdrawal("CIV")
        .whole()
        .exactly(number)
        .announced("2022-11-11")
        .completes("2022-12-31");
  }
}
