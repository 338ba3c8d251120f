package org.muster.cli.casualties;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.cli.asking.Figures;
import org.muster.cli.asking.Heading;
import org.muster.cli.asking.Said;
import org.muster.cli.text.Countries;
import org.muster.cli.text.DateWords;
import org.muster.cli.text.Style;
import org.muster.cli.text.Table;

/// Sums over incidents as tables, and apart from them the totals that others reported.
final class CasualtiesTable {

  private CasualtiesTable() {}

  static List<String> lines(JsonNode answer, Style style, int width) {
    var lines = new ArrayList<String>();
    lines.addAll(
        Heading.lines(
            answer.path("mission").asText() + ": casualties" + period(answer),
            answer,
            style,
            width));
    sums("Single incidents, by victims and cause", answer.path("byCause"), style, width, lines);
    sums(
        "Peacekeepers struck in single incidents, by nationality",
        answer.path("peacekeepersByNationality"),
        style,
        width,
        lines);
    snapshots(answer.path("snapshots"), style, width, lines);
    return lines;
  }

  /// The days asked for, in words.
  static String period(JsonNode answer) {
    var from = answer.path("from");
    var to = answer.path("to");
    return (from.isTextual() ? " from " + Heading.day(from) : "")
        + (to.isTextual() ? " until " + Heading.day(to) : "");
  }

  private static void sums(
      String title, JsonNode rows, Style style, int width, List<String> lines) {
    lines.add("");
    lines.add(style.bold(title));
    if (rows.isEmpty()) {
      lines.add("  No incident is on record.");
      return;
    }
    var table =
        new Table(
            Table.Column.left("who"),
            Table.Column.right("incidents"),
            Table.Column.left("killed"),
            Table.Column.left("injured"),
            Table.Column.left("not said"));
    for (var row : rows) {
      table.row(
          who(row), incidents(row), sum(row.path("killed")), sum(row.path("injured")), unsaid(row));
    }
    table.lines(width - 2, style).forEach(line -> lines.add("  " + line));
  }

  /// A sum of what was said; nothing where nobody said a number.
  private static String sum(JsonNode tally) {
    if (!tally.isObject()) {
      return "not said";
    }
    return Figures.isZero(tally) ? "none reported" : Figures.words(tally);
  }

  /// Of how many incidents a number is missing from the sums.
  private static String unsaid(JsonNode row) {
    return Stream.of("killed", "injured")
        .filter(name -> row.path(name).path("unsaid").asInt() > 0)
        .map(name -> "%s in %d".formatted(name, row.path(name).path("unsaid").asInt()))
        .collect(Collectors.joining(", "));
  }

  private static String who(JsonNode row) {
    if (row.path("cause").isTextual()) {
      return "%s, %s"
          .formatted(
              plural(row.path("victims").asText()), row.path("cause").asText().replace('-', ' '));
    }
    return row.path("contributor").isTextual()
        ? Countries.name(row.path("contributor").asText())
        : "nationality unknown";
  }

  /// How many incidents; of those with an uncertain day, how many certainly are of the days asked
  /// for.
  private static String incidents(JsonNode row) {
    int all = row.path("incidents").asInt();
    int certain = row.path("certain").asInt();
    return certain == all ? Integer.toString(all) : "%d to %d".formatted(certain, all);
  }

  private static void snapshots(JsonNode rows, Style style, int width, List<String> lines) {
    lines.add("");
    lines.add(
        style.bold("Totals that others reported (never added to each other or to the above)"));
    if (rows.isEmpty()) {
      lines.add("  None.");
      return;
    }
    var table =
        new Table(
            Table.Column.left("as of"),
            Table.Column.left("since"),
            Table.Column.left("who"),
            Table.Column.left("cause"),
            Table.Column.left("total"));
    for (var row : rows) {
      table.row(
          Heading.day(row.path("asOf")),
          row.path("since").isTextual() ? DateWords.of(row.path("since").asText()) : "not said",
          row.path("contributor").isTextual()
              ? "%s of %s"
                  .formatted(
                      plural(row.path("victims").asText()),
                      Countries.name(row.path("contributor").asText()))
              : plural(row.path("victims").asText()),
          row.path("cause").asText().replace('-', ' '),
          Figures.words(row.path("cumulative")));
      table.note(Said.source(row));
    }
    table.lines(width - 2, style).forEach(line -> lines.add("  " + line));
  }

  static String plural(String victims) {
    return switch (victims) {
      case "peacekeeper" -> "peacekeepers";
      case "civilian" -> "civilians";
      case "militant" -> "militants";
      case "unknown" -> "people of unknown kind";
      default -> "others";
    };
  }
}
