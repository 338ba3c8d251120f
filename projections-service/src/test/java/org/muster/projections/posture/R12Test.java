package org.muster.projections.posture;

import static org.muster.projections.posture.Said.strength;
import static org.muster.projections.posture.Said.suspension;
import static org.muster.projections.posture.Specification.given;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Months are calendar months and end with the month (R12).
class R12Test {

  @ParameterizedTest
  @CsvSource({"2025-02-27,''", "2025-02-28,suspension-stale"})
  void twelveMonthsAfterALeapDayIsTheLastOfFebruary(String day, String flag) {
    Specification.Seen seen =
        given(
                strength("EGY").exactly(1229).asOf("2022-01-31"),
                suspension("EGY").whole().announced("2024-02-29"))
            .on(day)
            .of("EGY");
    seen.flags(flag.isEmpty() ? new String[0] : new String[] {flag});
  }

  @ParameterizedTest
  @CsvSource({"2025-02-28,900", "2025-03-01,801/–/∞"})
  void aCountOfALeapDayIsConfirmedUntilTheLastOfFebruary(String asOf, String expected) {
    given(strength("EGY").exactly(900).asOf("2024-02-29"), strength("EGY").over(800).asOf(asOf))
        .on("2025-12-31")
        .of("EGY")
        .deployed(expected);
  }
}
