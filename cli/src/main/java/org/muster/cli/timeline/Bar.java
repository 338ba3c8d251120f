package org.muster.cli.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.muster.cli.asking.Figures;

/// An interval as a bar of block characters: full up to the low end, light up to the high end, the
/// best figure marked.
///
/// @param most the number that the whole width stands for
/// @param width in characters
record Bar(long most, int width) {

  private static final char SURE = '█';
  private static final char POSSIBLE = '░';
  private static final char BEST = '┃';

  static final String LEGEND = "█ at least, ┃ best, ░ at most";

  /// The bar, `?` where nothing can be said; an open end has an arrow.
  String of(JsonNode interval) {
    Long low = Figures.number(interval.path("low"));
    if (low == null) {
      return "?";
    }
    Long high = Figures.number(interval.path("high"));
    int sure = cells(low);
    int possible = high == null ? width : cells(high);
    var bar = new StringBuilder();
    bar.repeat(SURE, sure).repeat(POSSIBLE, Math.max(0, possible - sure));
    mark(bar, low, Figures.number(interval.path("best")), high);
    return high == null ? bar + "→" : bar.toString();
  }

  private void mark(StringBuilder bar, long low, @Nullable Long best, @Nullable Long high) {
    boolean exact = high != null && high == low;
    if (best != null && !exact && !bar.isEmpty()) {
      bar.setCharAt(Math.clamp(cells(best) - 1L, 0, bar.length() - 1), BEST);
    }
  }

  /// A number that is not 0 has one cell at least.
  private int cells(long number) {
    if (number <= 0 || most <= 0) {
      return 0;
    }
    return Math.clamp(Math.round((double) number * width / most), 1, width);
  }
}
