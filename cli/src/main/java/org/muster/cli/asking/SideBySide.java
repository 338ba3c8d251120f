package org.muster.cli.asking;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.muster.cli.text.Table;

/// The figures of a mission or contributor twice, one column each.
public final class SideBySide {

  private static final List<String> FIGURES =
      List.of("deployed", "operational", "reduction", "increase", "suspended");

  private SideBySide() {}

  /// A table of all figures but those that are nothing on both sides.
  public static Table table(String left, JsonNode before, String right, JsonNode after) {
    var table = new Table(Table.Column.left(""), Table.Column.left(left), Table.Column.left(right));
    for (var figure : FIGURES) {
      var old = before.path(figure);
      var now = after.path(figure);
      if (!figure.equals("increase") || !(isNothing(old) && isNothing(now))) {
        table.row(figure, of(figure, old), of(figure, now));
      }
    }
    return table;
  }

  /// What differs, in words: `reduction 0 → 0 / 0 / 900`.
  public static List<String> differences(JsonNode before, JsonNode after) {
    var differences = new ArrayList<String>();
    for (var figure : FIGURES) {
      var old = of(figure, before.path(figure));
      var now = of(figure, after.path(figure));
      if (!old.equals(now)) {
        differences.add("%s %s → %s".formatted(figure, old, now));
      }
    }
    return differences;
  }

  private static String of(String figure, JsonNode interval) {
    return figure.equals("reduction") ? Figures.ofReduction(interval) : Figures.of(interval);
  }

  private static boolean isNothing(JsonNode interval) {
    return !interval.isObject() || Figures.isZero(interval);
  }
}
