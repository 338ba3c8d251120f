package org.muster.projections.posture;

import static org.muster.projections.posture.Said.strength;
import static org.muster.projections.posture.Said.withdrawal;
import static org.muster.projections.posture.Specification.given;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// When a plan takes people away (R5).
class R5Test {

  @Test
  void beforeTheStartNobodyInTheWindowPerhapsAllFromTheEndAll() {
    Specification plan =
        given(
            withdrawal("CIV")
                .whole()
                .exactly(900)
                .announced("2022-11-11")
                .starts("2023-01-01")
                .completes("2023-05-14"));
    plan.on("2022-12-31").mission().reduction("0");
    plan.on("2023-01-01").mission().reduction("0/0/900");
    plan.on("2023-05-13").mission().reduction("0/0/900");
    plan.on("2023-05-14").mission().reduction("900");
  }

  @Test
  void theWindowIsFromTheFirstPossibleStartToTheLastPossibleEnd() {
    Specification plan =
        given(
            withdrawal("CIV")
                .whole()
                .exactly(900)
                .announced("2022-11-11")
                .starts("2023-01")
                .completes("[2023-03..2023-04]"));
    plan.on("2022-12-31").mission().reduction("0");
    plan.on("2023-01-01").mission().reduction("0/0/900");
    plan.on("2023-04-29").mission().reduction("0/0/900");
    plan.on("2023-04-30").mission().reduction("900");
  }

  @ParameterizedTest
  @CsvSource({
    "'',2022-11-01",
    "[..2022-12-31],2022-11-01",
    "[2022-11-11..],2022-11-11",
    "2022-12/2023-01,2022-12-01"
  })
  void withoutAFirstDayOfStartTheAnnouncementsFirstDayCounts(String starts, String first) {
    Said said = withdrawal("CIV").whole().exactly(900).announced("2022-11");
    Specification plan = given(starts.isEmpty() ? said : said.starts(starts));
    plan.on(LocalDate.parse(first).minusDays(1).toString()).mission().reduction("0");
    plan.on(first).mission().reduction("0/0/900");
  }

  @Test
  void whatWasAnnouncedByADayMayAlwaysHaveBegun() {
    given(withdrawal("CIV").whole().exactly(900).announced("[..2022-12]"))
        .on("1990-01-01")
        .mission()
        .reduction("0/0/900");
  }

  @Test
  void aStartIsNeverLaterThanTheEnd() {
    Specification plan =
        given(
            withdrawal("CIV").whole().exactly(900).announced("2022-11-11").completes("2022-10-31"));
    plan.on("2022-10-30").mission().reduction("0");
    plan.on("2022-10-31").mission().reduction("900");
  }

  @ParameterizedTest
  @CsvSource({"''", "[2023-01..]"})
  void withoutALatestEndItIsNeverCertain(String completes) {
    Said said = withdrawal("CIV").whole().exactly(900).announced("2022-11-11");
    given(completes.isEmpty() ? said : said.completes(completes))
        .on("2099-12-31")
        .mission()
        .reduction("0/0/900");
  }

  @Test
  void whatIsImplementedIsOverWithItsAnnouncement() {
    Specification plan =
        given(withdrawal("CIV").stage("implemented").whole().exactly(900).announced("2022-11"));
    plan.on("2022-10-31").mission().reduction("0");
    plan.on("2022-11-29").mission().reduction("0/0/900");
    plan.on("2022-11-30").mission().reduction("900");
  }

  @Test
  void whatIsImplementedIsNotOverBeforeItStarts() {
    Specification plan =
        given(
            withdrawal("CIV")
                .stage("implemented")
                .whole()
                .exactly(900)
                .announced("2022-11")
                .starts("2023-01-01"));
    plan.on("2022-12-31").mission().reduction("0");
    plan.on("2023-01-01").mission().reduction("900");
  }

  @Test
  void whatIsImplementedAndStartsAfterACountIsNotBeforeIt() {
    given(
            withdrawal("CIV")
                .stage("implemented")
                .part()
                .exactly(300)
                .announced("2022-11")
                .starts("2023-01-01"),
            strength("CIV").exactly(900).asOf("2022-12-15"))
        .on("2023-01-01")
        .of("CIV")
        .deployed("600");
  }

  @Test
  void whatIsImplementedAndSaysWhenIsOverThen() {
    Specification plan =
        given(
            withdrawal("CIV")
                .stage("implemented")
                .whole()
                .exactly(900)
                .announced("2022-11")
                .completes("2023-01"));
    plan.on("2023-01-30").mission().reduction("0/0/900");
    plan.on("2023-01-31").mission().reduction("900");
  }

  @ParameterizedTest
  @CsvSource({
    "2022-12-31,0",
    "2023-01-01,0/0/100",
    "2023-01-02,0/3/100",
    "2023-01-11,0/33/100",
    "2023-01-30,0/96/100",
    "2023-01-31,100"
  })
  void linearLeavesDayByDayRoundedDown(String day, String expected) {
    given(
            withdrawal("CIV")
                .part()
                .exactly(100)
                .announced("2022-11-11")
                .starts("2023-01-01")
                .completes("2023-01-31"))
        .on(day)
        .linear()
        .mission()
        .reduction(expected);
  }

  @Test
  void linearWithoutADeadlineStaysAtNobody() {
    given(withdrawal("CIV").part().exactly(100).announced("2022-11-11"))
        .on("2023-01-31")
        .linear()
        .mission()
        .reduction("0/0/100");
  }

  @Test
  void linearOfANumberWithoutBestHasNone() {
    given(
            withdrawal("CIV")
                .part()
                .upTo(100)
                .announced("2022-11-11")
                .starts("2023-01-01")
                .completes("2023-01-31"))
        .on("2023-01-11")
        .linear()
        .mission()
        .reduction("0/–/100");
  }

  @Test
  void deployedIsTheStrengthLessTheReductionEndByEnd() {
    Specification plan =
        given(
            strength("BEN").about(1000).asOf("2022-10-31"),
            withdrawal("BEN").part().exactly(300).announced("2022-11-11").completes("2023-01-31"));
    plan.on("2022-12-01").of("BEN").reduction("0/0/300").deployed("600/1000/1100");
    plan.on("2023-01-31").of("BEN").reduction("300").deployed("600/700/800");
  }
}
