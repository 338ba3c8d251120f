package org.muster.cli.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.muster.cli.asking.Said;
import org.muster.cli.text.DateWords;
import org.muster.cli.text.Style;
import org.muster.cli.text.Table;

/// Announcements as a table, each with its source below it.
final class AnnouncementsTable {

  private AnnouncementsTable() {}

  static List<String> lines(JsonNode answer, Style style, int width) {
    var table =
        new Table(
            Table.Column.left("announced"),
            Table.Column.left("mission"),
            Table.Column.left("who"),
            Table.Column.left("what"),
            Table.Column.left("number"),
            Table.Column.left("it stands as"));
    answer.path("announcements").forEach(announcement -> row(table, announcement));
    if (table.isEmpty()) {
      return List.of("There is no such announcement.");
    }
    var lines = new ArrayList<>(table.lines(width, style));
    if (answer.path("next").isTextual()) {
      lines.add(style.dim("There are more; --limit shows them."));
    }
    return lines;
  }

  /// Who disputes it, by the ids of their announcements.
  static String disputedBy(JsonNode said) {
    var ids = new ArrayList<String>();
    said.path("disputedBy").forEach(id -> ids.add(id.asText()));
    return ids.isEmpty() ? "" : "disputed by " + String.join(", ", ids);
  }

  private static void row(Table table, JsonNode said) {
    table.row(
        said.path("announced").isTextual() ? DateWords.of(said.path("announced").asText()) : "",
        said.path("mission").asText(),
        Said.who(said),
        Said.what(said),
        said.path("personnel").isObject() ? Said.number(said.path("personnel")) : "",
        said.path("status").asText().replace('-', ' '));
    var disputed = disputedBy(said);
    if (!disputed.isEmpty()) {
      table.note(disputed);
    }
    table.note(said.path("id").asText() + " · " + Said.sourceOf(said.path("sources").path(0)));
  }
}
