package org.muster.cli.asking;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.muster.cli.text.IntervalWords;

/// Intervals of an answer, for people. What cannot be said is "unknown", never 0.
public final class Figures {

  public static final String UNKNOWN = "unknown";

  /// How [#of] is to be read.
  public static final String LEGEND = "figures: low / best / high; – no best, ∞ no limit";

  private Figures() {}

  /// An interval as `12,428 / 13,846 / 13,846`, or as one number if it is one.
  public static String of(JsonNode interval) {
    if (!interval.isObject()) {
      return UNKNOWN;
    }
    Long low = number(interval.path("low"));
    Long high = number(interval.path("high"));
    return low != null && low.equals(high)
        ? IntervalWords.count(low)
        : "%s / %s / %s"
            .formatted(low == null ? "–" : IntervalWords.count(low), best(interval), end(high));
  }

  /// The same of a reduction, which may lack plans without a number.
  public static String ofReduction(JsonNode reduction) {
    return of(reduction) + (reduction.path("partial").asBoolean() ? " + unknown" : "");
  }

  /// An interval in words, such as "at most 900".
  public static String words(JsonNode interval) {
    Long low = number(interval.path("low"));
    return low == null
        ? UNKNOWN
        : IntervalWords.of(low, number(interval.path("best")), number(interval.path("high")));
  }

  /// Whether it is exactly nothing.
  public static boolean isZero(JsonNode interval) {
    return isNumber(interval.path("low"), 0) && isNumber(interval.path("high"), 0);
  }

  /// A whole number, `null` if there is none.
  public static @Nullable Long number(JsonNode node) {
    return node.isNumber() ? (Long) node.longValue() : null;
  }

  private static boolean isNumber(JsonNode node, long number) {
    return node.isNumber() && node.longValue() == number;
  }

  private static String best(JsonNode interval) {
    Long best = number(interval.path("best"));
    return best == null ? "–" : IntervalWords.count(best);
  }

  private static String end(@Nullable Long high) {
    return high == null ? "∞" : IntervalWords.count(high);
  }
}
