package org.muster.projections.posture;

import static org.muster.projections.posture.Said.position;
import static org.muster.projections.posture.Said.strength;
import static org.muster.projections.posture.Specification.given;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who is undecided is listed, and counts in the worst case only (R10).
class R10Test {

  private static final Said COUNT = strength("EGY").exactly(1229).asOf("2022-01-31");

  @ParameterizedTest
  @CsvSource({
    "implemented,1229",
    "official,1229",
    "announced,1229",
    "intended,1229",
    "worst,0/1229/1229"
  })
  void onlyTheWorstCaseMindsTheUndecided(String scenario, String deployed) {
    given(COUNT, position("EGY", "undecided").announced("2022-12-01"))
        .on("2023-01-01")
        .scenario(scenario)
        .of("EGY")
        .deployed(deployed)
        .status("undecided");
  }

  @Test
  void theLatestPositionThatWasStatedByTheDayHolds() {
    Specification then =
        given(
            COUNT,
            position("EGY", "staying").announced("2022-03-01"),
            position("EGY", "undecided").announced("2022-12-01"),
            position("EGY", "supports").announced("2023-02-01"));
    then.on("2022-11-30").of("EGY").status("deployed");
    then.on("2022-12-01").of("EGY").status("undecided");
    then.on("2023-01-31").of("EGY").status("undecided");
    then.on("2023-02-01").of("EGY").status("deployed");
  }

  @Test
  void anotherStateMaySayItOfAContributor() {
    given(COUNT, position("EGY", "undecided").saidBy("FRA").announced("2022-12-01"))
        .on("2022-12-01")
        .contributors("EGY")
        .of("EGY")
        .status("undecided");
  }
}
