package org.muster.projections.posture;

import static org.muster.projections.posture.Said.position;
import static org.muster.projections.posture.Said.resumption;
import static org.muster.projections.posture.Said.strength;
import static org.muster.projections.posture.Said.suspension;
import static org.muster.projections.posture.Said.withdrawal;
import static org.muster.projections.posture.Specification.given;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Scenarios count plans by how firm they are (R6).
class R6Test {

  @ParameterizedTest
  @CsvSource({
    "implemented, 900, 900, 900, 900, 900",
    "in-progress, 0,   900, 900, 900, 900",
    "official,    0,   900, 900, 900, 900",
    "announced,   0,   0,   900, 900, 900",
    "notified,    0,   0,   900, 900, 900",
    "intended,    0,   0,   0,   900, 900",
    "reported,    0,   0,   0,   900, 900",
    "proposed,    0,   0,   0,   0,   0",
    "cancelled,   0,   0,   0,   0,   0",
    "lapsed,      0,   0,   0,   0,   0"
  })
  void eachScenarioAdmitsItsStages(
      String stage,
      String implemented,
      String official,
      String announced,
      String intended,
      String worst) {
    Specification plan =
        given(
                withdrawal("CIV")
                    .stage(stage)
                    .whole()
                    .exactly(900)
                    .announced("2022-11-11")
                    .completes("2022-12-31"))
            .on("2023-01-01");
    plan.scenario("implemented").mission().reduction(implemented);
    plan.scenario("official").mission().reduction(official);
    plan.scenario("announced").mission().reduction(announced);
    plan.scenario("intended").mission().reduction(intended);
    plan.scenario("worst").mission().reduction(worst);
  }

  @Test
  void withoutAStageItWasReported() {
    Specification plan =
        given(
                withdrawal("CIV")
                    .withoutStage()
                    .whole()
                    .exactly(900)
                    .announced("2022-11-11")
                    .completes("2022-12-31"))
            .on("2023-01-01");
    plan.scenario("announced").mission().reduction("0").of("CIV").disregarded("#1 stage");
    plan.scenario("intended").mission().reduction("900");
  }

  @Test
  void atWorstWhoIsSuspendedLeavesAltogetherFromTheStartOfTheSuspension() {
    Specification suspended =
        given(
                strength("EGY").exactly(1229).asOf("2022-06-30"),
                suspension("EGY").part().exactly(300).announced("2022-07-10").starts("2022-07-15"))
            .scenario("worst");
    suspended.on("2022-07-14").of("EGY").reduction("0").deployed("1229");
    suspended.on("2022-07-15").of("EGY").reduction("0/0/1229").deployed("0/1229/1229");
    suspended.on("2099-07-15").of("EGY").reduction("0/0/1229");
    suspended.on("2022-07-15").scenario("intended").of("EGY").reduction("0").deployed("1229");
  }

  @Test
  void atWorstWhoIsUndecidedLeavesFromTheDayOfTheStatement() {
    Specification undecided =
        given(
                strength("EGY").exactly(1229).asOf("2022-06-30"),
                position("EGY", "undecided").announced("2022-12"))
            .scenario("worst");
    undecided.on("2022-11-30").of("EGY").reduction("0");
    undecided.on("2022-12-01").of("EGY").reduction("0/0/1229");
    undecided.on("2099-12-01").of("EGY").reduction("0/0/1229");
  }

  @Test
  void whoIsUndecidedAndWasNeverCountedIsListed() {
    given(position("EGY", "undecided").announced("2022-12"))
        .on("2022-12-01")
        .scenario("worst")
        .mission()
        .reduction("0")
        .unquantified("EGY in-window")
        .partial(true);
  }

  @Test
  void whoHasDecidedToStayOrWorksAgainIsNotFeared() {
    given(
            strength("EGY").exactly(1229).asOf("2022-06-30"),
            position("EGY", "undecided").announced("2022-12-01"),
            position("EGY", "staying").announced("2023-02-01"),
            suspension("EGY").whole().announced("2022-07-01"),
            resumption("EGY").announced("2023-01-01"))
        .on("2023-02-01")
        .scenario("worst")
        .of("EGY")
        .reduction("0")
        .deployed("1229");
  }

  @Test
  void whoWasFearedToLeaveAfterAResumptionIsFearedFromTheStatement() {
    Specification then =
        given(
                strength("EGY").exactly(1229).asOf("2022-06-30"),
                suspension("EGY").whole().announced("2022-07-01").until("2022-09-30"),
                position("EGY", "undecided").announced("2022-12-01"))
            .scenario("worst");
    then.on("2022-09-30").of("EGY").reduction("0/0/1229");
    then.on("2022-10-01").of("EGY").reduction("0");
    then.on("2022-12-01").of("EGY").reduction("0/0/1229");
  }
}
