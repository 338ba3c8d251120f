package org.muster.projections.posture;

import static org.muster.projections.posture.Said.hostSays;
import static org.muster.projections.posture.Said.missionStrength;
import static org.muster.projections.posture.Specification.given;

import org.junit.jupiter.api.Test;

/// Restrictions of the host move no number and are flagged (R15).
class R15Test {

  @Test
  void aSuspendedRotationIsFlaggedWhileItLasts() {
    Specification then =
        given(
            missionStrength().exactly(14102).asOf("2022-01-31"),
            hostSays("rotation-suspended")
                .stage("implemented")
                .announced("2022-07")
                .starts("2022-07")
                .until("2022-08"));
    then.on("2022-07-30").mission().flags();
    then.on("2022-07-31")
        .mission()
        .flags("rotation-suspended")
        .deployed("14102")
        .operational("14102");
    then.on("2022-08-31").mission().flags("rotation-suspended");
    then.on("2022-09-01").mission().flags();
  }

  @Test
  void aRestrictionOfAccessCountsFromTheLastDayOfItsAnnouncement() {
    Specification then =
        given(hostSays("access-restricted").stage("implemented").announced("2022-06"));
    then.on("2022-06-29").mission().flags();
    then.on("2022-06-30").mission().flags("access-restricted");
    then.on("2099-06-30").mission().flags("access-restricted");
  }

  @Test
  void aLaterRestorationByTheSameHostEndsIt() {
    Specification then =
        given(
            hostSays("access-restricted").stage("implemented").announced("2022-06-01"),
            hostSays("access-restored")
                .stage("implemented")
                .announced("2022-08-01")
                .starts("2022-09"));
    then.on("2022-09-29").mission().flags("access-restricted");
    then.on("2022-09-30").mission().flags();
  }

  @Test
  void rotationsAndAccessAreDifferentThings() {
    given(
            hostSays("access-restricted").stage("implemented").announced("2022-06-01"),
            hostSays("rotation-resumed").stage("implemented").announced("2022-08-01"))
        .on("2022-12-01")
        .mission()
        .flags("access-restricted");
  }

  @Test
  void anEarlierRestorationEndsNothing() {
    given(
            hostSays("rotation-suspended").stage("implemented").announced("2022-07-01"),
            hostSays("rotation-resumed").stage("implemented").announced("2022-06-01"))
        .on("2022-12-01")
        .mission()
        .flags("rotation-suspended");
  }
}
