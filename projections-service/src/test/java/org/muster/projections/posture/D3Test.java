package org.muster.projections.posture;

import static org.muster.projections.posture.Said.departure;
import static org.muster.projections.posture.Said.deployment;
import static org.muster.projections.posture.Said.missionStrength;
import static org.muster.projections.posture.Said.strength;
import static org.muster.projections.posture.Specification.given;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Only deployments that were implemented raise a strength (D3).
class D3Test {

  private static final Said COUNT = strength("CIV").exactly(500).asOf("2022-01-01");

  @Test
  void inItsWindowTheyMayHaveCome() {
    Specification then =
        given(
            COUNT,
            deployment("CIV")
                .exactly(200)
                .announced("2022-02-01")
                .starts("2022-02-10")
                .completes("2022-02-28"));
    then.on("2022-02-09").of("CIV").deployed("500").increase("0");
    then.on("2022-02-10").of("CIV").deployed("500/500/700").increase("0/0/200");
    then.on("2022-02-27").of("CIV").deployed("500/500/700");
    then.on("2022-02-28").of("CIV").deployed("700").increase("200").reduction("0");
  }

  @Test
  void withoutAnEndTheyHaveComeWithTheAnnouncement() {
    Specification then = given(COUNT, deployment("CIV").exactly(200).announced("2022-02"));
    then.on("2022-02-27").of("CIV").deployed("500/500/700");
    then.on("2022-02-28").of("CIV").deployed("700");
  }

  @ParameterizedTest
  @CsvSource({"implemented", "official", "announced", "intended", "worst"})
  void theyHaveComeInEveryScenario(String scenario) {
    given(COUNT, deployment("CIV").exactly(200).announced("2022-02-01"))
        .on("2022-03-01")
        .scenario(scenario)
        .of("CIV")
        .deployed("700");
  }

  @ParameterizedTest
  @CsvSource({
    "proposed",
    "reported",
    "intended",
    "notified",
    "announced",
    "official",
    "in-progress"
  })
  void anyOtherIsAPledgeAndMovesNothing(String stage) {
    given(
            COUNT,
            deployment("CIV").named("pledge").stage(stage).exactly(200).announced("2022-02-01"))
        .on("2022-03-01")
        .scenario("worst")
        .of("CIV")
        .deployed("500")
        .increase("0")
        .status("pledged")
        .pledged("pledge");
  }

  @Test
  void whoHadComeBeforeTheCountIsInIt() {
    given(COUNT, deployment("CIV").exactly(200).announced("2021-12-01"))
        .on("2022-03-01")
        .of("CIV")
        .deployed("500")
        .increase("0");
  }

  @Test
  void theMissionHasTheIncreaseBesideTheReduction() {
    given(
            missionStrength().exactly(10000).asOf("2022-01-01"),
            COUNT,
            deployment("CIV").exactly(200).announced("2022-02-01"),
            departure("SEN").exactly(50).asOf("2022-02-01"))
        .on("2022-03-01")
        .mission()
        .increase("200")
        .reduction("50")
        .deployed("10150");
  }
}
