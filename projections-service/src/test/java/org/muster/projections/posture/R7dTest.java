package org.muster.projections.posture;

import static org.muster.projections.posture.Said.strength;
import static org.muster.projections.posture.Specification.given;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An announcement is as good as the best of its sources (R7d).
class R7dTest {

  @Test
  void oneGoodSourceAmongBadOnesIsEnough() {
    given(
            strength("CIV").exactly(700).asOf("2022-06-30").graded("F6").andGraded("A1"),
            strength("CIV").exactly(800).asOf("2022-06-30").announced("2022-07-30").graded("B2"))
        .on("2022-12-31")
        .of("CIV")
        .deployed("700");
  }

  @ParameterizedTest
  @CsvSource({"A6,B1", "B1,B2", "E1,F6"})
  void reliabilityGoesBeforeCredibility(String better, String worse) {
    given(
            strength("CIV").exactly(700).asOf("2022-06-30").graded(better),
            strength("CIV").exactly(800).asOf("2022-06-30").announced("2022-07-30").graded(worse))
        .on("2022-12-31")
        .of("CIV")
        .deployed("700");
  }
}
