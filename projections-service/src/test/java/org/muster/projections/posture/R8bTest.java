package org.muster.projections.posture;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muster.projections.posture.Said.correction;
import static org.muster.projections.posture.Said.retraction;
import static org.muster.projections.posture.Said.suspension;
import static org.muster.projections.posture.Said.withdrawal;
import static org.muster.projections.posture.Specification.given;

import org.junit.jupiter.api.Test;

/// A retraction takes an announcement away with all its corrections (R8b).
class R8bTest {

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
  void whatIsRetractedIsGoneWithItsCorrectionsLaterOnesToo() {
    then(
            plan(900).named("plan"),
            correction("plan", plan(90)),
            retraction("plan").named("r"),
            correction("plan", plan(9)))
        .life("plan", "retracted by r")
        .contributors()
        .mission()
        .reduction("0");
  }

  @Test
  void retractingTheRetractionRestores() {
    then(plan(900).named("plan"), retraction("plan").named("r"), retraction("r").named("s"))
        .life("plan", "effective")
        .life("r", "retracted by s")
        .mission()
        .reduction("900");
  }

  @Test
  void retractingThatTakesItAwayAgain() {
    then(
            plan(900).named("plan"),
            retraction("plan").named("r"),
            retraction("r").named("s"),
            retraction("s"))
        .life("plan", "retracted by r")
        .mission()
        .reduction("0");
  }

  @Test
  void oneOfTwoRetractionsIsEnough() {
    then(
            plan(900).named("plan"),
            retraction("plan").named("r"),
            retraction("plan").named("t"),
            retraction("r"))
        .life("plan", "retracted by t")
        .mission()
        .reduction("0");
  }

  @Test
  void retractingACorrectionRestoresWhatWasBeforeIt() {
    then(
            plan(900).named("plan"),
            correction("plan", plan(90)).named("c"),
            correction("plan", plan(9)).named("d"),
            retraction("d"))
        .life("plan", "corrected by c")
        .mission()
        .reduction("90");
  }

  @Test
  void aCorrectionMayChangeTheContributor() {
    then(
            plan(900).named("plan"),
            correction(
                "plan",
                withdrawal("SEN")
                    .whole()
                    .exactly(900)
                    .announced("2022-11-11")
                    .completes("2022-12-31")))
        .contributors("SEN")
        .of("SEN")
        .reduction("900");
  }

  @Test
  void aCorrectionToAnotherTypeDangles() {
    then(
            plan(900).named("plan"),
            correction("plan", suspension("CIV").whole().announced("2022-11-11")).named("c"))
        .life("c", "dangling")
        .life("plan", "effective")
        .mission()
        .reduction("900");
  }

  @Test
  void aCorrectionOfACorrectionToAnotherTypeDangles() {
    then(
            plan(900).named("plan"),
            correction("plan", plan(90)).named("c"),
            correction("c", suspension("CIV").whole().announced("2022-11-11")).named("d"))
        .life("d", "dangling")
        .mission()
        .reduction("90");
  }

  @Test
  void aCorrectionContainsNoRetraction() {
    assertThatThrownBy(() -> given(plan(900).named("plan"), correction("plan", retraction("plan"))))
        .hasMessageContaining("/announcement");
  }
}
