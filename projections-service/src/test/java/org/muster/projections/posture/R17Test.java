package org.muster.projections.posture;

import static org.muster.projections.posture.Said.departure;
import static org.muster.projections.posture.Said.deployment;
import static org.muster.projections.posture.Said.missionDeparture;
import static org.muster.projections.posture.Said.missionStrength;
import static org.muster.projections.posture.Said.retraction;
import static org.muster.projections.posture.Said.strength;
import static org.muster.projections.posture.Said.withdrawal;
import static org.muster.projections.posture.Specification.given;

import org.junit.jupiter.api.Test;

/// Every figure answers why (R17).
class R17Test {

  @Test
  void eachAnnouncementsEffectIsWhatItAddsInOrder() {
    given(
            strength("CIV").named("count").exactly(880).asOf("2022-10-31"),
            withdrawal("CIV").named("plan").whole().announced("2022-11-11"),
            departure("CIV").named("gone").exactly(300).asOf("2023-02-01"))
        .on("2023-02-01")
        .of("CIV")
        .reduction("300/300/880")
        .because(
            "count deployed 880/880/880", "plan reduction 0/0/880", "gone reduction 300/300/0");
  }

  @Test
  void anEndThatIsLostHasNoEffect() {
    given(
            withdrawal("CIV")
                .named("a")
                .stage("official")
                .part()
                .exactly(300)
                .announced("2022-11-11")
                .completes("2022-12-31"),
            withdrawal("CIV")
                .named("b")
                .stage("announced")
                .part()
                .over(200)
                .announced("2022-11-12")
                .completes("2022-12-31"))
        .on("2023-01-01")
        .of("CIV")
        .reduction("300/–/∞")
        .because("a reduction 300/300/300", "b reduction 0/–/–");
  }

  @Test
  void theMissionsReasonsAreItsContributorsThenItsOwnThenTheCap() {
    given(
            missionStrength().named("total").exactly(500).asOf("2022-01-01"),
            departure("SEN").named("sen").exactly(400).asOf("2022-02-01"),
            departure("CIV").named("civ").exactly(300).asOf("2022-03-01"))
        .on("2022-12-31")
        .mission()
        .reduction("500")
        .deployed("0")
        .because(
            "civ reduction 300/300/300",
            "sen reduction 400/400/400",
            "total deployed 500/500/500",
            "cap reduction -200/-200/-200");
  }

  @Test
  void withoutExcessThereIsNoCap() {
    given(
            missionStrength().named("total").exactly(700).asOf("2022-01-01"),
            departure("SEN").named("sen").exactly(400).asOf("2022-02-01"),
            departure("CIV").named("civ").exactly(300).asOf("2022-03-01"))
        .on("2022-12-31")
        .mission()
        .reduction("700")
        .because(
            "civ reduction 300/300/300", "sen reduction 400/400/400", "total deployed 700/700/700");
  }

  @Test
  void theMissionsOwnDeparturesAddWhatTheyExceedTheContributorsBy() {
    given(
            missionStrength().named("total").exactly(10000).asOf("2022-01-01"),
            missionDeparture().named("all").exactly(500).asOf("2022-04-01"),
            departure("CIV").named("civ").exactly(300).asOf("2022-03-01"))
        .on("2022-12-31")
        .mission()
        .reduction("500")
        .because(
            "civ reduction 300/300/300",
            "total deployed 10000/10000/10000",
            "all reduction 200/200/200");
  }

  @Test
  void anArrivalExplainsTheIncrease() {
    given(
            strength("CIV").named("count").exactly(500).asOf("2022-01-01"),
            deployment("CIV").named("more").exactly(200).announced("2022-02-01"))
        .on("2022-03-01")
        .of("CIV")
        .deployed("700")
        .because("count deployed 500/500/500", "more increase 200/200/200");
  }

  @Test
  void whatIsDisregardedSaysWhy() {
    given(
            strength("CIV").exactly(880).asOf("2022-10-31"),
            withdrawal("CIV")
                .named("stage")
                .stage("reported")
                .part()
                .exactly(10)
                .announced("2022-11-05"),
            withdrawal("CIV").named("population").component("civilian").announced("2022-11-06"),
            withdrawal("CIV")
                .named("superseded")
                .part()
                .exactly(20)
                .announced("2022-11-01")
                .completes("2022-12-01"),
            withdrawal("CIV")
                .named("plan")
                .part()
                .exactly(30)
                .announced("2022-11-02")
                .completes("2022-12-01"),
            departure("CIV").named("retracted").exactly(1).asOf("2022-11-07"),
            retraction("retracted"),
            departure("CIV").named("duplicate").exactly(1).asOf("2022-11-08").duplicates("plan"),
            departure("CIV").named("before-baseline").exactly(1).asOf("2022-10-01"))
        .on("2022-12-31")
        .of("CIV")
        .disregarded(
            "before-baseline before-baseline",
            "superseded superseded",
            "stage stage",
            "population population",
            "retracted retracted",
            "duplicate duplicate");
  }

  @Test
  void beforeOneCanSpeakOfItAPlanIsNotDisregarded() {
    Specification said =
        given(
            strength("CIV").named("count").exactly(800).asOf("2022-10-31"),
            withdrawal("CIV").named("plan").announced("2022-11-10").stage("intended"));
    said.on("2022-11-09").of("CIV").disregarded();
    said.on("2022-11-10").of("CIV").disregarded("plan stage");
  }
}
