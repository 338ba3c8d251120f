package org.muster.projections.posture;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muster.projections.posture.Said.withdrawal;
import static org.muster.projections.posture.Specification.given;

import org.junit.jupiter.api.Test;

/// When it was announced, if it does not say so (K4).
class K4Test {

  @Test
  void theFirstPublishedOfItsSourcesCounts() {
    Specification plan =
        given(
            withdrawal("CIV").whole().exactly(900).published("2022-11-20").andPublished("2022-10"));
    plan.on("2022-09-30").mission().reduction("0");
    plan.on("2022-10-01").mission().reduction("0/0/900");
    plan.on("2022-12-01").known("announced", "2022-10-30").contributors();
    plan.on("2022-12-01").known("announced", "2022-10-31").contributors("CIV");
  }

  @Test
  void withoutDatedSourcesTheDayOfRecordingCounts() {
    Specification plan =
        given(withdrawal("CIV").whole().exactly(900).recorded("2026-01-05T23:30:00Z"));
    plan.on("2026-01-04").mission().reduction("0");
    plan.on("2026-01-05").mission().reduction("0/0/900");
  }

  @Test
  void aSpanIsReadByItsFirstAndLastDay() {
    Specification plan = given(withdrawal("CIV").whole().exactly(900).announced("2022-07/2022-08"));
    plan.on("2022-06-30").mission().reduction("0");
    plan.on("2022-07-01").mission().reduction("0/0/900");
    plan.on("2022-12-01").known("announced", "2022-08-30").contributors();
    plan.on("2022-12-01").known("announced", "2022-08-31").contributors("CIV");
  }

  @Test
  void anAnnouncementNeedsALatestDay() {
    assertThatThrownBy(() -> given(withdrawal("CIV").whole().announced("[2022-03..]")))
        .hasMessageContaining("announced");
  }
}
