package org.muster.projections.posture;

import static org.muster.projections.posture.Said.correction;
import static org.muster.projections.posture.Said.dispute;
import static org.muster.projections.posture.Said.retraction;
import static org.muster.projections.posture.Said.withdrawal;
import static org.muster.projections.posture.Specification.given;

import org.junit.jupiter.api.Test;

/// Who may correct and retract, and what dangles (R8c).
class R8cTest {

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
  void anotherDeskMayNeitherCorrectNorRetract() {
    then(
            plan(900).named("plan").by("one"),
            correction("plan", plan(90)).named("c").by("two"),
            retraction("plan").named("r").by("two"))
        .life("c", "dangling")
        .life("r", "dangling")
        .life("plan", "effective")
        .mission()
        .reduction("900");
  }

  @Test
  void anEditorMay() {
    then(plan(900).named("plan").by("one"), correction("plan", plan(90)).byEditor("two"))
        .mission()
        .reduction("90");
    then(plan(900).named("plan").by("one"), retraction("plan").byEditor("two"))
        .mission()
        .reduction("0");
  }

  @Test
  void whoRecordedTheClaimMayNotCorrectTheEditorsCorrection() {
    then(
            plan(900).named("plan").by("one"),
            correction("plan", plan(90)).named("c").byEditor("two"),
            correction("c", plan(9)).named("d").by("one"),
            retraction("c").named("r").by("one"))
        .life("d", "dangling")
        .life("r", "dangling")
        .mission()
        .reduction("90");
  }

  @Test
  void aRetractionOfItselfDangles() {
    then(plan(900).named("plan"), retraction("r").named("r"))
        .life("r", "dangling")
        .mission()
        .reduction("900");
  }

  @Test
  void aRingOfRetractionsDangles() {
    then(plan(900).named("plan"), retraction("s").named("r"), retraction("r").named("s"))
        .life("r", "dangling")
        .life("s", "dangling")
        .mission()
        .reduction("900");
  }

  @Test
  void aRingOfCorrectionsDanglesAndTheRestStands() {
    then(
            plan(900).named("plan"),
            correction("plan", plan(90)).named("c"),
            correction("e", plan(7)).named("d"),
            correction("d", plan(8)).named("e"))
        .life("d", "dangling")
        .life("e", "dangling")
        .mission()
        .reduction("90");
  }

  @Test
  void whatPointsToTheUnknownDanglesUntilItArrives() {
    then(retraction("plan").named("r")).life("r", "dangling");
    then(retraction("plan").named("r"), plan(900).named("plan"))
        .life("r", "effective")
        .life("plan", "retracted by r")
        .mission()
        .reduction("0");
  }

  @Test
  void aDisputeOfTheUnknownDanglesToo() {
    then(dispute("plan").named("d")).life("d", "dangling");
  }
}
