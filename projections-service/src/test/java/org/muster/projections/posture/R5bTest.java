package org.muster.projections.posture;

import static org.muster.projections.posture.Said.departure;
import static org.muster.projections.posture.Said.strength;
import static org.muster.projections.posture.Said.withdrawal;
import static org.muster.projections.posture.Specification.NOT_SAID;
import static org.muster.projections.posture.Specification.given;

import org.junit.jupiter.api.Test;

/// How many a plan takes away (R5b).
class R5bTest {

  private static Said plan() {
    return withdrawal("CIV").announced("2022-11-11").completes("2023-01-31");
  }

  private static final Said COUNT = strength("CIV").exactly(880).asOf("2022-10-31");

  @Test
  void theWholeOfACountedContingentIsAllWhoArePresent() {
    given(COUNT, plan().whole().exactly(500))
        .on("2023-01-31")
        .of("CIV")
        .reduction("880")
        .deployed("0")
        .flags();
  }

  @Test
  void alsoWhileItIsUnderWay() {
    given(COUNT, plan().whole().exactly(500))
        .on("2022-12-01")
        .of("CIV")
        .reduction("0/0/880")
        .deployed("0/880/880");
  }

  @Test
  void aNumberAbovePresentIsFlagged() {
    given(COUNT, plan().whole().exactly(900))
        .on("2022-12-01")
        .of("CIV")
        .reduction("0/0/880")
        .flags("exceeds-present");
  }

  @Test
  void aNumberThatMayBeRightIsNotFlagged() {
    given(COUNT, plan().whole().about(900)).on("2022-12-01").of("CIV").reduction("0/0/880").flags();
  }

  @Test
  void withoutACountTheStatedNumberCounts() {
    given(plan().whole().exactly(500))
        .on("2023-01-31")
        .of("CIV")
        .reduction("500")
        .deployed(NOT_SAID);
  }

  @Test
  void aPartIsItsNumber() {
    given(COUNT, plan().part().exactly(500))
        .on("2023-01-31")
        .of("CIV")
        .reduction("500")
        .deployed("380");
  }

  @Test
  void aPartIsAtMostAllWhoArePresent() {
    given(COUNT, plan().part().exactly(900))
        .on("2023-01-31")
        .of("CIV")
        .reduction("880")
        .deployed("0");
  }

  @Test
  void anExtentThatNobodyNamedIsReadAsItsNumber() {
    given(COUNT, plan().exactly(500)).on("2023-01-31").of("CIV").reduction("500");
  }

  @Test
  void whatIsToRemainIsTakenFromThosePresent() {
    given(COUNT, plan().part().measure("remaining").about(200))
        .on("2023-01-31")
        .of("CIV")
        .reduction("660/680/700")
        .deployed("180/200/220");
  }

  @Test
  void whatIsToRemainOfWhomNobodyCountedCannotBeSaid() {
    given(plan().part().measure("remaining").exactly(200))
        .on("2023-01-31")
        .mission()
        .reduction("0")
        .unquantified("CIV gone");
  }

  @Test
  void aCeilingIsAnUnknownNumber() {
    given(COUNT, plan().part().measure("ceiling").exactly(500))
        .on("2023-01-31")
        .of("CIV")
        .reduction("0/–/880")
        .unquantified();
    given(plan().part().measure("ceiling").exactly(500))
        .on("2023-01-31")
        .mission()
        .reduction("0")
        .unquantified("CIV gone");
  }

  @Test
  void theWholeOfAContingentIsWhoeverHasNotLeftBefore() {
    given(COUNT, departure("CIV").exactly(100).asOf("2022-11-05"), plan().whole())
        .on("2022-12-01")
        .of("CIV")
        .reduction("100/100/880")
        .deployed("0/780/780");
  }
}
