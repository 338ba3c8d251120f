package org.muster.projections.posture;

import static org.muster.projections.posture.Said.strength;
import static org.muster.projections.posture.Said.withdrawal;
import static org.muster.projections.posture.Specification.given;

import org.junit.jupiter.api.Test;

/// A part that stays until a date (R11).
class R11Test {

  private static final Said COUNT = strength("DEU").exactly(539).asOf("2022-10-31");

  private static Said plan() {
    return withdrawal("DEU")
        .stage("official")
        .whole()
        .announced("2022-11-22")
        .retainsPartUntil("2024-05");
  }

  @Test
  void beforeItAtLeastOneStaysInItPerhapsNobodyAndAfterItNobody() {
    Specification then = given(COUNT, plan());
    then.on("2022-11-21").of("DEU").reduction("0").deployed("539");
    then.on("2022-11-22").of("DEU").reduction("0/0/538").deployed("1/539/539").flags();
    then.on("2024-04-30").of("DEU").reduction("0/0/538");
    then.on("2024-05-01").of("DEU").reduction("0/0/539").deployed("0/539/539");
    then.on("2024-05-31").of("DEU").reduction("0/0/539").flags();
    then.on("2024-06-01").of("DEU").reduction("539").deployed("0").flags("implied").status("left");
  }

  @Test
  void anEarlierEndIsNotTheEndOfThosePromisedToStay() {
    Specification then = given(COUNT, plan().completes("2023-12-31"));
    then.on("2024-01-15").of("DEU").reduction("0/0/538");
    then.on("2024-05-15").of("DEU").reduction("0/0/539");
    then.on("2024-06-01").of("DEU").reduction("539").flags();
  }

  @Test
  void aLaterEndIsTheEnd() {
    Specification then = given(COUNT, plan().completes("2024-12-31"));
    then.on("2024-06-01").of("DEU").reduction("0/0/539");
    then.on("2024-12-31").of("DEU").reduction("539").flags();
  }

  @Test
  void withoutACountOneOfTheStatedNumberStays() {
    Specification then = given(plan().about(600));
    then.on("2023-01-01").mission().reduction("0/0/659");
    then.on("2024-05-01").mission().reduction("0/0/660");
    then.on("2024-06-01").mission().reduction("540/600/660");
  }

  @Test
  void aPartThatIsNotTheLastOneIsNotLessened() {
    Specification then =
        given(
            COUNT,
            withdrawal("DEU")
                .stage("official")
                .part()
                .exactly(300)
                .announced("2022-11-22")
                .retainsPartUntil("2024-05"));
    then.on("2023-01-01").of("DEU").reduction("0/0/300");
  }

  @Test
  void aPartAsLargeAsTheContingentLeavesOne() {
    given(
            COUNT,
            withdrawal("DEU")
                .stage("official")
                .part()
                .exactly(600)
                .announced("2022-11-22")
                .retainsPartUntil("2024-05"))
        .on("2023-01-01")
        .of("DEU")
        .reduction("0/0/538");
  }

  @Test
  void linearlyTheyLeaveOnlyIfItWasSaidWhenTheyStart() {
    given(COUNT, plan()).on("2024-04-30").linear().of("DEU").reduction("0/0/538");
  }

  /// From 2023-01-01 to 2024-06-01 are 517 days: 539 · 485 / 517 = 505.6.
  @Test
  void linearlyTheyLeaveOverTheWholeWindow() {
    Specification then = given(COUNT, plan().starts("2023-01-01")).linear();
    then.on("2023-01-01").of("DEU").reduction("0/0/538");
    then.on("2024-04-30").of("DEU").reduction("0/505/538");
    then.on("2024-05-31").of("DEU").reduction("0/537/539");
    then.on("2024-06-01").of("DEU").reduction("539");
  }
}
