package org.muster.projections.posture;

import static org.muster.projections.posture.Said.correction;
import static org.muster.projections.posture.Said.withdrawal;
import static org.muster.projections.posture.Specification.given;

import org.junit.jupiter.api.Test;

/// A correction gives an announcement other words, not another identity (R8a).
class R8aTest {

  private static Said plan(long number) {
    return withdrawal("CIV")
        .whole()
        .exactly(number)
        .announced("2022-11-11")
        .completes("2022-12-31");
  }

  private static Specification then(Said... said) {
    return given(said).on("2023-01-01");
  }

  @Test
  void theCorrectedAnnouncementCounts() {
    then(plan(900).named("plan"), correction("plan", plan(90)).named("c"))
        .life("plan", "corrected by c")
        .life("c", "effective")
        .mission()
        .reduction("90")
        .of("CIV")
        .because("plan reduction 90/90/90");
  }

  @Test
  void ofSeveralTheLatestRecordedCounts() {
    then(
            plan(900).named("plan"),
            correction("plan", plan(90))
                .named("late")
                .announced("2023-01-01")
                .recorded("2026-06-02T00:00:00Z"),
            correction("plan", plan(9)).announced("2023-12-01").recorded("2026-06-01T00:00:00Z"))
        .life("plan", "corrected by late")
        .mission()
        .reduction("90");
  }

  @Test
  void ofSeveralAtOneInstantTheOneWithTheLargestIdCounts() {
    String larger = Said.id("x").compareTo(Said.id("y")) > 0 ? "x" : "y";
    then(
            plan(900).named("plan"),
            correction("plan", plan(larger.equals("x") ? 1 : 2))
                .named("x")
                .recorded("2026-06-01T00:00:00Z"),
            correction("plan", plan(larger.equals("x") ? 2 : 1))
                .named("y")
                .recorded("2026-06-01T00:00:00Z"))
        .mission()
        .reduction("1");
  }

  @Test
  void aCorrectedCorrectionSaysSomethingElse() {
    then(
            plan(900).named("plan"),
            correction("plan", plan(90)).named("c"),
            correction("c", plan(9)).named("d"))
        .life("plan", "corrected by c")
        .life("c", "corrected by d")
        .mission()
        .reduction("9");
  }

  @Test
  void anEarlierCorrectionThatIsCorrectedLaterIsStillTheEarlier() {
    then(
            plan(900).named("plan"),
            correction("plan", plan(90)).named("c"),
            correction("plan", plan(80)).named("d"),
            correction("c", plan(9)))
        .mission()
        .reduction("80");
  }

  @Test
  void theOrderIsThatOfTheOriginalsRecording() {
    then(plan(900).named("a"), plan(400).named("b"), correction("a", plan(700)))
        .life("a", "superseded by b")
        .mission()
        .reduction("400");
  }

  @Test
  void theOrderIsThatOfTheCorrectedDates() {
    then(
            plan(900).named("a"),
            plan(400).named("b"),
            correction("a", plan(700).announced("2022-11-12")))
        .life("b", "superseded by a")
        .mission()
        .reduction("700");
  }
}
