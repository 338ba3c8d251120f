package org.muster.projections.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// What a page was asked, as the values of its form.
///
/// @param on the day
/// @param knownAt the cut of knowledge, `""` for all that is on record
/// @param kept what was asked that the form has no field for, and asks again
/// @param query the same as the query of an address, for links to pages of the same question;
///   without the policy
/// @param words the same as a sentence
public record Controls(
    String on,
    List<Choice> scenarios,
    List<Choice> bases,
    String knownAt,
    List<Kept> kept,
    String query,
    String words) {

  /// A parameter that the form has no field for.
  public record Kept(String name, String value) {}

  private static final String[] SCENARIOS = {
    "implemented", "official", "announced", "intended", "worst"
  };
  private static final String[] BASES = {"recorded", "announced", "published"};
  private static final String POLICY = "policy";
  private static final List<String> KEPT = List.of(POLICY, "about");

  static Controls of(JsonNode answer, Api.Visit visit) {
    String on = answer.path("on").asText();
    String scenario = answer.path("scenario").asText();
    String basis = answer.path("knowledge").path("basis").asText();
    String knownAt = visit.own("knownAt");
    String position = visit.own("atPosition");
    List<Kept> kept =
        KEPT.stream()
            .flatMap(name -> visit.all(name).stream().map(value -> new Kept(name, value)))
            .toList();
    StringBuilder query = new StringBuilder("?on=" + on + "&scenario=" + scenario);
    if (!knownAt.isEmpty()) {
      query.append("&basis=").append(basis).append("&knownAt=").append(Links.encoded(knownAt));
    }
    if (!position.isEmpty()) {
      query.append("&atPosition=").append(Links.encoded(position));
    }
    for (Kept each : kept) {
      if (!each.name().equals(POLICY)) { // pages with a row a day refuse one of them
        query.append("&").append(each.name()).append("=").append(Links.encoded(each.value()));
      }
    }
    return new Controls(
        on,
        Choice.of("scenario", scenario, SCENARIOS),
        Choice.of("basis", basis, BASES),
        knownAt,
        kept,
        query.toString(),
        Texts.with(
            "asked",
            Words.plain(on),
            Texts.of("scenario." + scenario),
            position.isEmpty()
                ? known(basis, knownAt)
                : Texts.with("asked.known.position", position)));
  }

  /// What was known, in words.
  static String known(String basis, String knownAt) {
    return knownAt.isEmpty()
        ? Texts.of("asked.all")
        : Texts.with(
            "asked.known." + basis, knownAt.length() == 10 ? Words.plain(knownAt) : knownAt);
  }
}
