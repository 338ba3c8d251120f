package org.muster.projections.posture;

import static org.muster.projections.posture.Said.withdrawal;
import static org.muster.projections.posture.Specification.given;

import org.junit.jupiter.api.Test;

/// Supersession depends on what was known, never on the day asked about (K3).
class K3Test {

  private static final Specification PLANS =
      given(
              withdrawal("CIV").named("a").whole().exactly(900).announced("2022-01-01"),
              withdrawal("CIV").named("b").whole().exactly(400).announced("2022-06-01"))
          .on("2022-03-31");

  @Test
  void whatWasLaterSupersededHasNoEffectOnEarlierDays() {
    PLANS.mission().reduction("0").of("CIV").disregarded("a superseded");
  }

  @Test
  void theViewThatADayItselfHadIsAskedForByACut() {
    PLANS
        .known("announced", "2022-03-31")
        .mission()
        .reduction("0/0/900")
        .of("CIV")
        .disregarded("b not-known-yet");
  }
}
