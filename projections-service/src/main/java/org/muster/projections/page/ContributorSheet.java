package org.muster.projections.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// A contributor of a mission on a day, and why its figures are what they are.
///
/// @param line its line in the mission's table; empty if it has none on that day
/// @param contradictions what was said of it that cannot all be right
/// @param effective the announcements that move its figures on the day
/// @param idle those that do not, with the reason
public record ContributorSheet(
    String mission,
    String name,
    Controls controls,
    List<Figure> figures,
    List<ContributorLine> line,
    List<Contradiction> contradictions,
    List<Told> effective,
    List<Told> idle) {

  /// Announcements that cannot all be right.
  ///
  /// @param words in what they differ
  /// @param detail what is said of it, `""` if nothing is
  public record Contradiction(String words, String detail, List<Told> sides) {

    static Contradiction of(JsonNode point, List<Told> sides) {
      return new Contradiction(
          Texts.ofCode("contradiction", point.path("kind").asText()),
          point.path("detail").asText(""),
          sides);
    }
  }

  static ContributorSheet of(JsonNode answer, List<Contradiction> contradictions, Api.Visit visit) {
    JsonNode posture = answer.path("posture");
    List<Told> story = Told.naming(answer.path("story").valueStream().map(Told::ofStory).toList());
    String why = Texts.of("why-null.contributor");
    return new ContributorSheet(
        answer.path("mission").asText(),
        Words.country(answer.path("contributor").asText()),
        Controls.of(answer, visit),
        List.of("deployed", "operational", "reduction").stream()
            .map(name -> Figure.of(name, posture.path(name), why))
            .toList(),
        posture.isObject() ? List.of(ContributorLine.of(posture)) : List.of(),
        contradictions,
        story.stream().filter(told -> !told.effects().isEmpty()).toList(),
        story.stream().filter(told -> told.effects().isEmpty()).toList());
  }
}
