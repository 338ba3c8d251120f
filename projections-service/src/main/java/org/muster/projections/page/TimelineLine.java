package org.muster.projections.page;

import com.fasterxml.jackson.databind.JsonNode;

/// A step of a mission's timeline.
public record TimelineLine(String day, String deployed, String operational, String reduction) {

  static TimelineLine of(JsonNode row) {
    JsonNode day = row.path("day");
    return new TimelineLine(
        day.isTextual() ? Words.plain(day.asText()) : Texts.of("timeline.before"),
        Words.brief(row.path("deployed")),
        Words.brief(row.path("operational")),
        Words.brief(row.path("reduction")));
  }
}
