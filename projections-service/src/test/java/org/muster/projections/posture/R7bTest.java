package org.muster.projections.posture;

import static org.muster.projections.posture.Said.departure;
import static org.muster.projections.posture.Said.retraction;
import static org.muster.projections.posture.Said.strength;
import static org.muster.projections.posture.Said.withdrawal;
import static org.muster.projections.posture.Specification.given;

import org.junit.jupiter.api.Test;

/// Only who declares to confirm another tells of the same plan; duplicates are dropped (R7b).
class R7bTest {

  private static Said report(String name, String announced) {
    return withdrawal("BEN").named(name).whole().announced(announced);
  }

  @Test
  void theNumberIsTheEnvelopeAndTheBestThatOfTheBestGrade() {
    given(
            report("a", "2022-05-01").graded("B2").about(450).completes("2022-12-31"),
            report("b", "2022-06-01")
                .graded("A1")
                .exactly(430)
                .completes("2022-12-31")
                .confirms("a"))
        .on("2023-01-01")
        .life("a", "effective")
        .life("b", "effective")
        .mission()
        .reduction("405/430/495");
  }

  @Test
  void ofOneGradeTheLatestLeads() {
    given(
            report("a", "2022-05-01").graded("B2").exactly(450).completes("2022-12-31"),
            report("b", "2022-06-01")
                .graded("B2")
                .exactly(430)
                .completes("2022-10-31")
                .confirms("a"))
        .on("2022-11-01")
        .mission()
        .reduction("430/430/450");
  }

  @Test
  void theFirmestStageCounts() {
    Specification plan =
        given(
                report("a", "2022-05-01")
                    .stage("official")
                    .graded("F6")
                    .exactly(450)
                    .completes("2022-12-31"),
                report("b", "2022-06-01").stage("reported").graded("A1").exactly(450).confirms("a"))
            .on("2023-01-01");
    plan.scenario("official").mission().reduction("450");
  }

  @Test
  void gapsAreFilledFromTheNext() {
    given(
            report("a", "2022-05-01").graded("B2").completes("2022-12-31"),
            report("b", "2022-06-01").graded("A1").exactly(430).confirms("a"))
        .on("2022-12-31")
        .mission()
        .reduction("430");
  }

  @Test
  void onlyNumbersOfTheLeadsMeasureCount() {
    given(
            strength("BEN").exactly(900).asOf("2022-01-01"),
            withdrawal("BEN")
                .named("a")
                .part()
                .graded("B2")
                .exactly(500)
                .announced("2022-05-01")
                .completes("2022-12-31"),
            withdrawal("BEN")
                .part()
                .graded("A1")
                .measure("remaining")
                .exactly(100)
                .announced("2022-06-01")
                .confirms("a"))
        .on("2023-01-01")
        .of("BEN")
        .reduction("800");
  }

  @Test
  void aPlanIsAsOldAsItsFirstReport() {
    given(
            report("a", "2022-05-01").exactly(450).completes("2022-12-31"),
            report("c", "2022-05-15").exactly(300).completes("2022-12-31"),
            report("b", "2022-06-01").exactly(450).completes("2022-12-31").confirms("a"))
        .on("2023-01-01")
        .life("a", "superseded by c")
        .life("b", "superseded by c")
        .mission()
        .reduction("300");
  }

  @Test
  void whoConfirmsWhoConfirmsTellsOfTheSamePlan() {
    given(
            report("a", "2022-05-01").exactly(400).completes("2022-12-31"),
            report("b", "2022-06-01").exactly(450).completes("2022-12-31").confirms("a"),
            report("c", "2022-07-01").exactly(500).completes("2022-12-31").confirms("b"))
        .on("2023-01-01")
        .mission()
        .reduction("400/500/500");
  }

  @Test
  void theSameWordsWithoutDeclarationAreASecondPlan() {
    given(
            report("a", "2022-05-01").exactly(450).completes("2022-12-31"),
            report("b", "2022-06-01").exactly(430).completes("2022-12-31"))
        .on("2023-01-01")
        .life("a", "superseded by b")
        .mission()
        .reduction("430");
  }

  @Test
  void aDuplicateIsDroppedWhileItsTargetStands() {
    Said original = departure("BEN").named("a").exactly(100).asOf("2022-05-01");
    Said copy = departure("BEN").named("b").exactly(100).asOf("2022-05-02").duplicates("a");
    given(original, copy)
        .on("2022-06-01")
        .mission()
        .reduction("100")
        .of("BEN")
        .disregarded("b duplicate");
    given(original, copy, retraction("a"))
        .on("2022-06-01")
        .mission()
        .reduction("100")
        .of("BEN")
        .disregarded("a retracted");
  }

  @Test
  void aDuplicateOfNothingKnownStands() {
    given(departure("BEN").exactly(100).asOf("2022-05-02").duplicates("nothing"))
        .on("2022-06-01")
        .mission()
        .reduction("100");
  }

  @Test
  void ofARingOfDuplicatesTheFirstInOrderStays() {
    given(
            departure("BEN").named("a").exactly(100).asOf("2022-05-03").duplicates("b"),
            departure("BEN").named("b").exactly(90).asOf("2022-05-02").duplicates("c"),
            departure("BEN").named("c").exactly(80).asOf("2022-05-04").duplicates("a"))
        .on("2022-06-01")
        .mission()
        .reduction("90")
        .of("BEN")
        .disregarded("a duplicate", "c duplicate");
  }
}
