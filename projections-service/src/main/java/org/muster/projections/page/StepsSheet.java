package org.muster.projections.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// A mission over time: each step of its figures, and what was announced.
///
/// @param next the address of the page with the steps after these, `""` if there are none
/// @param told what was known by the cut, by the day on which it was announced
/// @param more whether more was announced than is listed
/// @param days on which anything was announced, whenever it became known, with commas between
public record StepsSheet(
    String mission,
    Controls controls,
    List<TimelineLine> steps,
    String next,
    List<Told> told,
    boolean more,
    String days) {

  static StepsSheet of(
      JsonNode posture, JsonNode timeline, List<JsonNode> journal, Api.Visit visit) {
    String mission = posture.path("mission").asText();
    Controls controls = Controls.of(posture, visit);
    String cursor = timeline.path("next").asText("");
    return new StepsSheet(
        mission,
        controls,
        timeline.path("timeline").valueStream().map(TimelineLine::of).toList(),
        cursor.isEmpty()
            ? ""
            : "/missions/%s/steps%s".formatted(mission, visit.queryWith("cursor", cursor)),
        journal.stream()
            .filter(told -> KnownThen.by(posture, visit.own("knownAt"), told))
            .map(Told::ofJournal)
            .filter(told -> !told.day().isEmpty())
            .sorted(Comparator.comparing(Told::day))
            .toList(),
        journal.size() >= Api.LISTED,
        journal.stream()
            .map(told -> KnownThen.latest(told.path("announced")))
            .filter(day -> !day.isEmpty())
            .distinct()
            .sorted()
            .collect(Collectors.joining(",")));
  }
}
