package org.muster.cli.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.muster.cli.asking.Figures;
import org.muster.cli.asking.Heading;
import org.muster.cli.asking.Said;
import org.muster.cli.text.Style;
import org.muster.cli.text.Table;

/// A timeline as a table with a bar a row, and what made each step below it.
final class TimelineTable {

  private static final int BAR_WIDTH = 24;
  private static final int NARROW = 100;
  private static final int MAX_MAKERS = 6;

  private TimelineTable() {}

  /// @param answer as the projections-service gives it
  /// @param announcements those that made the steps, by id
  static List<String> lines(
      JsonNode answer, Map<String, JsonNode> announcements, Style style, int width) {
    var lines = new ArrayList<String>();
    lines.addAll(
        Heading.lines(answer.path("mission").asText() + " over time", answer, style, width));
    var rows = answer.path("timeline");
    if (rows.isEmpty()) {
      lines.add("  Nothing changes in that time.");
      return lines;
    }
    Table.wrap(Figures.LEGEND + "; bar of the deployed: " + Bar.LEGEND, width)
        .forEach(line -> lines.add(style.dim(line)));
    lines.add("");
    lines.addAll(table(rows, announcements, width).lines(width, style));
    if (answer.path("next").isTextual()) {
      lines.add(style.dim("There is more from " + answer.path("next").asText() + " on (--from)."));
    }
    return lines;
  }

  private static Table table(JsonNode rows, Map<String, JsonNode> announcements, int width) {
    var table =
        new Table(
            Table.Column.left("from"),
            Table.Column.left("deployed"),
            Table.Column.left("bar"),
            Table.Column.left("operational"),
            Table.Column.left("reduction"));
    var bar = new Bar(most(rows), width < NARROW ? BAR_WIDTH / 2 : BAR_WIDTH);
    for (var row : rows) {
      table.row(
          row.path("day").isTextual() ? row.path("day").asText() : "before",
          Figures.of(row.path("deployed")),
          bar.of(row.path("deployed")),
          Figures.of(row.path("operational")),
          Figures.ofReduction(row.path("reduction")));
      makers(row, announcements).forEach(table::note);
    }
    return table;
  }

  /// The most that was ever deployed.
  private static long most(JsonNode rows) {
    long most = 1;
    for (var row : rows) {
      for (var end : row.path("deployed")) {
        most = Math.max(most, end.asLong(0));
      }
    }
    return most;
  }

  private static List<String> makers(JsonNode row, Map<String, JsonNode> announcements) {
    var words = new LinkedHashSet<String>();
    for (var id : row.path("madeBy")) {
      var announcement = announcements.get(id.asText());
      words.add(announcement == null ? "announcement " + id.asText() : Said.inShort(announcement));
    }
    var shown = new ArrayList<>(words.stream().limit(MAX_MAKERS).toList());
    if (words.size() > shown.size()) {
      shown.add("and %d more".formatted(words.size() - shown.size()));
    }
    return shown;
  }
}
