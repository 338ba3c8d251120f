package org.muster.cli.text;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An interval of people in words: `at most 900`, `over 1,000`, `585 to 1,615, best 650`.
///
/// What is not known is said to be unknown, never 0.
public final class IntervalWords {

  private IntervalWords() {}

  /// The words for an interval.
  ///
  /// @param low the fewest
  /// @param best the best single number, `null` where none can be said
  /// @param high the most, `null` where there is no bound
  public static String of(long low, @Nullable Long best, @Nullable Long high) {
    if (high == null) {
      return withBest(open(low), best, low);
    }
    if (low == high) {
      return count(low);
    }
    if (low == 0 && (best == null || best == 0)) {
      return "at most " + count(high);
    }
    if (low == 0 && best != null && best.equals(high)) {
      return "at most " + count(high) + ", best " + count(best);
    }
    return withBest(count(low) + " to " + count(high), best, Long.MIN_VALUE);
  }

  /// A number with its thousands apart: `14,102`.
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /// "Over 1,000" has 1,001 as its low (R4), so a low just above a round number was said as "over".
  private static String open(long low) {
    if (low == 0) {
      return "any number";
    }
    return low > 1 && (low - 1) % 10 == 0 ? "over " + count(low - 1) : "at least " + count(low);
  }

  private static String withBest(String words, @Nullable Long best, long unless) {
    return best == null || best == unless ? words : words + ", best " + count(best);
  }
}
