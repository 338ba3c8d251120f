package org.muster.projections.posture;

import static org.muster.projections.posture.Said.correction;
import static org.muster.projections.posture.Said.retraction;
import static org.muster.projections.posture.Said.strength;
import static org.muster.projections.posture.Said.withdrawal;
import static org.muster.projections.posture.Specification.given;

import org.junit.jupiter.api.Test;

/// What a cut does to corrections and retractions (K2).
class K2Test {

  private static final Said PLAN =
      withdrawal("CIV")
          .named("plan")
          .whole()
          .exactly(900)
          .announced("2022-11-11")
          .completes("2022-12-31")
          .recorded("2026-02-01T00:00:00Z");
  private static final Said COUNT =
      strength("CIV").exactly(1000).asOf("2022-06-30").recorded("2026-01-01T00:00:00Z");

  private static Said corrected(Said to) {
    return correction("plan", to).announced("2023-06-01").recorded("2026-03-01T00:00:00Z");
  }

  @Test
  void whatWasRecordedAfterTheCutIsNotEvenListed() {
    Specification then = given(COUNT, PLAN).on("2023-01-01");
    then.known("recorded", "2026-01-15").of("CIV").reduction("0").disregarded();
    then.known("recorded", "2026-02-15").of("CIV").reduction("1000");
  }

  @Test
  void onRecordAnEarlierAnswerComesBackAsItWas() {
    Specification then =
        given(
                PLAN,
                corrected(
                    withdrawal("CIV")
                        .whole()
                        .exactly(90)
                        .announced("2022-11-11")
                        .completes("2022-12-31")))
            .on("2023-01-01");
    then.known("recorded", "2026-02-28").mission().reduction("900");
    then.known("recorded", "2026-03-01").mission().reduction("90");
  }

  @Test
  void aTypingErrorIsNoneOnTheOtherBases() {
    given(
            PLAN,
            corrected(
                withdrawal("CIV")
                    .whole()
                    .exactly(90)
                    .announced("2022-11-11")
                    .completes("2022-12-31")))
        .on("2023-01-01")
        .known("announced", "2022-11-11")
        .mission()
        .reduction("90");
  }

  @Test
  void theCorrectedDatesAreComparedWithTheCut() {
    Specification later =
        given(
                COUNT,
                PLAN,
                corrected(
                    withdrawal("CIV")
                        .whole()
                        .exactly(900)
                        .announced("2022-12-11")
                        .completes("2022-12-31")))
            .on("2023-01-01");
    later
        .known("announced", "2022-12-10")
        .of("CIV")
        .reduction("0")
        .disregarded("plan not-known-yet");
    later.known("announced", "2022-12-11").of("CIV").reduction("1000").disregarded();
  }

  @Test
  void whatWasRetractedLaterWasNeverSaidOnTheOtherBases() {
    Specification then =
        given(COUNT, PLAN, retraction("plan").recorded("2026-03-01T00:00:00Z")).on("2023-01-01");
    then.known("announced", "2022-12-31").of("CIV").reduction("0").disregarded("plan retracted");
    then.known("recorded", "2026-02-28").of("CIV").reduction("1000").disregarded();
    then.known("recorded", "2026-03-01").of("CIV").reduction("0").disregarded("plan retracted");
  }
}
