package org.muster.projections.posture;

import static org.muster.projections.posture.Said.dispute;
import static org.muster.projections.posture.Said.retraction;
import static org.muster.projections.posture.Said.withdrawal;
import static org.muster.projections.posture.Specification.given;

import org.junit.jupiter.api.Test;

/// A dispute changes no number (R8d).
class R8dTest {

  @Test
  void whatIsDisputedCountsAndIsShown() {
    given(
            withdrawal("CIV")
                .named("plan")
                .whole()
                .exactly(900)
                .announced("2022-11-11")
                .completes("2022-12-31"),
            dispute("plan").named("d").by("another"))
        .on("2023-01-01")
        .life("plan", "disputed by d")
        .life("d", "effective")
        .mission()
        .reduction("900");
  }

  @Test
  void aRetractedDisputeIsNone() {
    given(
            withdrawal("CIV")
                .named("plan")
                .whole()
                .exactly(900)
                .announced("2022-11-11")
                .completes("2022-12-31"),
            dispute("plan").named("d"),
            retraction("d"))
        .on("2023-01-01")
        .life("plan", "effective")
        .life("d", "retracted by #3");
  }
}
