package org.muster.projections.posture;

import java.math.BigDecimal;
import java.time.LocalDate;

/// What is asked of a mission's announcements.
///
/// @param on the day asked about, to its end (UTC)
/// @param scenario which stages of plans are counted
/// @param policy where the best figure is inside a window
/// @param about how far "about" may be off, from 0 to 1
/// @param cut what was known
public record Question(LocalDate on, Scenario scenario, Policy policy, BigDecimal about, Cut cut) {

  /// Ten per cent.
  public static final BigDecimal DEFAULT_ABOUT = new BigDecimal("0.1");

  /// The question that projected rows answer.
  public static Question current(LocalDate on, Scenario scenario) {
    return new Question(on, scenario, Policy.STEP_AT_DEADLINE, DEFAULT_ABOUT, Cut.NONE);
  }
}
