package org.muster.cli.asking;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.muster.cli.text.DateWords;
import org.muster.cli.text.Style;
import org.muster.cli.text.Table;

/// The first line of an answer: of whom, by which rules, knowing what.
public final class Heading {

  private static final LocalTime LAST_MILLISECOND = LocalTime.of(23, 59, 59, 999_000_000);
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private Heading() {}

  /// The line, or two where it would be too long.
  ///
  /// @param of what it is about, such as `MINUSMA on 30 November 2022`
  /// @param answer its scenario, policy and knowledge, as far as it has them
  public static List<String> lines(String of, JsonNode answer, Style style, int width) {
    return lines(of, words(answer), style, width);
  }

  /// The same in words of one's own.
  public static List<String> lines(String of, List<String> words, Style style, int width) {
    var title = Table.safe(of);
    var rest = Table.safe(String.join(" · ", words));
    if (rest.isEmpty()) {
      return List.of(style.bold(title));
    }
    return title.length() + rest.length() + 3 <= width
        ? List.of(style.bold(title) + style.dim(" · " + rest))
        : List.of(style.bold(title), style.dim(rest));
  }

  private static List<String> words(JsonNode answer) {
    var words = new ArrayList<String>();
    if (answer.path("scenario").isTextual()) {
      words.add("scenario " + answer.path("scenario").asText());
    }
    if (answer.path("policy").asText("").equals("linear")) {
      words.add("leaving little by little");
    }
    var knowledge = answer.path("knowledge");
    if (knowledge.path("at").isTextual()) {
      words.add(known(knowledge.path("basis").asText("recorded"), knowledge.path("at").asText()));
    }
    return words;
  }

  /// What was known: `as announced by the end of 30 November 2022`.
  public static String known(String basis, String at) {
    return "as %s by %s".formatted(basis, moment(at));
  }

  /// A time as people say it: `30 November 2022, 12:00 UTC`.
  static String moment(String at) {
    try {
      var time = Instant.parse(at).atOffset(ZoneOffset.UTC);
      var day = DateWords.day(time.toLocalDate());
      return time.toLocalTime().isBefore(LAST_MILLISECOND)
          ? "%s, %s UTC".formatted(day, MINUTE.format(time))
          : "the end of " + day;
    } catch (DateTimeParseException e) {
      return at;
    }
  }

  /// A day of an answer in words.
  public static String day(JsonNode day) {
    return day.isTextual() ? DateWords.of(day.asText()) : Figures.UNKNOWN;
  }
}
