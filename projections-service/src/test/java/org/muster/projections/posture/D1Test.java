package org.muster.projections.posture;

import static org.muster.projections.posture.Said.departure;
import static org.muster.projections.posture.Said.strength;
import static org.muster.projections.posture.Said.withdrawal;
import static org.muster.projections.posture.Specification.given;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Departures carry out plans and do not add to them (D1).
class D1Test {

  private static final Said COUNT = strength("CIV").exactly(880).asOf("2022-10-31");

  private static Said plan() {
    return withdrawal("CIV")
        .named("plan")
        .part()
        .exactly(300)
        .announced("2022-11-11")
        .starts("2023-01-01")
        .completes("2023-01-31");
  }

  private static Specification after(Said... said) {
    return given(said).on("2023-02-01");
  }

  @Test
  void whoLeavesDuringAPlanIsPartOfIt() {
    after(COUNT, plan(), departure("CIV").exactly(100).asOf("2023-01-15"))
        .of("CIV")
        .reduction("300")
        .deployed("580");
    given(COUNT, plan(), departure("CIV").exactly(100).asOf("2023-01-15"))
        .on("2023-01-20")
        .of("CIV")
        .reduction("100/100/300")
        .deployed("580/780/780");
  }

  @Test
  void whoLeftBeforeThePlanBeganIsNot() {
    after(COUNT, plan(), departure("CIV").exactly(100).asOf("2022-12-31"))
        .of("CIV")
        .reduction("400")
        .deployed("480");
  }

  @Test
  void onItsFirstDayThePlanHasBegun() {
    after(COUNT, plan(), departure("CIV").exactly(100).asOf("2023-01-01"))
        .of("CIV")
        .reduction("300");
  }

  @Test
  void whoCarriesOutThePlanBeforeItBeginsIsPartOfIt() {
    after(COUNT, plan(), departure("CIV").exactly(100).asOf("2022-12-31").carriesOut("plan"))
        .of("CIV")
        .reduction("300");
  }

  @Test
  void moreThanWasPlannedMayLeave() {
    after(COUNT, plan(), departure("CIV").exactly(350).asOf("2023-01-15"))
        .of("CIV")
        .reduction("350")
        .deployed("530");
  }

  @Test
  void departuresAddUp() {
    after(
            COUNT,
            departure("CIV").exactly(100).asOf("2022-12-31"),
            departure("CIV").exactly(50).asOf("2023-01-31"))
        .of("CIV")
        .reduction("150")
        .deployed("730");
  }

  @ParameterizedTest
  @CsvSource({
    "reported,780",
    "implemented,780",
    "intended,780",
    "proposed,880",
    "cancelled,880",
    "lapsed,880"
  })
  void departuresCountInEveryScenarioUnlessTheyAreNone(String stage, String deployed) {
    Specification then =
        after(COUNT, departure("CIV").stage(stage).exactly(100).asOf("2022-12-31"));
    for (String scenario :
        new String[] {"implemented", "official", "announced", "intended", "worst"}) {
      then.scenario(scenario).of("CIV").deployed(deployed);
    }
  }

  @Test
  void aDepartureCountsFromItsLastDay() {
    Specification then = given(COUNT, departure("CIV").exactly(100).asOf("2022-12"));
    then.on("2022-12-30").of("CIV").deployed("880");
    then.on("2022-12-31").of("CIV").deployed("780");
  }

  @Test
  void aWholeContingentThatIsGoneIsExactlyNobody() {
    given(
            strength("BEN").about(450).asOf("2022-10-31"),
            departure("BEN").about(100).asOf("2022-11-05"),
            withdrawal("BEN").whole().about(450).announced("2022-11-11").completes("2022-12-31"))
        .on("2022-12-31")
        .of("BEN")
        .deployed("0")
        .operational("0")
        .status("left");
  }

  @Test
  void theEarliestStartOfPlansThatAddUpCounts() {
    given(
            COUNT,
            withdrawal("CIV")
                .part()
                .component("military")
                .exactly(200)
                .announced("2022-11-11")
                .starts("2023-01-01")
                .completes("2023-01-31"),
            withdrawal("CIV")
                .part()
                .component("police")
                .exactly(100)
                .announced("2022-11-12")
                .starts("2022-12-01")
                .completes("2023-01-31"),
            departure("CIV").exactly(50).asOf("2022-12-15"))
        .on("2023-02-01")
        .of("CIV")
        .reduction("300");
  }
}
