package org.muster.cli.changes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.muster.cli.asking.Figures;
import org.muster.cli.asking.Heading;
import org.muster.cli.asking.Said;
import org.muster.cli.asking.SideBySide;
import org.muster.cli.text.DateWords;
import org.muster.cli.text.Style;
import org.muster.cli.text.Table;

/// Changes as a table: the figures before and after, then each announcement that was learnt.
final class ChangesTable {

  private static final int DAY_LENGTH = 10;

  private ChangesTable() {}

  static List<String> lines(JsonNode answer, Style style, int width) {
    var lines = new ArrayList<String>();
    lines.addAll(
        Heading.lines(
            "%s on %s: what was learnt after %s until %s"
                .formatted(
                    answer.path("mission").asText(),
                    Heading.day(answer.path("on")),
                    day(answer.path("since")),
                    day(answer.path("until"))),
            answer,
            style,
            width));
    lines.add(style.dim(Figures.LEGEND));
    lines.add("");
    SideBySide.table("before", answer.path("before"), "after", answer.path("after"))
        .lines(width, style)
        .forEach(lines::add);
    lines.add("");
    var changes = answer.path("changes");
    if (changes.isEmpty()) {
      lines.add("Nothing was learnt in that time.");
    } else {
      lines.addAll(table(changes).lines(width, style));
    }
    return lines;
  }

  private static Table table(JsonNode changes) {
    var table =
        new Table(
            Table.Column.left("announced"), Table.Column.left("who"), Table.Column.left("what"));
    for (var change : changes) {
      table.row(
          change.path("announced").isTextual()
              ? DateWords.of(change.path("announced").asText())
              : "",
          Said.who(change),
          Said.what(change));
      table.note("→ " + effect(change));
      table.note(Said.source(change));
    }
    return table;
  }

  private static String effect(JsonNode change) {
    var effects =
        new ArrayList<>(SideBySide.differences(change.path("before"), change.path("after")));
    var before = statuses(change.path("statusBefore"));
    var after = statuses(change.path("statusAfter"));
    if (!before.equals(after)) {
      effects.add("status %s → %s".formatted(before, after));
    }
    if (effects.isEmpty()) {
      return change.path("moves").asBoolean() ? "moves a figure of the contributor" : "no figure";
    }
    return String.join("; ", effects);
  }

  private static String statuses(JsonNode list) {
    var statuses = new ArrayList<String>();
    list.forEach(status -> statuses.add(status.asText().replace('-', ' ')));
    return statuses.isEmpty() ? "none" : String.join(", ", statuses);
  }

  private static String day(JsonNode instant) {
    var text = instant.asText("");
    return text.length() < DAY_LENGTH ? text : DateWords.of(text.substring(0, DAY_LENGTH));
  }
}
