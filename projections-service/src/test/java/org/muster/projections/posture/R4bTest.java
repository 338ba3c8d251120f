package org.muster.projections.posture;

import static org.muster.projections.posture.Said.strength;
import static org.muster.projections.posture.Said.withdrawal;
import static org.muster.projections.posture.Specification.given;

import org.junit.jupiter.api.Test;

/// Plans that nobody can put a number to are listed with where they stand (R4b).
class R4bTest {

  @Test
  void aPlanWithoutNumberIsListedFromItsAnnouncement() {
    Specification plan =
        given(
            withdrawal("GBR")
                .whole()
                .unknownNumber()
                .announced("2022-11-14")
                .starts("2023-01-01")
                .completes("2023-05-14"));
    plan.on("2022-11-13").mission().unquantified().partial(false);
    plan.on("2022-11-14").mission().unquantified("GBR not-started").partial(true);
    plan.on("2022-12-31").mission().unquantified("GBR not-started");
    plan.on("2023-01-01").mission().unquantified("GBR in-window");
    plan.on("2023-05-13").mission().unquantified("GBR in-window");
    plan.on("2023-05-14").mission().unquantified("GBR gone").of("GBR").unquantified("gone");
  }

  @Test
  void orFromItsStartWhereThatIsEarlier() {
    Specification plan = given(withdrawal("GBR").whole().announced("2022-11-14").starts("2022-10"));
    plan.on("2022-09-30").mission().unquantified();
    plan.on("2022-10-01").mission().unquantified("GBR in-window");
  }

  @Test
  void aPartIsKeptUntilTheFirstDayOfItsLastMonth() {
    Specification plan =
        given(withdrawal("DEU").whole().announced("2022-11-22").retainsPartUntil("2024-05"));
    plan.on("2022-11-22").mission().unquantified("DEU keeps-a-part");
    plan.on("2024-04-30").mission().unquantified("DEU keeps-a-part");
    plan.on("2024-05-01").mission().unquantified("DEU in-window");
    plan.on("2024-05-31").mission().unquantified("DEU in-window");
    plan.on("2024-06-01").mission().unquantified("DEU gone-implied");
  }

  @Test
  void whoSaidWhenItCompletesIsGoneWithoutImplication() {
    given(
            withdrawal("DEU")
                .whole()
                .announced("2022-11-22")
                .retainsPartUntil("2024-05")
                .completes("2024-05-31"))
        .on("2024-06-01")
        .mission()
        .unquantified("DEU gone");
  }

  @Test
  void whoHasNotStartedKeepsAllAndNotAPart() {
    given(
            withdrawal("DEU")
                .whole()
                .announced("2022-11-22")
                .starts("2023-06-01")
                .retainsPartUntil("2024-05"))
        .on("2023-05-31")
        .mission()
        .unquantified("DEU not-started");
  }

  @Test
  void aCountEndsIt() {
    Specification plan =
        given(
            withdrawal("GBR").whole().announced("2022-11-14"),
            strength("GBR").exactly(256).asOf("2022-11-17"));
    plan.on("2022-11-16").mission().unquantified("GBR in-window").partial(true);
    plan.on("2022-11-17").mission().unquantified().partial(false);
  }

  @Test
  void aPlanThatTheScenarioDoesNotAdmitIsNotListed() {
    Specification plan = given(withdrawal("GBR").stage("intended").whole().announced("2022-11-14"));
    plan.on("2022-12-01").scenario("announced").mission().unquantified().partial(false);
    plan.on("2022-12-01")
        .scenario("intended")
        .mission()
        .unquantified("GBR in-window")
        .partial(true);
  }

  @Test
  void aSupersededPlanIsNotListed() {
    given(
            withdrawal("GBR").whole().announced("2022-11-14"),
            withdrawal("GBR").stage("cancelled").announced("2022-11-20"))
        .on("2022-11-15")
        .mission()
        .unquantified();
  }
}
