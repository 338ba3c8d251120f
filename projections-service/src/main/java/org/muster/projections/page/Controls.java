package org.muster.projections.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// What a page was asked, as the values of its form.
///
/// @param on the day
/// @param knownAt the cut of knowledge, `""` for all that is on record
/// @param query the same as the query of an address, for links to pages of the same question
/// @param words the same as a sentence
public record Controls(
    String on,
    List<Choice> scenarios,
    List<Choice> bases,
    String knownAt,
    String query,
    String words) {

  private static final String[] SCENARIOS = {
    "implemented", "official", "announced", "intended", "worst"
  };
  private static final String[] BASES = {"recorded", "announced", "published"};

  static Controls of(JsonNode answer, Api.Visit visit) {
    String on = answer.path("on").asText();
    String scenario = answer.path("scenario").asText();
    String basis = answer.path("knowledge").path("basis").asText();
    String knownAt = visit.own("knownAt");
    StringBuilder query = new StringBuilder("?on=" + on + "&scenario=" + scenario);
    if (!knownAt.isEmpty()) {
      query.append("&basis=").append(basis).append("&knownAt=").append(Links.encoded(knownAt));
    }
    return new Controls(
        on,
        Choice.of("scenario", scenario, SCENARIOS),
        Choice.of("basis", basis, BASES),
        knownAt,
        query.toString(),
        Texts.with(
            "asked", Words.plain(on), Texts.of("scenario." + scenario), known(basis, knownAt)));
  }

  /// What was known, in words.
  static String known(String basis, String knownAt) {
    return knownAt.isEmpty()
        ? Texts.of("asked.all")
        : Texts.with(
            "asked.known." + basis, knownAt.length() == 10 ? Words.plain(knownAt) : knownAt);
  }
}
