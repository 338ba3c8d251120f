package org.muster.cli.asking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.muster.cli.text.Countries;
import org.muster.cli.text.DateWords;

/// An announcement in a few words.
public final class Said {

  private Said() {}

  /// Who announced what, how firmly and when: `Germany: withdrawal announced, official, 22 November
  /// 2022`.
  public static String inShort(JsonNode announcement) {
    var words = new ArrayList<String>();
    words.add(who(announcement) + ": " + what(announcement));
    var number = announcement.path("personnel");
    if (number.isObject()) {
      words.add(number(number));
    }
    if (announcement.path("announced").isTextual()) {
      words.add(DateWords.of(announcement.path("announced").asText()));
    }
    return String.join(", ", words);
  }

  /// The contributor, or the mission where it is about no one country.
  public static String who(JsonNode announcement) {
    var contributor = announcement.path("contributor");
    return contributor.isTextual() ? Countries.name(contributor.asText()) : "the mission";
  }

  /// The type with its stage: `withdrawal announced (official)`.
  public static String what(JsonNode announcement) {
    var type = announcement.path("type").asText("").replace('-', ' ');
    var stage = announcement.path("stage");
    return stage.isTextual() && !isReport(type, stage.asText())
        ? type + " (" + stage.asText().replace('-', ' ') + ")"
        : type;
  }

  /// A report is reported: to say so twice tells nothing.
  private static boolean isReport(String type, String stage) {
    return stage.equals("reported") && (type.endsWith("reported") || type.endsWith("noted"));
  }

  /// A number as it was said.
  public static String number(JsonNode personnel) {
    if (personnel.path("text").isTextual()) {
      return personnel.path("text").asText();
    }
    var qualifier = personnel.path("qualifier").asText("exact").replace('-', ' ');
    return switch (qualifier) {
      case "exact" -> personnel.path("value").asText();
      case "range" -> personnel.path("low").asText() + " to " + personnel.path("high").asText();
      case "unknown" -> Figures.UNKNOWN;
      default -> qualifier + " " + personnel.path("value").asText();
    };
  }

  /// What was quoted and where: `"…" — publisher, title`; empty if neither was given.
  public static String source(JsonNode announcement) {
    return source(announcement.path("quote"), announcement.path("source"));
  }

  /// The same of a source that has its quote in it.
  public static String sourceOf(JsonNode source) {
    return source(source.path("quote"), source);
  }

  /// Where it can be read, without its words.
  public static String place(JsonNode announcement) {
    return source(MissingNode.getInstance(), announcement.path("source"));
  }

  private static String source(JsonNode quote, JsonNode source) {
    var place = new LinkedHashSet<String>();
    for (var field : List.of("publisher", "title")) {
      if (source.path(field).isTextual()) {
        place.add(source.path(field).asText());
      }
    }
    if (source.path("published").isTextual()) {
      place.add(DateWords.of(source.path("published").asText()));
    }
    return (quote.isTextual() ? "“" + quote.asText() + "” — " : "") + String.join(", ", place);
  }
}
