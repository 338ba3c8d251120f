package org.muster.cli.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.muster.cli.asking.Figures;
import org.muster.cli.asking.Heading;
import org.muster.cli.text.Style;
import org.muster.cli.text.Table;

/// A row a posture: its figures, and who is leaving, suspended and undecided.
final class CompareTable {

  private CompareTable() {}

  static List<String> lines(
      CompareCommand.Dimension by, JsonNode postures, Style style, int width) {
    var first = postures.path(0);
    var lines =
        new ArrayList<>(
            Heading.lines(
                "%s on %s".formatted(first.path("mission").asText(), Heading.day(first.path("on"))),
                heading(by, first),
                style,
                width));
    lines.add(style.dim(Figures.LEGEND));
    lines.add("");
    var name = by.name().toLowerCase(Locale.ROOT);
    var table =
        new Table(
            Table.Column.left(name),
            Table.Column.left("deployed"),
            Table.Column.left("operational"),
            Table.Column.left("reduction"),
            Table.Column.left("leaving"),
            Table.Column.left("suspended"),
            Table.Column.left("undecided"));
    for (var posture : postures) {
      boolean known = !posture.path("whyNull").asText("").equals("not-known-yet");
      table.row(
          by == CompareCommand.Dimension.SCENARIO
              ? posture.path("scenario").asText()
              : posture.path("knowledge").path("basis").asText(),
          Figures.of(posture.path("deployed")),
          Figures.of(posture.path("operational")),
          known ? Figures.ofReduction(posture.path("reduction")) : Figures.UNKNOWN,
          known ? who(posture, "leaving", "drawing-down", "left") : Figures.UNKNOWN,
          known ? who(posture, "suspended") : Figures.UNKNOWN,
          known ? who(posture, "undecided") : Figures.UNKNOWN);
    }
    lines.addAll(table.lines(width, style));
    return lines;
  }

  private static List<String> heading(CompareCommand.Dimension by, JsonNode posture) {
    var knowledge = posture.path("knowledge");
    return by == CompareCommand.Dimension.SCENARIO
        ? List.of(Heading.known(knowledge.path("basis").asText(), knowledge.path("at").asText()))
        : List.of("scenario " + posture.path("scenario").asText());
  }

  private static String who(JsonNode posture, String... statuses) {
    var wanted = List.of(statuses);
    var codes = new ArrayList<String>();
    for (var contributor : posture.path("contributors")) {
      for (var status : contributor.path("status")) {
        if (wanted.contains(status.asText())) {
          codes.add(contributor.path("contributor").asText());
        }
      }
    }
    return codes.isEmpty() ? "nobody" : String.join(" ", codes);
  }
}
