package org.muster.cli.why;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.muster.cli.asking.Figures;
import org.muster.cli.asking.Heading;
import org.muster.cli.asking.Said;
import org.muster.cli.text.Countries;
import org.muster.cli.text.DateWords;
import org.muster.cli.text.IntervalWords;
import org.muster.cli.text.Style;
import org.muster.cli.text.Table;

/// A contributor's figures, the announcements that make them, those that do not count and why, and
/// what else was said.
final class WhyTable {

  private static final List<String> FIGURES =
      List.of("deployed", "operational", "reduction", "increase", "suspended");

  private WhyTable() {}

  static List<String> lines(JsonNode answer, Style style, int width) {
    var lines = new ArrayList<String>();
    lines.addAll(
        Heading.lines(
            "%s in %s on %s"
                .formatted(
                    Countries.name(answer.path("contributor").asText()),
                    answer.path("mission").asText(),
                    Heading.day(answer.path("on"))),
            answer,
            style,
            width));
    lines.add("");
    figures(answer.path("posture"), style, width, lines);
    var making = new ArrayList<JsonNode>();
    var disregarded = new ArrayList<JsonNode>();
    var others = new ArrayList<JsonNode>();
    for (var said : answer.path("story")) {
      (said.path("effects").isObject()
              ? making
              : said.path("disregarded").isTextual() ? disregarded : others)
          .add(said);
    }
    part("What makes the figures", making, "what it does", style, width, lines);
    part("What does not count", disregarded, "why not", style, width, lines);
    part("What else was said", others, "it stands as", style, width, lines);
    return lines;
  }

  private static void figures(JsonNode posture, Style style, int width, List<String> lines) {
    if (!posture.isObject()) {
      lines.add("  Nothing was known of it by then.");
      return;
    }
    var table = new Table(Table.Column.left(""), Table.Column.left("in words"));
    table.row("status", joined(posture.path("status")));
    for (var figure : FIGURES) {
      var interval = posture.path(figure);
      if (!figure.equals("increase") || (interval.isObject() && !Figures.isZero(interval))) {
        table.row(figure, Figures.words(interval) + why(figure, posture));
      }
    }
    var count = posture.path("count");
    if (count.isObject()) {
      table.row(
          "counted",
          "%s on %s".formatted(Figures.words(count), DateWords.of(count.path("asOf").asText())));
    }
    if (!posture.path("flags").isEmpty()) {
      table.row("flags", joined(posture.path("flags")));
    }
    table.lines(width - 2, style).forEach(line -> lines.add("  " + line));
  }

  private static String why(String figure, JsonNode posture) {
    if (figure.equals("reduction") && posture.path("unquantified").isTextual()) {
      return "; a plan without a number: "
          + posture.path("unquantified").asText().replace('-', ' ');
    }
    return figure.equals("deployed") && posture.path("whyNull").isTextual()
        ? ": nobody counted them"
        : "";
  }

  private static void part(
      String title,
      List<JsonNode> announcements,
      String heading,
      Style style,
      int width,
      List<String> lines) {
    if (announcements.isEmpty()) {
      return;
    }
    var table =
        new Table(
            Table.Column.left("announced"),
            Table.Column.left("what"),
            Table.Column.left("number"),
            Table.Column.left(heading));
    for (var said : announcements) {
      var whole = said.path("announcement");
      table.row(
          said.path("announced").isTextual() ? DateWords.of(said.path("announced").asText()) : "",
          Said.what(said),
          whole.path("personnel").isObject() ? Said.number(whole.path("personnel")) : "",
          verdict(said));
      table.note(Said.source(said));
    }
    lines.add("");
    lines.add(style.bold(title));
    table.lines(width - 2, style).forEach(line -> lines.add("  " + line));
  }

  private static String verdict(JsonNode said) {
    if (said.path("effects").isObject()) {
      return effects(said.path("effects"));
    }
    var reason = said.path("disregarded");
    return reason.isTextual()
        ? ReasonWords.of(reason.asText())
        : said.path("status").asText("").replace('-', ' ');
  }

  private static String effects(JsonNode effects) {
    var words = new ArrayList<String>();
    for (var figure : FIGURES) {
      var effect = effects.path(figure);
      if (effect.isObject()) {
        words.add(figure + " " + effect(effect));
      }
    }
    return String.join("; ", words);
  }

  /// The ends of a marginal effect, each with its sign: `+0 / +0 / +900`.
  private static String effect(JsonNode effect) {
    var ends = new ArrayList<String>();
    for (var end : List.of("low", "best", "high")) {
      Long number = Figures.number(effect.path(end));
      ends.add(
          number == null ? "–" : (number < 0 ? "−" : "+") + IntervalWords.count(Math.abs(number)));
    }
    return ends.stream().distinct().count() == 1 ? ends.getFirst() : String.join(" / ", ends);
  }

  private static String joined(JsonNode texts) {
    var words = new ArrayList<String>();
    texts.forEach(text -> words.add(text.asText().replace('-', ' ')));
    return String.join(", ", words);
  }
}
