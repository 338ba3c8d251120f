package org.muster.cli.outlook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.muster.cli.text.Countries;
import org.muster.cli.text.DateWords;
import org.muster.cli.text.IntervalWords;

/// The points of an outlook in words.
final class OutlookWords {

  private static final Pattern NUMBER = Pattern.compile("\\b\\d{4,15}\\b");
  private static final String BETWEEN = " / ";

  private OutlookWords() {}

  /// What a point is: `withdrawal complete`.
  static String kind(JsonNode point) {
    return words(point.path("kind"));
  }

  /// A word of the answer without its dashes; empty if there is none.
  static String words(JsonNode word) {
    return word.asText("").replace('-', ' ');
  }

  /// How many are to leave or have left: `all of it, at least 386`.
  static String plan(JsonNode point) {
    var detail = grouped(point.path("detail").asText("no number"));
    if (detail.startsWith("whole")) {
      return "all of it" + detail.substring("whole".length());
    }
    return detail.startsWith("part") ? "a part" + detail.substring("part".length()) : detail;
  }

  /// Where something is forbidden: the host state, or a place in it.
  static String place(JsonNode detail) {
    var text = detail.asText("");
    int comma = text.lastIndexOf(", ");
    return comma < 0
        ? Countries.name(text)
        : text.substring(0, comma) + ", " + Countries.name(text.substring(comma + 2));
  }

  /// What was decided on the mandate, or its state on the day.
  static String decision(JsonNode point) {
    if (point.path("kind").asText().equals("in-force")) {
      return words(point.path("detail")) + " on that day";
    }
    var stage = words(point.path("announcements").path(0).path("stage"));
    return "%s (%s)".formatted(kind(point), stage);
  }

  static String ceilings(JsonNode point) {
    return point.path("kind").asText().equals("in-force")
        ? ""
        : grouped(point.path("detail").asText(""));
  }

  /// The sides of a contradiction, with who says so where that is known.
  static String sides(JsonNode point) {
    var announcements = point.path("announcements");
    var detail = point.path("detail").asText("");
    if (point.path("kind").asText().equals("dispute")) {
      return disputed(announcements, detail);
    }
    var sides = new ArrayList<String>();
    for (var side : List.of(detail.split(BETWEEN))) {
      var date = DateWords.of(side);
      sides.add(date.equals(side) ? grouped(side) : date);
    }
    return String.join(BETWEEN, sides);
  }

  private static String disputed(JsonNode announcements, String reason) {
    var by = announcements.path(0).path("saidBy");
    return (by.isTextual() ? Countries.name(by.asText()) + ": " : "")
        + (reason.isEmpty() ? "says otherwise" : reason);
  }

  /// What nobody said.
  static String unknown(JsonNode point) {
    var detail = point.path("detail").asText("");
    return switch (point.path("kind").asText()) {
      case "no-baseline" -> "how many are in the mission: nobody reported its strength";
      case "not-known-yet" -> "everything: nobody had spoken of the mission yet";
      case "no-mandate" -> "until when the mandate lasts";
      case "no-count" -> "how many it has there: nobody counted them";
      case "no-deadline" -> "by when it is to have left (%s)".formatted(detail.replace('-', ' '));
      case "unquantified-plan" ->
          "how many are to leave: a plan without a number (%s)".formatted(detail.replace('-', ' '));
      case "undecided" -> "whether it stays: it is undecided";
      case "suspension-stale" -> "whether it is still suspended: no news for a year";
      case "suspension-unquantified" -> "how many are suspended";
      case "pledge-overdue" ->
          "whether the pledged ones came, due %s".formatted(OutlookTables.date(point.path("date")));
      default -> kind(point) + (detail.isEmpty() ? "" : ": " + detail);
    };
  }

  /// Numbers with their thousands apart.
  private static String grouped(String text) {
    return NUMBER
        .matcher(text)
        .replaceAll(number -> IntervalWords.count(Long.parseLong(number.group())));
  }
}
