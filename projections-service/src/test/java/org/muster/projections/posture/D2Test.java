package org.muster.projections.posture;

import static org.muster.projections.posture.Said.departure;
import static org.muster.projections.posture.Said.missionDeparture;
import static org.muster.projections.posture.Said.missionStrength;
import static org.muster.projections.posture.Said.strength;
import static org.muster.projections.posture.Specification.given;

import org.junit.jupiter.api.Test;

/// Cumulative departures and what remains (D2).
class D2Test {

  private static final Said COUNT = strength("CIV").exactly(1000).asOf("2022-01-01");

  @Test
  void aSumReplacesEarlierSumsAndChangesUpToItsDay() {
    Specification then =
        given(
            COUNT,
            departure("CIV").exactly(100).asOf("2022-02-01"),
            departure("CIV").exactly(150).since("2022-01-01").asOf("2022-02-15"),
            departure("CIV").exactly(300).since("2022-01-15").asOf("2022-03-01"),
            departure("CIV").exactly(50).asOf("2022-04-01"));
    then.on("2022-02-01").of("CIV").deployed("900");
    then.on("2022-02-15").of("CIV").deployed("850");
    then.on("2022-03-01").of("CIV").deployed("700");
    then.on("2022-04-01").of("CIV").deployed("650");
  }

  @Test
  void aSumOfTheDayOfAChangeHasItInIt() {
    given(
            COUNT,
            departure("CIV").exactly(100).asOf("2022-03-01"),
            departure("CIV").exactly(300).since("2022-01-15").asOf("2022-03-01"))
        .on("2022-03-01")
        .of("CIV")
        .deployed("700");
  }

  @Test
  void aSumThatBeganBeforeTheBaselineIsAtMostThat() {
    given(
            COUNT,
            departure("CIV").exactly(300).since("2021-06-01").asOf("2022-03-01"),
            departure("CIV").exactly(50).asOf("2022-04-01"))
        .on("2022-04-01")
        .of("CIV")
        .reduction("50/–/350")
        .deployed("650/–/950");
  }

  @Test
  void aSumSinceTheDayOfTheBaselineIsExact() {
    given(COUNT, departure("CIV").exactly(300).since("2022-01-01").asOf("2022-03-01"))
        .on("2022-04-01")
        .of("CIV")
        .deployed("700");
  }

  @Test
  void sumsOfMilitaryAndPoliceStandBesideEachOther() {
    given(
            COUNT,
            departure("CIV")
                .component("military")
                .exactly(200)
                .since("2022-01-15")
                .asOf("2022-03-01"),
            departure("CIV")
                .component("police")
                .exactly(100)
                .since("2022-01-15")
                .asOf("2022-02-01"))
        .on("2022-04-01")
        .of("CIV")
        .deployed("700");
  }

  @Test
  void whatRemainsIsACountAndTheDepartureOfTheDifference() {
    Specification then =
        given(
            missionStrength().exactly(10000).asOf("2022-01-01"),
            COUNT,
            departure("CIV").measure("remaining").exactly(700).asOf("2022-03-01"));
    then.on("2022-02-28").mission().deployed("10000").of("CIV").deployed("1000");
    then.on("2022-03-01")
        .mission()
        .reduction("300")
        .deployed("9700")
        .of("CIV")
        .deployed("700")
        .reduction("0");
  }

  @Test
  void whatRemainsOfWhomSomeHadLeftIsNoSecondDeparture() {
    given(
            missionStrength().exactly(10000).asOf("2022-01-01"),
            COUNT,
            departure("CIV").exactly(200).asOf("2022-02-01"),
            departure("CIV").measure("remaining").exactly(700).asOf("2022-03-01"))
        .on("2022-03-01")
        .mission()
        .reduction("300");
  }

  @Test
  void theMissionsDeparturesAndItsContributorsCombineByTheLarger() {
    Said total = missionStrength().exactly(10000).asOf("2022-01-01");
    Said all = missionDeparture().exactly(500).asOf("2022-03-01");
    Said civ = departure("CIV").exactly(300).asOf("2022-03-01");
    given(total, all, civ).on("2022-03-01").mission().reduction("500").deployed("9500");
    given(total, all, civ, departure("SEN").exactly(400).asOf("2022-03-01"))
        .on("2022-03-01")
        .mission()
        .reduction("700")
        .deployed("9300");
  }
}
