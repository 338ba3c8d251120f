package org.muster.cli.outlook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.muster.cli.asking.Heading;
import org.muster.cli.asking.Said;
import org.muster.cli.text.DateWords;
import org.muster.cli.text.Style;
import org.muster.cli.text.Table;

/// An outlook as a table for each of its lists, each point with its sources below it.
final class OutlookTables {

  private static final String NOT_SAID = "not said";

  /// A list of an outlook.
  ///
  /// @param name as the answer calls it
  /// @param title as people call it
  /// @param nothing what is told if it is empty
  /// @param quotes whether the sources' words stand below a row, else only where they are
  /// @param columns the headings
  /// @param cells a point's cells
  private record Part(
      String name,
      String title,
      String nothing,
      boolean quotes,
      List<String> columns,
      Function<JsonNode, List<String>> cells) {}

  private static final List<Part> PARTS =
      List.of(
          new Part(
              "plans",
              "What is intended, what is decided, what is done",
              "Nobody is to leave.",
              false,
              List.of("stage", "who", "how many", "from", "complete"),
              point ->
                  List.of(
                      OutlookWords.kind(point),
                      Said.who(point),
                      OutlookWords.plan(point),
                      date(point.path("date")),
                      date(point.path("until")))),
          new Part(
              "due",
              "What is due next",
              "Nothing is due.",
              false,
              List.of("when", "who", "what", "stage"),
              point ->
                  List.of(
                      date(point.path("date")),
                      Said.who(point),
                      OutlookWords.kind(point),
                      OutlookWords.words(point.path("detail")))),
          new Part(
              "rotations",
              "When rotations were blocked",
              "Nobody said that rotations were blocked.",
              true,
              List.of("from", "until", "where"),
              OutlookTables::restriction),
          new Part(
              "access",
              "Which limits there are on access",
              "Nobody said that access was limited.",
              true,
              List.of("from", "until", "where"),
              OutlookTables::restriction),
          new Part(
              "mandate",
              "The mandate and its ceilings",
              "No mandate is on record.",
              true,
              List.of("what", "from", "until", "ceilings"),
              point ->
                  List.of(
                      OutlookWords.decision(point),
                      DateWords.of(point.path("date").asText("")),
                      DateWords.of(point.path("until").asText("")),
                      OutlookWords.ceilings(point))),
          new Part(
              "reasons",
              "Which reasons were stated",
              "Nobody stated a reason.",
              true,
              List.of("announced", "who", "what", "reason"),
              point ->
                  List.of(
                      date(point.path("date")),
                      Said.who(point),
                      OutlookWords.kind(point),
                      point.path("detail").asText())),
          new Part(
              "contradictions",
              "Who contradicts whom",
              "Nobody contradicts anybody.",
              true,
              List.of("about", "what", "who says what"),
              point ->
                  List.of(Said.who(point), OutlookWords.kind(point), OutlookWords.sides(point))),
          new Part(
              "unknown",
              "What is not known",
              "Nothing that was asked of the announcements is unknown.",
              true,
              List.of("about", "what"),
              point -> List.of(Said.who(point), OutlookWords.unknown(point))));

  private OutlookTables() {}

  static List<String> lines(JsonNode answer, Style style, int width) {
    var lines =
        new ArrayList<>(
            Heading.lines(
                "%s, outlook from %s"
                    .formatted(answer.path("mission").asText(), Heading.day(answer.path("on"))),
                answer,
                style,
                width));
    for (var part : PARTS) {
      if (answer.path(part.name()).isArray()) {
        lines.add("");
        lines.add(style.bold(part.title()));
        part(part, answer.path(part.name()), style, width - 2)
            .forEach(line -> lines.add("  " + line));
      }
    }
    return lines;
  }

  private static List<String> part(Part part, JsonNode points, Style style, int width) {
    if (points.isEmpty()) {
      return List.of(part.nothing());
    }
    var table =
        new Table(part.columns().stream().map(Table.Column::left).toArray(Table.Column[]::new));
    for (var point : points) {
      table.row(part.cells().apply(point).toArray(String[]::new));
      sources(part, point).forEach(table::note);
    }
    return table.lines(width, style);
  }

  private static List<String> restriction(JsonNode point) {
    return List.of(
        date(point.path("date")),
        date(point.path("until")),
        OutlookWords.place(point.path("detail")));
  }

  /// Where the announcements of a point can be read, each source once; of a dispute also what it is
  /// about.
  private static Set<String> sources(Part part, JsonNode point) {
    var sources = new LinkedHashSet<String>();
    for (var announcement : point.path("announcements")) {
      var source = part.quotes() ? Said.source(announcement) : Said.place(announcement);
      if (!source.isEmpty()) {
        sources.add(
            sources.isEmpty() || !point.path("kind").asText().equals("dispute")
                ? source
                : "disputed: " + source);
      }
    }
    return sources;
  }

  static String date(JsonNode date) {
    return date.isTextual() ? DateWords.of(date.asText()) : NOT_SAID;
  }
}
