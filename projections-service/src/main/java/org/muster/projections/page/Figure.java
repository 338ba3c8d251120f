package org.muster.projections.page;

import com.fasterxml.jackson.databind.JsonNode;

/// A figure as it is shown large: its best, its bounds in words, or that it is unknown.
///
/// @param label what it counts
/// @param large the number that stands for it
/// @param note its bounds, or why it is unknown
/// @param known whether it can be said at all
public record Figure(String label, String large, String note, boolean known) {

  static Figure of(String name, JsonNode interval, String whyUnknown) {
    String label = Texts.of("figure.label." + name);
    if (!interval.isObject()) {
      return new Figure(label, Texts.of("figure.unknown"), whyUnknown, false);
    }
    long low = interval.path("low").asLong();
    JsonNode best = interval.path("best");
    JsonNode high = interval.path("high");
    String large = best.isNumber() ? Words.number(best.asLong()) : Words.brief(interval);
    String note;
    if (!high.isNumber()) {
      note = Texts.with("figure.note.open", Words.number(low));
    } else if (low == high.asLong()) {
      note = Texts.of("figure.note.exact");
    } else {
      note =
          Texts.with("figure.note.between", Words.number(low), Words.number(high.asLong()))
              + (best.isNumber() ? "" : Texts.of("figure.note.no-best"));
    }
    if (interval.path("partial").asBoolean()) {
      note += Texts.of("figure.note.partial");
    }
    return new Figure(label, large, note, true);
  }
}
