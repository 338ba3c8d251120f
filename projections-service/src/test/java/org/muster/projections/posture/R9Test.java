package org.muster.projections.posture;

import static org.muster.projections.posture.Said.detention;
import static org.muster.projections.posture.Said.missionStrength;
import static org.muster.projections.posture.Said.resumption;
import static org.muster.projections.posture.Said.strength;
import static org.muster.projections.posture.Said.suspension;
import static org.muster.projections.posture.Said.withdrawal;
import static org.muster.projections.posture.Specification.NOT_SAID;
import static org.muster.projections.posture.Specification.given;

import org.junit.jupiter.api.Test;

/// A suspension takes people out of action, not away (R9).
class R9Test {

  private static final Said COUNT = strength("EGY").exactly(1229).asOf("2022-01-31");

  @Test
  void whoIsSuspendedIsPresentAndDoesNotAct() {
    given(COUNT, suspension("EGY").whole().over(1000).announced("2022-07-01"))
        .on("2022-07-01")
        .of("EGY")
        .deployed("1229")
        .operational("0")
        .suspended("1229")
        .reduction("0")
        .status("suspended");
  }

  @Test
  void untilTheLastPossibleStartItIsUncertain() {
    Specification then = given(COUNT, suspension("EGY").whole().announced("2022-07"));
    then.on("2022-06-30").of("EGY").suspended("0").operational("1229").status("deployed");
    then.on("2022-07-01")
        .of("EGY")
        .suspended("0/0/1229")
        .operational("0/1229/1229")
        .status("suspended");
    then.on("2022-07-30").of("EGY").suspended("0/0/1229");
    then.on("2022-07-31").of("EGY").suspended("1229").operational("0");
  }

  @Test
  void itsStartGoesBeforeItsAnnouncement() {
    Specification then =
        given(COUNT, suspension("EGY").whole().announced("2022-07-01").starts("2022-08-15"));
    then.on("2022-08-14").of("EGY").suspended("0");
    then.on("2022-08-15").of("EGY").suspended("1229");
  }

  @Test
  void insideUntilItIsUncertainAgainAndAfterItsLastDayOver() {
    Specification then =
        given(COUNT, suspension("EGY").whole().announced("2022-07-01").until("2022-09"));
    then.on("2022-08-31").of("EGY").suspended("1229");
    then.on("2022-09-15")
        .of("EGY")
        .suspended("0/1229/1229")
        .operational("0/0/1229")
        .status("suspended");
    then.on("2022-09-30").of("EGY").suspended("0/1229/1229");
    then.on("2022-10-01").of("EGY").suspended("0").operational("1229").status("deployed");
  }

  @Test
  void aResumptionEndsItFromItsLastPossibleDay() {
    Specification then =
        given(
            COUNT,
            suspension("EGY").whole().announced("2022-07-01"),
            resumption("EGY").announced("2022-08-20").starts("2022-09"));
    then.on("2022-08-31").of("EGY").suspended("1229");
    then.on("2022-09-15").of("EGY").suspended("0/1229/1229");
    then.on("2022-09-29").of("EGY").status("suspended");
    then.on("2022-09-30").of("EGY").suspended("0").status("deployed");
  }

  @Test
  void aResumptionBeforeTheSuspensionEndsNothing() {
    given(
            COUNT,
            suspension("EGY").whole().announced("2022-07-01"),
            resumption("EGY").announced("2022-06-20").starts("2022-09-01"))
        .on("2022-10-01")
        .of("EGY")
        .suspended("1229");
  }

  @Test
  void aResumptionWithAStageIsAdmittedAsOne() {
    Specification then =
        given(
                COUNT,
                suspension("EGY").stage("implemented").whole().announced("2022-07-01"),
                resumption("EGY").stage("intended").announced("2022-09-01"))
            .on("2022-10-01");
    then.scenario("announced").of("EGY").suspended("1229");
    then.scenario("intended").of("EGY").suspended("0");
  }

  @Test
  void aResumptionWithoutAStageAlwaysCounts() {
    Specification then =
        given(
                COUNT,
                suspension("EGY").stage("implemented").whole().announced("2022-07-01"),
                resumption("EGY").announced("2022-09-01"))
            .on("2022-10-01");
    for (String scenario :
        new String[] {"implemented", "official", "announced", "intended", "worst"}) {
      then.scenario(scenario).of("EGY").suspended("0");
    }
  }

