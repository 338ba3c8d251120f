package org.muster.projections.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A step of a mission's timeline, in words and as the chart draws it.
///
/// @param iso its first day, `""` for ever before
/// @param deployedEnds lowest, best and highest with commas between, each empty if it is unknown;
///   `""` if nothing is known
/// @param ceiling how many are authorized, `""` if that is unknown
public record TimelineLine(
    String iso,
    String day,
    String deployed,
    String operational,
    String reduction,
    String deployedEnds,
    String operationalEnds,
    String ceiling) {

  static TimelineLine of(JsonNode row) {
    String day = row.path("day").isTextual() ? row.path("day").asText() : "";
    JsonNode authorized = row.path("authorized");
    JsonNode uniformed = authorized.path("uniformed").path("high");
    return new TimelineLine(
        day,
        day.isEmpty() ? Texts.of("timeline.before") : Words.plain(day),
        Words.brief(row.path("deployed")),
        Words.brief(row.path("operational")),
        Words.brief(row.path("reduction")),
        ends(row.path("deployed")),
        ends(row.path("operational")),
        end(uniformed.isNumber() ? uniformed : authorized.path("military").path("high")));
  }

  private static String ends(JsonNode interval) {
    return interval.isObject()
        ? Stream.of("low", "best", "high")
            .map(name -> end(interval.path(name)))
            .collect(Collectors.joining(","))
        : "";
  }

  private static String end(JsonNode number) {
    return number.isNumber() ? number.asText() : "";
  }
}
