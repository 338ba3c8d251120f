package org.muster.projections.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// A mission on a day, as its page shows it.
///
/// @param figures deployed, operational, authorized, reduction
/// @param groups who leaves, who is suspended, who is undecided, what is unknown
/// @param mandate where the mandate stands, in words
/// @param expires the mandate's last day as it was said, `""` if that is not known
/// @param sort by what the contributors are sorted
/// @param show which status alone is shown, `""` for all
public record MissionSheet(
    String mission,
    Controls controls,
    List<Figure> figures,
    List<Group> groups,
    List<String> flags,
    String mandate,
    String expires,
    List<ContributorLine> contributors,
    int allContributors,
    List<Choice> sorts,
    List<Choice> shows) {

  private static final Map<String, Comparator<ContributorLine>> SORTS =
      Map.of(
          "status", ContributorLine.BY_STATUS,
          "deployed", ContributorLine.BY_DEPLOYED,
          "name", ContributorLine.BY_NAME);

  /// Contributors of whom the same is to be said.
  ///
  /// @param style how it is drawn
  public record Group(String title, String style, List<Member> members, String none) {}

  /// A contributor in a group.
  ///
  /// @param code `""` for the mission as a whole
  /// @param note what is to be said of it besides, `""` if nothing
  public record Member(String code, String name, String note) {}

  static MissionSheet of(JsonNode answer, Api.Visit visit) {
    List<ContributorLine> lines =
        answer.path("contributors").valueStream().map(ContributorLine::of).toList();
    String sort = SORTS.containsKey(visit.own("sort")) ? visit.own("sort") : "status";
    String show = visit.own("show");
    JsonNode expires = answer.path("mandate").path("expires");
    return new MissionSheet(
        answer.path("mission").asText(),
        Controls.of(answer, visit),
        figures(answer),
        groups(answer, lines),
        Flags.of(answer),
        mandate(answer),
        expires.asText(""),
        lines.stream()
            .filter(line -> line.has(show))
            .sorted(SORTS.getOrDefault(sort, ContributorLine.BY_STATUS))
            .toList(),
        lines.size(),
        Choice.of("sort", sort, "status", "deployed", "name"),
        Choice.of(
            "show",
            show.isEmpty() ? "all" : show,
            "all",
            "leaving",
            "drawing-down",
            "suspended",
            "undecided",
            "left"));
  }

  private static List<Figure> figures(JsonNode answer) {
    JsonNode whyNull = answer.path("whyNull");
    String why =
        whyNull.isTextual()
            ? Texts.ofCode("why-null", whyNull.asText())
            : Texts.of("why-null.no-baseline");
    return List.of(
        Figure.of("deployed", answer.path("deployed"), why),
        Figure.of("operational", answer.path("operational"), why),
        authorized(answer.path("authorized")),
        Figure.of("reduction", answer.path("reduction"), why));
  }

  private static Figure authorized(JsonNode ceilings) {
    if (!ceilings.isObject()) {
      return Figure.of("authorized", ceilings, Texts.of("why-null.no-ceiling"));
    }
    JsonNode uniformed = ceilings.path("uniformed");
    List<String> parts =
        ceilings.properties().stream()
            .filter(ceiling -> !ceiling.getValue().equals(uniformed))
            .map(ceiling ->
                Texts.with(
                    "figure.part",
                    Words.brief(ceiling.getValue()),
                    Texts.ofCode("component", ceiling.getKey())))
            .toList();
    String split = String.join(Texts.of("figure.plus"), parts);
    return uniformed.isObject()
        ? new Figure(Texts.of("figure.label.authorized"), Words.brief(uniformed), split, true)
        : new Figure(Texts.of("figure.label.authorized"), split, "", true);
  }

  private static List<Group> groups(JsonNode answer, List<ContributorLine> lines) {
    return List.of(
        group("leaving", members(lines, "leaving", "drawing-down")),
        group("suspended", members(lines, "suspended")),
        group("undecided", members(lines, "undecided")),
        group("unknown", unknown(answer, lines)));
  }

  private static Group group(String name, List<Member> members) {
    return new Group(Texts.of("group." + name), name, members, Texts.of("group." + name + ".none"));
  }

  private static List<Member> members(List<ContributorLine> lines, String... statuses) {
    return lines.stream()
        .filter(line -> List.of(statuses).stream().anyMatch(line::has))
        .map(line -> new Member(line.code(), line.name(), ""))
        .toList();
  }

  private static List<Member> unknown(JsonNode answer, List<ContributorLine> lines) {
    List<Member> members = new ArrayList<>();
    for (JsonNode plan : answer.path("unquantified")) {
      String code = plan.path("contributor").asText("");
      members.add(
          new Member(
              code,
              code.isEmpty() ? Texts.of("group.whole-mission") : Words.country(code),
              Texts.ofCode("unquantified", plan.path("state").asText())));
    }
    lines.stream()
        .filter(line -> !line.known())
        .filter(line -> members.stream().noneMatch(member -> member.code().equals(line.code())))
        .map(line -> new Member(line.code(), line.name(), Texts.of("group.unknown.strength")))
        .forEach(members::add);
    return members;
  }

  private static String mandate(JsonNode answer) {
    JsonNode mandate = answer.path("mandate");
    String status = Texts.of("mandate." + mandate.path("status").asText());
    JsonNode expires = mandate.path("expires");
    return expires.isTextual()
        ? Texts.with(
            mandate.path("status").asText().equals("active")
                ? "mandate.expires"
                : "mandate.expired",
            status,
            Words.date(expires.asText()))
        : status;
  }
}
