package org.muster.projections.posture;

import static org.muster.projections.posture.Said.retraction;
import static org.muster.projections.posture.Said.suspension;
import static org.muster.projections.posture.Said.withdrawal;
import static org.muster.projections.posture.Specification.given;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What supersedes what (R7).
class R7Test {

  private static Said plan(String name, String stage, String announced, long number) {
    return withdrawal("CIV")
        .named(name)
        .stage(stage)
        .whole()
        .exactly(number)
        .announced(announced)
        .completes("2022-12-31");
  }

  private static Specification then(Said... said) {
    return given(said).on("2023-01-01").scenario("intended");
  }

  @ParameterizedTest
  @CsvSource({
    "reported,reported",
    "reported,implemented",
    "intended,announced",
    "announced,notified",
    "notified,announced",
    "announced,official",
    "in-progress,implemented",
    "implemented,in-progress",
    "official,in-progress"
  })
  void aLaterOneThatIsAsFirmSupersedes(String earlier, String later) {
    then(plan("a", earlier, "2022-01-01", 900), plan("b", later, "2022-02-01", 400))
        .life("a", "superseded by b")
        .life("b", "effective")
        .mission()
        .reduction("400")
        .of("CIV")
        .disregarded("a superseded");
  }

  @ParameterizedTest
  @CsvSource({
    "intended,reported",
    "announced,intended",
    "official,notified",
    "implemented,official"
  })
  void aLaterOneThatIsLessFirmLeavesBothAndTheLargerCounts(String earlier, String later) {
    then(plan("a", earlier, "2022-01-01", 900), plan("b", later, "2022-02-01", 400))
        .life("a", "effective")
        .life("b", "effective")
        .mission()
        .reduction("900");
    then(plan("a", earlier, "2022-01-01", 400), plan("b", later, "2022-02-01", 900))
        .mission()
        .reduction("900");
  }

  @Test
  void theOrderIsThatOfAnnouncing() {
    then(plan("b", "official", "2022-02-01", 400), plan("a", "official", "2022-01-01", 900))
        .mission()
        .reduction("400");
  }

  @Test
  void theLastPossibleDayOfAnnouncingCounts() {
    then(
            plan("a", "official", "2022-02-28", 900),
            plan("b", "official", "[2022-01-01..2022-03-01]", 400))
        .mission()
        .reduction("400");
  }

  @Test
  void onOneDayTheOrderIsThatOfRecording() {
    then(
            plan("a", "official", "2022-02-01", 900).recorded("2026-03-01T00:00:00Z"),
            plan("b", "official", "2022-02-01", 400).recorded("2026-02-01T00:00:00Z"))
        .mission()
        .reduction("900");
  }

  @Test
  void supersessionDoesNotAskWhatTheScenarioAdmits() {
    Specification plans =
        then(plan("a", "intended", "2022-01-01", 900), plan("b", "official", "2022-02-01", 400));
    plans.scenario("intended").mission().reduction("400");
    plans
        .scenario("implemented")
        .mission()
        .reduction("0")
        .of("CIV")
        .disregarded("a superseded", "b stage");
  }

  @Test
  void whoNamesAnotherSupersedesItHoweverFirm() {
    Specification plans =
        then(
            plan("a", "official", "2022-01-01", 900),
            plan("b", "reported", "2022-02-01", 400).supersedes("a"));
    plans.life("a", "superseded by b").mission().reduction("400");
    plans.scenario("official").mission().reduction("0");
  }

  @Test
  void anotherContributorsPlanIsNotSupersededByName() {
    then(
            plan("a", "official", "2022-01-01", 900),
            withdrawal("BEN")
                .named("b")
                .stage("official")
                .whole()
                .exactly(400)
                .announced("2022-02-01")
                .completes("2022-12-31")
                .supersedes("a"))
        .life("a", "effective")
        .mission()
        .reduction("1300");
  }

