package org.muster.projections.posture;

import static org.muster.projections.posture.Said.missionStrength;
import static org.muster.projections.posture.Said.strength;
import static org.muster.projections.posture.Said.withdrawal;
import static org.muster.projections.posture.Specification.NOT_SAID;
import static org.muster.projections.posture.Specification.given;

import org.junit.jupiter.api.Test;

/// Without a count of the whole mission nobody can say how many are there (R0).
class R0Test {

  @Test
  void contributorsCountsAloneNeverMakeAStrengthOfTheMission() {
    given(
            strength("CIV").exactly(880).asOf("2022-11-17"),
            strength("BEN").exactly(421).asOf("2022-11-17"))
        .on("2022-12-01")
        .mission()
        .deployed(NOT_SAID)
        .operational(NOT_SAID)
        .whyNull("no-baseline")
        .counted("1301")
        .of("CIV")
        .deployed("880")
        .operational("880")
        .whyNull(null);
  }

  @Test
  void aStrengthReportWithoutContributorIsTheMissionTotal() {
    given(missionStrength().exactly(14102).asOf("2022-10"))
        .on("2022-10-31")
        .mission()
        .deployed("14102")
        .operational("14102")
        .whyNull(null)
        .counted(NOT_SAID);
  }

  @Test
  void beforeTheDayOfTheTotalThereIsNone() {
    given(missionStrength().exactly(14102).asOf("2022-10"))
        .on("2022-10-30")
        .mission()
        .deployed(NOT_SAID)
        .whyNull("no-baseline");
  }

  @Test
  void whoLeavesAMissionThatNobodyCountedLeavesNoZeroBehind() {
    given(withdrawal("CIV").whole().exactly(900).announced("2022-11-11").completes("2022-12-01"))
        .on("2022-12-01")
        .mission()
        .deployed(NOT_SAID)
        .reduction("900")
        .whyNull("no-baseline")
        .of("CIV")
        .deployed(NOT_SAID)
        .reduction("900")
        .status("left");
  }

  @Test
  void aTotalThatWasProposedIsNoTotal() {
    given(missionStrength().exactly(14102).asOf("2022-10").stage("proposed"))
        .on("2022-12-01")
        .mission()
        .deployed(NOT_SAID)
        .whyNull("no-baseline");
  }
}
