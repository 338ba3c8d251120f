package org.muster.cli.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.muster.cli.asking.Figures;
import org.muster.cli.text.Style;
import org.muster.cli.text.Table;

/// A row a mission.
final class MissionsTable {

  private MissionsTable() {}

  static List<String> lines(JsonNode answer, Style style, int width) {
    var table =
        new Table(
            Table.Column.left("mission"),
            Table.Column.left("deployed"),
            Table.Column.left("operational"),
            Table.Column.left("reduction"),
            Table.Column.left("leaving"));
    answer.path("missions").forEach(mission -> row(table, mission));
    if (table.isEmpty()) {
      return List.of("Nobody has spoken of any mission yet.");
    }
    var lines = new ArrayList<String>();
    lines.add(style.dim(Figures.LEGEND));
    lines.addAll(table.lines(width, style));
    if (answer.path("next").isTextual()) {
      lines.add(style.dim("There are more; they are in the pages of /v1/missions."));
    }
    return lines;
  }

  private static void row(Table table, JsonNode mission) {
    table.row(
        mission.path("mission").asText(),
        Figures.of(mission.path("deployed")),
        Figures.of(mission.path("operational")),
        Figures.ofReduction(mission.path("reduction")),
        joined(mission.path("leaving"), " "));
    if (!mission.path("flags").isEmpty()) {
      table.note(joined(mission.path("flags"), ", "));
    }
  }

  private static String joined(JsonNode texts, String by) {
    var list = new ArrayList<String>();
    texts.forEach(text -> list.add(text.asText()));
    return String.join(by, list);
  }
}
