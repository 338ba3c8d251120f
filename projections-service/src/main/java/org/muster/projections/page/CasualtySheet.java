package org.muster.projections.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// The incidents of a mission and whom they struck; totals that others reported stand apart.
///
/// @param victims the classes of victims to choose from
/// @param words what was asked, as a sentence
/// @param causes by class of victims and cause
/// @param nations the peacekeepers among them, by nationality
/// @param totals what others reported, never added to the incidents
/// @param months of the chosen class, by month and cause
/// @param incidents those that struck the chosen class, the latest first
/// @param whole whether all incidents that were asked for are in the months
public record CasualtySheet(
    String mission,
    String from,
    String to,
    List<Choice> bases,
    String knownAt,
    List<Choice> victims,
    String victim,
    String words,
    List<Line> causes,
    List<Line> nations,
    List<Total> totals,
    Months months,
    List<IncidentLine> incidents,
    boolean whole) {

  static final int SHOWN = 200;

  /// A sum over incidents.
  public record Line(String who, String cause, String incidents, String killed, String injured) {}

  /// A total that somebody reported.
  public record Total(
      String id,
      String who,
      String cause,
      String number,
      String since,
      String asOf,
      String saidBy,
      String quote) {}

  /// An incident.
  public record IncidentLine(
      String id, String when, String cause, String place, String killed, String injured) {}

  static CasualtySheet of(
      JsonNode answer, List<JsonNode> incidents, boolean whole, String victim, Api.Visit visit) {
    String basis = answer.path("knowledge").path("basis").asText();
    return new CasualtySheet(
        answer.path("mission").asText(),
        visit.own("from"),
        visit.own("to"),
        Choice.of("basis", basis, "recorded", "announced", "published"),
        visit.own("knownAt"),
        Choice.of("victims", victim, "peacekeeper", "civilian", "militant", "other", "unknown"),
        victim,
        words(answer, basis, visit),
        answer.path("byCause").valueStream().map(CasualtySheet::line).toList(),
        answer.path("peacekeepersByNationality").valueStream().map(CasualtySheet::line).toList(),
        answer.path("snapshots").valueStream().map(CasualtySheet::total).toList(),
        Months.of(incidents, victim),
        incidents.stream().limit(SHOWN).map(row -> incident(row, victim)).toList(),
        whole);
  }

  private static String words(JsonNode answer, String basis, Api.Visit visit) {
    String from = visit.own("from");
    String to = visit.own("to");
    String period =
        from.isEmpty() && to.isEmpty()
            ? Texts.of("casualties.ever")
            : from.isEmpty()
                ? Texts.with("casualties.until", Words.plain(to))
                : to.isEmpty()
                    ? Texts.with("casualties.since", Words.plain(from))
                    : Texts.with("casualties.between", Words.plain(from), Words.plain(to));
    return Texts.with("casualties.asked", period, Controls.known(basis, visit.own("knownAt")));
  }

  private static Line line(JsonNode row) {
    String nation = row.path("contributor").asText("");
    boolean ofNation = row.path("kind").asText().endsWith("nationality");
    return new Line(
        ofNation
            ? nation.isEmpty() ? Texts.of("casualties.nobody-said") : Words.country(nation)
            : Texts.ofCode("victims", row.path("victims").asText()),
        ofNation ? "" : Texts.ofCode("category", row.path("cause").asText()),
        incidents(row),
        Words.tally(row.path("killed")),
        Words.tally(row.path("injured")));
  }

  private static String incidents(JsonNode row) {
    long all = row.path("incidents").asLong();
    long certain = row.path("certain").asLong();
    return certain == all
        ? Words.number(all)
        : Texts.with("figure.range", Words.number(certain), Words.number(all));
  }

  private static Total total(JsonNode row) {
    String contributor = row.path("contributor").asText("");
    String victims = Texts.ofCode("victims", row.path("victims").asText());
    String saidBy = row.path("saidBy").asText("");
    return new Total(
        row.path("id").asText(),
        contributor.isEmpty()
            ? victims
            : Texts.with("casualties.of", victims, Words.country(contributor)),
        Texts.ofCode("category", row.path("cause").asText()),
        Words.brief(row.path("cumulative")),
        row.path("since").isTextual() ? Words.date(row.path("since").asText()) : "",
        Words.date(row.path("asOf").asText()),
        saidBy.isEmpty() ? "" : Words.speaker(saidBy),
        row.path("quote").asText(""));
  }

  private static IncidentLine incident(JsonNode row, String victim) {
    return new IncidentLine(
        row.path("id").asText(),
        Words.date(row.path("occurred").asText()),
        Texts.ofCode("category", row.path("category").asText()),
        row.path("place").path("name").asText(""),
        Words.tally(row.path("killed").path(victim)),
        Words.tally(row.path("injured").path(victim)));
  }
}
