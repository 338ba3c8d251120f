package org.muster.cli.casualties;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.muster.cli.asking.Figures;
import org.muster.cli.asking.Heading;
import org.muster.cli.asking.Said;
import org.muster.cli.text.Countries;
import org.muster.cli.text.DateWords;
import org.muster.cli.text.Style;
import org.muster.cli.text.Table;

/// Incidents as a table, each with its source below it.
final class IncidentsTable {

  private IncidentsTable() {}

  static List<String> lines(JsonNode answer, Style style, int width) {
    var lines = new ArrayList<String>();
    lines.addAll(
        Heading.lines(
            answer.path("mission").asText() + ": incidents" + CasualtiesTable.period(answer),
            answer,
            style,
            width));
    lines.add("");
    var incidents = answer.path("incidents");
    if (incidents.isEmpty()) {
      lines.add("There is no such incident.");
      return lines;
    }
    var table =
        new Table(
            Table.Column.left("when"),
            Table.Column.left("what"),
            Table.Column.left("where"),
            Table.Column.left("killed"),
            Table.Column.left("injured"));
    incidents.forEach(incident -> row(table, incident));
    lines.addAll(table.lines(width, style));
    if (answer.path("next").isTextual()) {
      lines.add(style.dim("There are more; --limit shows them."));
    }
    return lines;
  }

  private static void row(Table table, JsonNode incident) {
    table.row(
        DateWords.of(incident.path("occurred").asText())
            + (incident.path("certain").asBoolean(true) ? "" : " (perhaps not then)"),
        incident.path("category").asText().replace('-', ' '),
        incident.path("place").path("name").asText(""),
        people(incident, "killed"),
        people(incident, "injured"));
    var attributed = incident.path("attributedTo");
    if (attributed.isTextual()) {
      table.note("attributed to " + attributed.asText());
    }
    table.note(Said.source(incident));
  }

  /// Who was struck and how many, as far as it was said.
  private static String people(JsonNode incident, String figure) {
    var words = new ArrayList<String>();
    for (var casualty : incident.path("casualties")) {
      if (casualty.path(figure).isObject() || isSaid(casualty, figure)) {
        var number = Figures.words(casualty.path(figure));
        words.add(number + " " + victims(casualty, number.equals("1")));
      }
    }
    return words.isEmpty() ? "not said" : String.join(", ", words);
  }

  private static boolean isSaid(JsonNode casualty, String figure) {
    return casualty.path(figure).path("qualifier").isTextual();
  }

  private static String victims(JsonNode casualty, boolean one) {
    var victims = casualty.path("victims").asText();
    var kind = one && !victims.equals("unknown") ? victims : CasualtiesTable.plural(victims);
    return casualty.path("contributor").isTextual()
        ? "%s (%s)".formatted(kind, Countries.name(casualty.path("contributor").asText()))
        : kind;
  }
}
