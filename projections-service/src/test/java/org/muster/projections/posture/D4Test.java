package org.muster.projections.posture;

import static org.muster.projections.posture.Said.departure;
import static org.muster.projections.posture.Said.missionStrength;
import static org.muster.projections.posture.Said.strength;
import static org.muster.projections.posture.Said.withdrawal;
import static org.muster.projections.posture.Specification.NOT_SAID;
import static org.muster.projections.posture.Specification.given;

import org.junit.jupiter.api.Test;

/// A contributor's part of the mission's reduction is measured from the mission's baseline (D4).
class D4Test {

  private static Said total(String asOf) {
    return missionStrength().exactly(10000).asOf(asOf);
  }

  private static Said plan() {
    return withdrawal("CIV").named("plan").whole().announced("2022-02-15").completes("2022-03-01");
  }

  @Test
  void whoWasCountedAfterTheMissionHasLostThoseBetweenAndThoseSince() {
    given(
            total("2022-01-01"),
            departure("CIV").exactly(100).asOf("2022-01-15"),
            strength("CIV").exactly(800).asOf("2022-02-01"),
            plan())
        .on("2022-03-01")
        .mission()
        .reduction("900")
        .deployed("9100")
        .of("CIV")
        .reduction("800")
        .deployed("0");
  }

  @Test
  void whoWasCountedBeforeTheMissionHasLostOnlyThoseSinceTheMissions() {
    Specification then =
        given(
            strength("CIV").exactly(1000).asOf("2021-12-01"),
            departure("CIV").exactly(100).asOf("2021-12-15"),
            total("2022-01-01"),
            departure("CIV").exactly(50).asOf("2022-02-01"),
            plan());
    then.on("2021-12-31").mission().reduction("100").deployed(NOT_SAID);
    then.on("2022-01-01")
        .mission()
        .reduction("0")
        .deployed("10000")
        .of("CIV")
        .reduction("100")
        .deployed("900");
    then.on("2022-02-10")
        .mission()
        .reduction("50")
        .deployed("9950")
        .of("CIV")
        .reduction("150")
        .deployed("850");
    then.on("2022-02-15").mission().reduction("50/50/900").of("CIV").reduction("150/150/1000");
    then.on("2022-03-01")
        .mission()
        .reduction("900")
        .deployed("9100")
        .of("CIV")
        .reduction("1000")
        .deployed("0");
  }

  @Test
  void whoWasCountedOnTheSameDayLosesTheSame() {
    given(total("2022-01-01"), strength("CIV").exactly(800).asOf("2022-01-01"), plan())
        .on("2022-03-01")
        .mission()
        .reduction("800")
        .of("CIV")
        .reduction("800");
  }

  @Test
  void whoWasNeverCountedLosesThePlansNumber() {
    given(
            total("2022-01-01"),
            withdrawal("CIV").whole().exactly(400).announced("2022-02-15").completes("2022-03-01"))
        .on("2022-03-01")
        .mission()
        .reduction("400")
        .deployed("9600")
        .of("CIV")
        .deployed(NOT_SAID);
  }

  @Test
  void withoutATotalAllLossesCount() {
    given(
            departure("CIV").exactly(100).asOf("2022-01-15"),
            strength("CIV").exactly(800).asOf("2022-02-01"),
            plan())
        .on("2022-03-01")
        .mission()
        .reduction("900")
        .of("CIV")
        .reduction("800");
  }

  @Test
  void whatWasOverByTheMissionsCountIsNoLossOfIt() {
    given(
            strength("CIV").exactly(1000).asOf("2021-12-01"),
            withdrawal("CIV").whole().announced("2021-12-02").completes("2021-12-31"),
            total("2022-01-01"))
        .on("2022-01-01")
        .mission()
        .reduction("0")
        .deployed("10000")
        .of("CIV")
        .reduction("1000")
        .deployed("0");
  }
}
