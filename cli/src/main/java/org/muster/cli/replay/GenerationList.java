package org.muster.cli.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.muster.cli.text.IntervalWords;
import org.muster.cli.text.Style;
import org.muster.cli.text.Table;

/// Generations and promotions as `GET /v1/generations` answers them, in tables.
final class GenerationList {

  private static final int TIME_LENGTH = "2026-11-23T21:53".length();
  private static final int SHOWN_PROMOTIONS = 5;

  private GenerationList() {}

  static List<String> lines(JsonNode answer, int width, Style style) {
    var generations =
        new Table(
            Table.Column.right("generation"),
            Table.Column.left("state"),
            Table.Column.right("rules"),
            Table.Column.right("behind"),
            Table.Column.left("last applied"),
            Table.Column.right("rows"),
            Table.Column.right("size"),
            Table.Column.left("made"),
            Table.Column.left("why"));
    for (var generation : answer.path("generations")) {
      generations.row(
          generation.path("number").asText(),
          state(generation),
          generation.path("foldVersion").asText()
              + (generation.path("ourRules").asBoolean(true) ? "" : " (other)"),
          generation.path("behind").isNumber()
              ? IntervalWords.count(generation.path("behind").asLong())
              : "unknown",
          time(generation.path("lastApplied")),
          "~" + IntervalWords.count(generation.path("rows").asLong()),
          Bytes.words(generation.path("bytes").asLong()),
          time(generation.path("createdAt")),
          why(generation));
    }
    var lines = new ArrayList<>(generations.lines(width, style));
    lines.add("");
    lines.addAll(promotions(answer.path("promotions"), width, style));
    if (answer.path("previous").isNumber()) {
      lines.add("");
      lines.add(
          "Back to generation %d: ./muster rollback".formatted(answer.path("previous").asInt()));
    }
    return lines;
  }

  private static List<String> promotions(JsonNode promotions, int width, Style style) {
    var table =
        new Table(
            Table.Column.left("promoted"),
            Table.Column.left("from → to"),
            Table.Column.left("by"),
            Table.Column.left("why"),
            Table.Column.left("accepted"),
            Table.Column.right("behind"));
    int shown = 0;
    for (var promotion : promotions) {
      if (shown++ == SHOWN_PROMOTIONS) {
        break;
      }
      var accepted = new ArrayList<String>();
      promotion.path("accepted").forEach(one -> accepted.add(one.asText()));
      table.row(
          time(promotion.path("at")),
          "%s → %s".formatted(promotion.path("from").asText("–"), promotion.path("to").asText()),
          promotion.path("by").asText("unknown"),
          promotion.path("reason").asText(),
          accepted.isEmpty() ? "–" : String.join(", ", accepted),
          promotion.path("behind").isNumber()
              ? IntervalWords.count(promotion.path("behind").asLong())
              : "–");
    }
    return table.lines(width, style);
  }

  private static String state(JsonNode generation) {
    var state = generation.path("state").asText();
    var replay = generation.path("replayState").asText("");
    if (state.equals("promoted")) {
      return "answers";
    }
    return state.equals("kept") && (replay.equals("held") || replay.equals("different"))
        ? replay
        : state;
  }

  private static String why(JsonNode generation) {
    var why = generation.path("why").asText("");
    if (!why.isEmpty() && !why.equals("null")) {
      return why;
    }
    return generation.path("replay").isNumber()
        ? "replay " + generation.path("replay").asText()
        : "–";
  }

  private static String time(JsonNode time) {
    var text = time.asText("");
    return text.length() < TIME_LENGTH ? "–" : text.substring(0, TIME_LENGTH).replace('T', ' ');
  }
}
