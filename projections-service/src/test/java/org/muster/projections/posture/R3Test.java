package org.muster.projections.posture;

import static org.muster.projections.posture.Said.departure;
import static org.muster.projections.posture.Said.missionStrength;
import static org.muster.projections.posture.Said.strength;
import static org.muster.projections.posture.Said.withdrawal;
import static org.muster.projections.posture.Specification.NOT_SAID;
import static org.muster.projections.posture.Specification.given;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which populations add up, and which do not count (R3).
class R3Test {

  @Test
  void militaryAndPoliceOfTheSameDayAreAddedUp() {
    given(
            missionStrength().component("military").exactly(12371).asOf("2022-10-31"),
            missionStrength().component("police").exactly(1731).asOf("2022-10-31"))
        .on("2022-10-31")
        .mission()
        .deployed("14102");
  }

  @Test
  void militaryAndPoliceOfDifferentDaysAreNot() {
    given(
            missionStrength().component("military").exactly(12371).asOf("2022-10-30"),
            missionStrength().component("police").exactly(1731).asOf("2022-10-31"))
        .on("2022-12-31")
        .mission()
        .deployed(NOT_SAID);
  }

  @Test
  void militaryAloneIsNoCountOfTheUniformed() {
    given(
            strength("CIV").exactly(900).asOf("2022-09-30"),
            strength("CIV").named("military").component("military").exactly(800).asOf("2022-10-31"))
        .on("2022-12-31")
        .of("CIV")
        .deployed("900")
        .disregarded("military population");
  }

  @ParameterizedTest
  @CsvSource({"civilian", "all"})
  void countsWithCiviliansInThemAreDisregarded(String component) {
    given(
            strength("CIV").exactly(900).asOf("2022-09-30"),
            strength("CIV").named("other").component(component).exactly(950).asOf("2022-10-31"))
        .on("2022-12-31")
        .of("CIV")
        .deployed("900")
        .disregarded("other population");
  }

  @ParameterizedTest
  @CsvSource({"military", "police", "uniformed", "unspecified"})
  void changesOfEachUniformedPopulationAreChangesOfTheUniformed(String component) {
    given(
            strength("CIV").exactly(900).asOf("2022-09-30"),
            withdrawal("CIV")
                .part()
                .component(component)
                .exactly(300)
                .announced("2022-10-01")
                .completes("2022-11-01"))
        .on("2022-12-31")
        .of("CIV")
        .deployed("600");
  }

  @ParameterizedTest
  @CsvSource({"civilian", "all"})
  void changesOfCiviliansMoveNothing(String component) {
    given(
            strength("CIV").exactly(900).asOf("2022-09-30"),
            withdrawal("CIV")
                .named("plan")
                .part()
                .component(component)
                .exactly(300)
                .announced("2022-10-01")
                .completes("2022-11-01"),
            departure("CIV").named("gone").component(component).exactly(30).asOf("2022-11-01"))
        .on("2022-12-31")
        .of("CIV")
        .deployed("900")
        .reduction("0")
        .disregarded("plan population", "gone population");
  }
}
