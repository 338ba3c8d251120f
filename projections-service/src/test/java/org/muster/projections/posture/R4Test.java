package org.muster.projections.posture;

import static org.muster.projections.posture.Said.departure;
import static org.muster.projections.posture.Said.missionStrength;
import static org.muster.projections.posture.Said.strength;
import static org.muster.projections.posture.Said.withdrawal;
import static org.muster.projections.posture.Specification.given;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Numbers as they were said become intervals, and sums of intervals (R4).
class R4Test {

  private static Said left(String contributor) {
    return withdrawal(contributor).whole().announced("2022-01-01").completes("2022-01-31");
  }

  @Test
  void anExactNumberIsItself() {
    given(left("CIV").exactly(900)).on("2022-02-01").mission().reduction("900");
  }

  @ParameterizedTest
  @CsvSource({
    "450,0.1,405/450/495",
    "455,0.1,409/455/501",
    "451,0.1,405/451/497",
    "100,0.07,93/100/107",
    "450,0.15,382/450/518",
    "7,0,7",
    "3,1,0/3/6"
  })
  void aboutIsExactDecimalArithmeticRoundedOutwards(long number, String about, String expected) {
    given(left("BEN").about(number))
        .on("2022-02-01")
        .aboutMeans(about)
        .mission()
        .reduction(expected);
  }

  @Test
  void overIsOneMoreAndOpen() {
    given(left("EGY").over(1000)).on("2022-02-01").mission().reduction("1001/–/∞");
  }

  @Test
  void atLeastIsOpen() {
    given(left("EGY").atLeast(1000)).on("2022-02-01").mission().reduction("1000/–/∞");
  }

  @Test
  void underIsOneLess() {
    given(left("EGY").under(10)).on("2022-02-01").mission().reduction("0/–/9");
  }

  @Test
  void underOneIsNobody() {
    given(left("EGY").under(1)).on("2022-02-01").mission().reduction("0");
  }

  @Test
  void upToHasNoBest() {
    given(left("EGY").upTo(10)).on("2022-02-01").mission().reduction("0/–/10");
  }

  @Test
  void aRangeHasNoBest() {
    given(left("EGY").range(10, 20)).on("2022-02-01").mission().reduction("10/–/20");
  }

  @Test
  void anUnknownPartIsAtMostAllWhoArePresent() {
    Specification part =
        given(
            strength("EGY").exactly(900).asOf("2021-12-31"),
            withdrawal("EGY")
                .part()
                .unknownNumber()
                .announced("2022-01-01")
                .completes("2022-01-31"));
    part.on("2022-01-15").of("EGY").reduction("0/0/900").partial(false).unquantified();
    part.on("2022-01-31").of("EGY").reduction("0/–/900").deployed("0/–/900").unquantified();
  }

  @Test
  void anUnknownPartOfNobodyIsNobody() {
    given(
            strength("EGY").exactly(0).asOf("2021-12-31"),
            withdrawal("EGY")
                .part()
                .unknownNumber()
                .announced("2022-01-01")
                .completes("2022-01-31"))
        .on("2022-02-01")
        .of("EGY")
        .reduction("0")
        .unquantified();
  }

  @Test
  void anUnknownPartOfAnOpenContingentIsOpen() {
    given(
            strength("EGY").over(1000).asOf("2021-12-31"),
            withdrawal("EGY")
                .part()
                .unknownNumber()
                .announced("2022-01-01")
                .completes("2022-01-31"))
        .on("2022-02-01")
        .of("EGY")
        .reduction("0/–/∞")
        .deployed("0/–/∞");
  }

  @Test
  void anUnknownNumberOfWhomNobodyCountedIsLeftOutAndListed() {
    given(left("CIV").exactly(900), left("GBR").unknownNumber())
        .on("2022-02-01")
        .mission()
        .reduction("900")
        .partial(true)
        .unquantified("GBR gone");
  }

  @Test
  void aBestIsLostWhereOnePartLacksIt() {
    given(left("CIV").exactly(900), left("EGY").over(1000))
        .on("2022-02-01")
        .mission()
        .reduction("1901/–/∞");
  }

  @Test
  void whatIsProvablyIrrelevantCostsNoBest() {
    given(
            withdrawal("EGY")
                .stage("official")
                .part()
                .exactly(900)
                .announced("2022-01-01")
                .completes("2022-01-31"),
            withdrawal("EGY")
                .stage("intended")
                .part()
                .under(800)
                .announced("2022-01-02")
                .completes("2022-01-31"))
        .on("2022-02-01")
        .scenario("intended")
        .mission()
        .reduction("900");
  }

  @Test
  void sumsAreWorstCase() {
    given(left("BEN").about(450), left("SWE").about(200))
        .on("2022-02-01")
        .mission()
        .reduction("585/650/715");
  }

  @Test
  void nothingGoesBelowNobody() {
    given(
            strength("CIV").exactly(100).asOf("2022-01-01"),
            departure("CIV").exactly(150).asOf("2022-02-01"))
        .on("2022-02-01")
        .of("CIV")
        .deployed("0");
  }

  @Test
  void anOpenReductionLeavesPerhapsNobody() {
    given(missionStrength().exactly(10000).asOf("2021-12-31"), left("EGY").over(1000))
        .on("2022-02-01")
        .mission()
        .reduction("1001/–/10000")
        .deployed("0/–/8999");
  }
}
