package org.muster.projections.posture;

import static org.muster.projections.posture.Said.strength;
import static org.muster.projections.posture.Said.withdrawal;
import static org.muster.projections.posture.Specification.given;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which plans stand beside each other: parts of different populations, and tranches (R7c).
class R7cTest {

  private static Said parent() {
    return withdrawal("CIV")
        .named("parent")
        .stage("official")
        .whole()
        .exactly(900)
        .announced("2022-01-01")
        .completes("2022-12-31");
  }

  private static Said tranche(String name, String completes) {
    return withdrawal("CIV")
        .named(name)
        .stage("official")
        .part()
        .exactly(300)
        .announced("2022-02-01")
        .completes(completes)
        .partOf("parent");
  }

  @Test
  void aPartOfTheMilitaryAndAPartOfThePoliceAreDisjointAndAddUp() {
    given(
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
                .announced("2022-02-01")
                .completes("2022-12-31"))
        .on("2023-01-01")
        .life("a", "effective")
        .mission()
        .reduction("500");
  }

  @ParameterizedTest
  @CsvSource({"military,military", "military,uniformed", "unspecified,police", "police,police"})
  void otherPartsAreNot(String earlier, String later) {
    given(
            withdrawal("CIV")
                .named("a")
                .part()
                .component(earlier)
                .exactly(300)
                .announced("2022-01-01")
                .completes("2022-12-31"),
            withdrawal("CIV")
                .named("b")
                .part()
                .component(later)
                .exactly(200)
                .announced("2022-02-01")
                .completes("2022-12-31"))
        .on("2023-01-01")
        .life("a", "superseded by b")
        .mission()
        .reduction("200");
  }

  @Test
  void theWholeOfTheMilitaryIsNotDisjoint() {
    given(
            withdrawal("CIV")
                .named("a")
                .whole()
                .component("military")
                .exactly(300)
                .announced("2022-01-01")
                .completes("2022-12-31"),
            withdrawal("CIV")
                .named("b")
                .part()
                .component("police")
                .exactly(200)
                .announced("2022-02-01")
                .completes("2022-12-31"))
        .on("2023-01-01")
        .life("a", "superseded by b");
  }

  @Test
  void tranchesAddUpAndTheLargerOfThemAndTheirParentCounts() {
    Specification plan = given(parent(), tranche("t1", "2022-03-31"), tranche("t2", "2022-06-30"));
    plan.on("2022-01-31").mission().reduction("0/0/900");
    plan.on("2022-03-31").mission().reduction("300/300/900");
    plan.on("2022-06-30").mission().reduction("600/600/900");
    plan.on("2022-12-31").mission().reduction("900");
    plan.life("parent", "effective").life("t1", "effective").life("t2", "effective");
  }

  @Test
  void tranchesMayExceedTheirParent() {
    given(
            withdrawal("CIV")
                .named("parent")
                .part()
                .exactly(500)
                .announced("2022-01-01")
                .completes("2022-12-31"),
            tranche("t1", "2022-03-31"),
            tranche("t2", "2022-06-30"))
        .on("2022-12-31")
        .mission()
        .reduction("600");
  }

  @Test
  void ofACountedContingentNoMoreLeaveThanThereAre() {
    given(
            strength("CIV").exactly(550).asOf("2022-01-01"),
            withdrawal("CIV")
                .named("parent")
                .part()
                .exactly(500)
                .announced("2022-01-02")
                .completes("2022-12-31"),
            tranche("t1", "2022-03-31"),
            tranche("t2", "2022-06-30"))
        .on("2022-12-31")
        .of("CIV")
        .reduction("550")
        .deployed("0");
  }

  @Test
  void aWithdrawalThatImplementsAnotherIsATrancheOfIt() {
    given(
            parent(),
            withdrawal("CIV")
                .named("t")
                .stage("implemented")
                .part()
                .exactly(300)
                .announced("2022-03-31")
                .carriesOut("parent"))
        .on("2022-03-31")
        .life("parent", "effective")
        .mission()
        .reduction("300/300/900");
  }

  @Test
  void aSupersededParentTakesItsTranchesAlong() {
    Specification plans =
        given(
                parent(),
                tranche("t1", "2022-03-31"),
                withdrawal("CIV")
                    .named("new")
                    .stage("intended")
                    .part()
                    .exactly(100)
                    .announced("2022-04-01")
                    .completes("2022-12-31")
                    .supersedes("parent"))
            .on("2023-01-01");
    plans.life("parent", "superseded by new").life("t1", "superseded by new");
    plans.scenario("official").mission().reduction("0");
    plans.scenario("intended").mission().reduction("100");
  }

  @Test
  void aSupersededTrancheLeavesItsParentAndSiblings() {
    given(
            parent(),
            tranche("t1", "2022-03-31"),
            tranche("t2", "2022-06-30"),
            withdrawal("CIV").stage("cancelled").announced("2022-02-15").supersedes("t1"))
        .on("2022-06-30")
        .scenario("official")
        .mission()
        .reduction("300/300/900");
  }

  @Test
  void aTrancheOfAnUnknownPlanIsAPlanOfItsOwnAndDangles() {
    given(tranche("t1", "2022-03-31"))
        .on("2022-03-31")
        .life("t1", "dangling")
        .mission()
        .reduction("300");
  }

  @Test
  void aTrancheIsCountedByItsOwnStage() {
    Specification plans =
        given(
                parent(),
                withdrawal("CIV")
                    .stage("implemented")
                    .part()
                    .exactly(300)
                    .announced("2022-03-31")
                    .partOf("parent"))
            .on("2022-03-31");
    plans.scenario("implemented").mission().reduction("300");
    plans.scenario("official").mission().reduction("300/300/900");
  }
}
