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

/// Which count is the baseline, and what it leaves standing (R1).
class R1Test {

  @Test
  void theBaselineIsTheLatestCountUpToTheDay() {
    Specification counts =
        given(
            strength("CIV").exactly(900).asOf("2022-01-31"),
            strength("CIV").exactly(700).asOf("2022-06-30"));
    counts.on("2022-01-30").of("CIV").deployed(NOT_SAID);
    counts.on("2022-01-31").of("CIV").deployed("900");
    counts.on("2022-06-29").of("CIV").deployed("900");
    counts.on("2022-06-30").of("CIV").deployed("700");
  }

  @Test
  void aCountOfAMonthIsOfItsLastDay() {
    Specification counts = given(strength("CIV").exactly(900).asOf("2022-06"));
    counts.on("2022-06-29").of("CIV").deployed(NOT_SAID);
    counts.on("2022-06-30").of("CIV").deployed("900");
  }

  @Test
  void theOrderOfAnnouncingIsNotThatOfCounting() {
    given(
            strength("CIV").exactly(700).asOf("2022-06-30").announced("2022-07-01"),
            strength("CIV").exactly(900).asOf("2022-01-31").announced("2022-12-01"))
        .on("2022-12-31")
        .of("CIV")
        .deployed("700");
  }

  @Test
  void ofSeveralOnADayTheBestGradeCounts() {
    given(
            strength("CIV").exactly(700).asOf("2022-06-30").graded("A1").announced("2022-07-01"),
            strength("CIV").exactly(800).asOf("2022-06-30").graded("F6").announced("2022-08-01"))
        .on("2022-12-31")
        .of("CIV")
        .deployed("700");
  }

  @Test
  void ofTheSameGradeTheLatestInOrderCounts() {
    given(
            strength("CIV").exactly(800).asOf("2022-06-30").graded("B2").announced("2022-08-01"),
            strength("CIV").exactly(700).asOf("2022-06-30").graded("B2").announced("2022-07-01"))
        .on("2022-12-31")
        .of("CIV")
        .deployed("800");
  }

  @Test
  void whatRemainsIsACount() {
    given(departure("CIV").measure("remaining").exactly(300).asOf("2022-06-30"))
        .on("2022-06-30")
        .of("CIV")
        .deployed("300")
        .reduction("0");
  }

  @Test
  void aBoundThatAnEarlierCountSatisfiesConfirmsIt() {
    given(
            strength("EGY").exactly(1229).asOf("2022-11-17"),
            strength("EGY").over(1000).asOf("2022-12"))
        .on("2023-01-01")
        .of("EGY")
        .deployed("1229");
  }

  @ParameterizedTest
  @CsvSource({"2023-01-31,900", "2023-02-01,801/–/∞"})
  void aCountIsConfirmedForTwelveMonths(String asOf, String expected) {
    given(strength("EGY").exactly(900).asOf("2022-01-31"), strength("EGY").over(800).asOf(asOf))
        .on("2023-12-31")
        .of("EGY")
        .deployed(expected);
  }

  @Test
  void aConfirmedCountIsNoYoungerThanItWas() {
    given(
            strength("EGY").exactly(900).asOf("2022-01-31"),
            strength("EGY").over(800).asOf("2022-12-31"),
            strength("EGY").over(800).asOf("2023-03-31"))
        .on("2023-04-01")
        .of("EGY")
        .deployed("801/–/∞");
  }

  @Test
  void aBoundThatTheEarlierCountBreaksReplacesIt() {
    given(
            strength("EGY").exactly(1229).asOf("2022-11-17"),
            strength("EGY").over(1229).asOf("2022-12"))
        .on("2023-01-01")
        .of("EGY")
        .deployed("1230/–/∞");
  }

  @Test
  void anUpperBoundConfirmsToo() {
    given(
            strength("EGY").exactly(400).asOf("2022-11-17"),
            strength("EGY").under(401).asOf("2022-12"))
        .on("2023-01-01")
        .of("EGY")
        .deployed("400");
  }

  @Test
  void anOpenCountIsNotConfirmed() {
    given(strength("EGY").over(1000).asOf("2022-11-17"), strength("EGY").over(900).asOf("2022-12"))
        .on("2023-01-01")
        .of("EGY")
        .deployed("901/–/∞");
  }

  @Test
  void anAboutIsNoBound() {
    given(
            strength("EGY").exactly(1000).asOf("2022-11-17"),
            strength("EGY").about(1000).asOf("2022-12"))
        .on("2023-01-01")
        .of("EGY")
        .deployed("900/1000/1100");
  }

  @Test
  void aNewCountCancelsNoPlan() {
    given(
            withdrawal("CIV").whole().announced("2022-11-11").completes("2023-05-14"),
            strength("CIV").exactly(880).asOf("2022-12-31"),
            strength("CIV").exactly(860).asOf("2023-03-31"))
        .on("2023-05-14")
        .of("CIV")
        .reduction("860")
        .deployed("0");
  }

  @Test
  void aPlanThatWasOverByTheCountIsBeforeTheBaseline() {
    given(
            withdrawal("CIV").named("plan").whole().announced("2022-11-11").completes("2022-12-31"),
            strength("CIV").exactly(20).asOf("2022-12-31"))
        .on("2023-01-15")
        .of("CIV")
        .reduction("0")
        .deployed("20")
        .disregarded("plan before-baseline");
  }

  @Test
  void aPlanThatWasToBeOverADayAfterTheCountCounts() {
    given(
            withdrawal("CIV").named("plan").whole().announced("2022-11-11").completes("2023-01-01"),
            strength("CIV").exactly(20).asOf("2022-12-31"))
        .on("2023-01-15")
        .of("CIV")
        .reduction("20")
        .deployed("0")
        .disregarded();
  }

  @Test
  void aPlanThatStraddlesTheCountCountsInFull() {
    given(
            withdrawal("CIV").part().exactly(300).announced("2022-01-01").completes("2022-12-31"),
            strength("CIV").exactly(700).asOf("2022-06-30"))
        .on("2022-12-31")
        .of("CIV")
        .reduction("300")
        .deployed("400");
  }

  @ParameterizedTest
  @CsvSource({"2022-06-30,700", "2022-07-01,600"})
  void aDepartureByTheDayOfTheCountIsBeforeIt(String asOf, String expected) {
    given(departure("CIV").exactly(100).asOf(asOf), strength("CIV").exactly(700).asOf("2022-06-30"))
        .on("2022-07-31")
        .of("CIV")
        .deployed(expected);
  }

  @Test
  void theRemainderLeavesOutWhoWasCountedInAnotherMonth() {
    given(
            missionStrength().exactly(10000).asOf("2022-10-31"),
            strength("CIV").exactly(880).asOf("2022-12-01"),
            strength("SEN").exactly(500).asOf("2022-12-02"))
        .on("2022-12-31")
        .mission()
        .counted("1380")
        .remainder("9120")
        .flags();
  }

  @Test
  void partsThatExceedTheTotalAreAConflict() {
    Specification counts =
        given(
            missionStrength().exactly(800).asOf("2022-10-31"),
            strength("CIV").exactly(801).asOf("2022-11-15"));
    counts.on("2022-11-14").mission().flags();
    counts.on("2022-11-15").mission().flags("conflict");
  }

  @Test
  void anOpenTotalIsNoConflict() {
    given(
            missionStrength().over(700).asOf("2022-10-31"),
            strength("CIV").exactly(801).asOf("2022-11-15"))
        .on("2022-11-15")
        .mission()
        .flags();
  }
}