  @Test
  void aSuspensionIsAdmittedByItsStage() {
    Specification then =
        given(COUNT, suspension("EGY").stage("intended").whole().announced("2022-07-01"))
            .on("2022-10-01");
    then.scenario("announced").of("EGY").suspended("0").status("deployed").disregarded("#2 stage");
    then.scenario("intended").of("EGY").suspended("1229").status("suspended");
  }

  @Test
  void aPartIsItsNumberAndAtMostAllWhoArePresent() {
    given(COUNT, suspension("EGY").part().exactly(300).announced("2022-07-01"))
        .on("2022-10-01")
        .of("EGY")
        .suspended("300")
        .operational("929");
    given(COUNT, suspension("EGY").part().exactly(2000).announced("2022-07-01"))
        .on("2022-10-01")
        .of("EGY")
        .suspended("1229")
        .operational("0");
  }

  @Test
  void withoutANumberItIsTheWholeContingent() {
    given(COUNT, suspension("EGY").part().announced("2022-07-01"))
        .on("2022-10-01")
        .of("EGY")
        .suspended("1229");
  }

  @Test
  void withoutACountItIsTheNumber() {
    given(suspension("EGY").whole().over(1000).announced("2022-07-01"))
        .on("2022-10-01")
        .mission()
        .suspended("1001/–/∞")
        .of("EGY")
        .operational(NOT_SAID)
        .flags();
  }

  @Test
  void withNeitherItIsFlagged() {
    given(suspension("EGY").whole().announced("2022-07-01"))
        .on("2022-10-01")
        .mission()
        .suspended("0/–/∞")
        .flags("suspension-unquantified")
        .of("EGY")
        .suspended(NOT_SAID)
        .flags("suspension-unquantified")
        .status("suspended");
  }

  @Test
  void leaversAreTakenFirstFromTheSuspended() {
    given(
            COUNT,
            suspension("EGY").part().exactly(1000).announced("2022-07-01"),
            withdrawal("EGY").part().exactly(300).announced("2022-08-01").completes("2022-09-30"))
        .on("2022-10-01")
        .of("EGY")
        .deployed("929")
        .operational("229")
        .suspended("700");
  }

  @Test
  void whenMoreLeaveThanWereSuspendedNobodyIs() {
    given(
            COUNT,
            suspension("EGY").part().exactly(200).announced("2022-07-01"),
            withdrawal("EGY").part().exactly(300).announced("2022-08-01").completes("2022-09-30"))
        .on("2022-10-01")
        .of("EGY")
        .deployed("929")
        .operational("929")
        .suspended("0");
  }

  @Test
  void theLatestThatHasBegunAndNotEndedIsInForce() {
    Specification then =
        given(
            COUNT,
            suspension("EGY").whole().announced("2022-07-01"),
            suspension("EGY")
                .part()
                .exactly(300)
                .announced("2022-08-01")
                .starts("2022-09-01")
                .until("2022-09-30"));
    then.on("2022-08-15").of("EGY").suspended("1229");
    then.on("2022-09-01").of("EGY").suspended("300");
    then.on("2022-10-01").of("EGY").suspended("1229");
  }

  @Test
  void itNeverExpiresSilentlyButGoesStale() {
    Specification then = given(COUNT, suspension("EGY").whole().announced("2022-07-01"));
    then.on("2023-06-30").of("EGY").suspended("1229").flags();
    then.on("2023-07-01").of("EGY").suspended("1229").flags("suspension-stale").status("suspended");
  }

  @Test
  void anythingSaidOfTheContributorKeepsItFresh() {
    Specification then =
        given(
            COUNT,
            suspension("EGY").whole().announced("2022-07-01"),
            detention("EGY").announced("2023-01-15"));
    then.on("2023-07-01").of("EGY").flags();
    then.on("2024-01-14").of("EGY").flags();
    then.on("2024-01-15").of("EGY").flags("suspension-stale");
  }

  @Test
  void theMissionsOperationalIsWithoutTheSuspended() {
    given(
            missionStrength().exactly(10000).asOf("2022-01-31"),
            COUNT,
            suspension("EGY").whole().announced("2022-07-01"))
        .on("2022-07-01")
        .mission()
        .deployed("10000")
        .operational("8771")
        .suspended("1229");
  }
}
