package org.muster.projections.posture;

import static org.muster.projections.posture.Said.withdrawal;
import static org.muster.projections.posture.Specification.NOT_SAID;
import static org.muster.projections.posture.Specification.given;

import org.junit.jupiter.api.Test;

/// What was known by a day: on record, announced, published (K1).
class K1Test {

  private static Said plan() {
    return withdrawal("CIV").named("plan").whole().exactly(900);
  }

  @Test
  void onRecordCountsWhatWasRecordedByTheInstant() {
    Specification plan =
        given(plan().announced("2022-11-11").recorded("2026-02-01T12:00:00Z")).on("2023-01-01");
    plan.known("recorded", "2026-02-01T11:59:59Z").contributors();
    plan.known("recorded", "2026-02-01T12:00:00Z").contributors("CIV");
    plan.known("recorded", "2026-02-01").contributors("CIV");
  }

  @Test
  void announcedCountsFromTheLastDayOnWhichItCanHaveBeenSaid() {
    Specification plan =
        given(plan().announced("[2022-01-01..2022-11-10]").recorded("2026-02-01T12:00:00Z"))
            .on("2023-01-01");
    plan.known("announced", "2022-11-09").contributors();
    plan.known("announced", "2022-11-10").contributors("CIV");
  }

  @Test
  void publishedCountsFromItsFirstSource() {
    Specification plan =
        given(plan().announced("2022-11-01").published("2022-12").andPublished("2022-11-20"))
            .on("2023-01-01");
    plan.known("published", "2022-11-19").contributors();
    plan.known("published", "2022-11-20").contributors("CIV");
  }

  @Test
  void aMonthOfPublishingIsOverWithItsLastDay() {
    Specification plan =
        given(plan().announced("2022-11-01").published("2022-12")).on("2023-01-01");
    plan.known("published", "2022-12-30").contributors();
    plan.known("published", "2022-12-31").contributors("CIV");
  }

  @Test
  void anUndatedSourceNeverMakesItPublic() {
    given(plan().announced("2022-11-01"))
        .on("2023-01-01")
        .known("published", "2099-12-31")
        .contributors();
  }

  @Test
  void whereNobodyHadSpokenByTheCutTheAnswerSaysSo() {
    given(plan().announced("2022-11-01"))
        .on("2023-01-01")
        .known("announced", "2022-10-31")
        .mission()
        .reduction(NOT_SAID)
        .increase(NOT_SAID)
        .suspended(NOT_SAID)
        .deployed(NOT_SAID)
        .operational(NOT_SAID)
        .whyNull("not-known-yet");
  }
}