  @Test
  void anotherTypeIsNotSupersededByName() {
    then(
            plan("a", "official", "2022-01-01", 900),
            suspension("CIV").named("b").announced("2022-02-01").supersedes("a"))
        .life("a", "effective")
        .mission()
        .reduction("900");
  }

  @Test
  void aProposalSupersedesNothingNotEvenByName() {
    then(
            plan("a", "reported", "2022-01-01", 900),
            plan("b", "proposed", "2022-02-01", 400).supersedes("a"))
        .life("a", "effective")
        .mission()
        .reduction("900");
  }

  @Test
  void aCancellationEndsAllEarlierPlans() {
    Specification plans =
        then(
            plan("a", "official", "2022-01-01", 900),
            plan("b", "reported", "2022-02-01", 400),
            withdrawal("CIV").named("end").stage("cancelled").announced("2022-03-01"),
            plan("c", "reported", "2022-04-01", 100));
    plans.life("a", "superseded by end").life("b", "superseded by c, end");
    plans.mission().reduction("100");
  }

  @Test
  void aCancellationThatNamesAPlanEndsOnlyThat() {
    then(
            withdrawal("CIV")
                .named("a")
                .part()
                .component("military")
                .exactly(300)
                .announced("2022-01-01")
                .completes("2022-12-31"),
            withdrawal("CIV")
                .named("b")
                .part()
                .component("police")
                .exactly(200)
                .announced("2022-01-02")
                .completes("2022-12-31"),
            withdrawal("CIV").stage("cancelled").announced("2022-03-01").supersedes("a"))
        .life("b", "effective")
        .mission()
        .reduction("200");
  }

  @Test
  void whatLapsedIsAsGoneAsWhatWasCancelled() {
    then(
            plan("a", "official", "2022-01-01", 900),
            withdrawal("CIV").stage("lapsed").announced("2022-03-01"))
        .mission()
        .reduction("0");
  }

  @Test
  void aSupersededPlanStillSupersedes() {
    Said a = plan("a", "official", "2022-01-01", 900);
    Said b = plan("b", "official", "2022-02-01", 400);
    Said c =
        withdrawal("CIV").named("c").stage("cancelled").announced("2022-03-01").supersedes("b");
    then(a, b, c)
        .life("a", "superseded by b")
        .life("b", "superseded by c")
        .mission()
        .reduction("0");
  }

  @Test
  void aRetractedPlanDoesNot() {
    then(
            plan("a", "official", "2022-01-01", 900),
            plan("b", "official", "2022-02-01", 400),
            retraction("b"))
        .life("a", "effective")
        .mission()
        .reduction("900");
  }

  @Test
  void aRingOfNamesHasNoEffect() {
    then(
            plan("a", "official", "2022-01-01", 900).supersedes("b"),
            plan("b", "intended", "2022-02-01", 400).supersedes("a"))
        .life("a", "effective")
        .life("b", "effective")
        .mission()
        .reduction("900");
  }

  @Test
  void aRingOfThreeHasNoEffectEither() {
    then(
            plan("a", "official", "2022-01-01", 900).supersedes("c"),
            plan("b", "announced", "2022-02-01", 400).supersedes("a"),
            plan("c", "intended", "2022-03-01", 300).supersedes("b"))
        .life("a", "effective")
        .life("b", "effective")
        .life("c", "effective");
  }

  @Test
  void whoNamesItselfIsNotSuperseded() {
    then(plan("a", "official", "2022-01-01", 900).supersedes("a"))
        .life("a", "effective")
        .mission()
        .reduction("900");
  }

  @Test
  void theLargerCountsEndByEnd() {
    given(
            withdrawal("CIV")
                .stage("official")
                .part()
                .exactly(300)
                .announced("2022-01-01")
                .completes("2022-06-30"),
            withdrawal("CIV")
                .stage("intended")
                .part()
                .exactly(500)
                .announced("2022-02-01")
                .completes("2022-12-31"))
        .on("2022-07-01")
        .scenario("intended")
        .mission()
        .reduction("300/300/500");
  }
}
