package org.muster.projections.posture;

import static org.muster.projections.posture.Said.mandate;
import static org.muster.projections.posture.Said.missionStrength;
import static org.muster.projections.posture.Said.strength;
import static org.muster.projections.posture.Said.withdrawal;
import static org.muster.projections.posture.Specification.NOT_SAID;
import static org.muster.projections.posture.Specification.given;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The mandate, and what its termination does (R16).
class R16Test {

  private static Said terminated() {
    return mandate("terminated")
        .named("end")
        .announced("2023-06-30")
        .starts("2023-07-01")
        .completes("2023-12-31");
  }

  private static final Said TOTAL =
      missionStrength().named("total").exactly(10000).asOf("2023-05-31");

  @Test
  void withoutADecisionNobodyKnows() {
    given(TOTAL).on("2023-06-01").mission().mandate("unknown");
  }

  @Test
  void itLapsesAfterTheLastDayOfItsLastMonth() {
    Specification then =
        given(mandate("renewed").announced("2022-06-29").starts("2022-07-01").expires("2023-06"));
    then.on("2022-06-30").mission().mandate("unknown");
    then.on("2022-07-01").mission().mandate("active").flags();
    then.on("2023-06-30").mission().mandate("active").flags();
    then.on("2023-07-01").mission().mandate("lapsed").flags("mandate-lapsed");
  }

  @Test
  void anAmendmentWithoutAnEndKeepsTheEarlierOne() {
    given(
            mandate("renewed").announced("2022-06-29").expires("2023-06"),
            mandate("amended").announced("2022-12-01"))
        .on("2023-07-01")
        .mission()
        .mandate("lapsed")
        .mandateExpires("2023-06");
  }

  @ParameterizedTest
  @CsvSource({"proposed", "reported", "intended"})
  void whatIsNotDecidedChangesNothing(String stage) {
    given(
            mandate("renewed").announced("2022-06-29").expires("2023-06"),
            terminated().stage(stage).announced("2023-01-01").starts("2023-01-01"),
            TOTAL)
        .on("2024-01-01")
        .scenario("worst")
        .mission()
        .mandate("lapsed")
        .deployed("10000");
  }

  @Test
  void aTerminationTakesTheWholeMissionFromItsStart() {
    Specification then = given(TOTAL, terminated()).scenario("official");
    then.on("2023-06-30").mission().reduction("0").deployed("10000");
    then.on("2023-07-01")
        .mission()
        .reduction("0/0/10000")
        .deployed("0/10000/10000")
        .mandate("terminated")
        .flags();
    then.on("2023-12-30").mission().reduction("0/0/10000");
    then.on("2023-12-31")
        .mission()
        .reduction("10000")
        .deployed("0")
        .operational("0")
        .because("total deployed 10000/10000/10000", "end reduction 10000/10000/10000");
  }

  @Test
  void itIsOfTheStageOfficial() {
    given(TOTAL, terminated())
        .on("2023-12-31")
        .scenario("implemented")
        .mission()
        .deployed("10000")
        .mandate("terminated");
  }

  @Test
  void itEmptiesEachCountedContingent() {
    Specification then =
        given(TOTAL, strength("CIV").exactly(880).asOf("2023-05-31"), terminated())
            .scenario("official");
    then.on("2023-07-01").of("CIV").deployed("0/880/880").reduction("0/0/880");
    then.on("2023-12-31").of("CIV").deployed("0").operational("0").status("left");
    then.on("2023-12-31").mission().deployed("0").reduction("10000");
  }

  @Test
  void itCombinesWithTheContributorsByTheLarger() {
    Specification then =
        given(
                TOTAL,
                strength("CIV").exactly(880).asOf("2023-05-31"),
                withdrawal("CIV")
                    .stage("official")
                    .part()
                    .exactly(300)
                    .announced("2023-06-01")
                    .completes("2023-09-30"),
                terminated())
            .scenario("official");
    then.on("2023-10-01").mission().reduction("300/300/10000").deployed("0/9700/9700");
    then.on("2023-10-01").of("CIV").reduction("300/300/880").deployed("0/580/580");
    then.on("2023-12-31").mission().reduction("10000").deployed("0");
  }

  @Test
  void aLaterRenewalEndsTheTermination() {
    given(TOTAL, terminated(), mandate("renewed").announced("2023-08-01").expires("2024-06-30"))
        .on("2023-12-31")
        .scenario("official")
        .mission()
        .mandate("active")
        .deployed("10000")
        .reduction("0");
  }

  @Test
  void aTerminationWithoutADateMovesNoNumber() {
    given(TOTAL, mandate("terminated").announced("2023-06-30"))
        .on("2024-06-30")
        .scenario("official")
        .mission()
        .mandate("terminated")
        .deployed("10000");
  }

  @Test
  void aMissionThatNobodyCountedIsListedWithoutNumber() {
    given(terminated())
        .on("2023-08-01")
        .scenario("official")
        .mission()
        .deployed(NOT_SAID)
        .reduction("0")
        .partial(true)
        .unquantified("in-window");
  }
}
