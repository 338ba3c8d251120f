package org.muster.projections.posture;

import static org.muster.projections.posture.Said.retraction;
import static org.muster.projections.posture.Said.strength;
import static org.muster.projections.posture.Said.withdrawal;
import static org.muster.projections.posture.Specification.given;

import org.junit.jupiter.api.Test;

/// Other forces are missions of their own (R13).
class R13Test {

  private static final Said OTHER =
      withdrawal("FRA")
          .named("other")
          .ofMission("BARKHANE")
          .stage("implemented")
          .whole()
          .exactly(5000)
          .announced("2022-08-15");

  @Test
  void whatNamesAnotherMissionsAnnouncementIsAloneWithIt() {
    given(
            withdrawal("CIV")
                .named("a")
                .stage("official")
                .part()
                .exactly(300)
                .announced("2022-01-01")
                .completes("2022-12-31")
                .partOf("other"),
            strength("CIV").exactly(880).asOf("2021-12-31").duplicates("other"),
            retraction("other").named("r"))
        .on("2022-12-31")
        .life("r", "dangling")
        .of("CIV")
        .reduction("300")
        .deployed("580");
  }

  @Test
  void theOtherMissionHasAPostureOfItsOwn() {
    given(OTHER).on("2022-08-15").mission().reduction("5000");
  }
}
