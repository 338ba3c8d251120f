package org.muster.projections.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A contributor in the table of a mission.
///
/// @param code ISO 3166-1 alpha-3
/// @param counted the day of the count that the figures rest on, `""` without one
/// @param countedDay the same as an ISO date
/// @param unquantified what is announced without a number, in words, `""` if nothing is
/// @param byDeployed where it stands when those with most people come first
public record ContributorLine(
    String code,
    String name,
    List<Chip> status,
    String deployed,
    boolean known,
    String operational,
    String reduction,
    String plan,
    String counted,
    String countedDay,
    String unquantified,
    List<String> flags,
    long byDeployed) {

  static final Comparator<ContributorLine> BY_NAME =
      Comparator.comparing((ContributorLine line) -> line.name);
  static final Comparator<ContributorLine> BY_DEPLOYED =
      Comparator.comparing((ContributorLine line) -> -line.byDeployed).thenComparing(BY_NAME);
  static final Comparator<ContributorLine> BY_STATUS =
      Comparator.comparing(ContributorLine::urgency).thenComparing(BY_DEPLOYED);

  private static final List<String> URGENT =
      List.of("suspended", "drawing-down", "leaving", "undecided", "left", "pledged", "deployed");

  static ContributorLine of(JsonNode line) {
    String code = line.path("contributor").asText();
    JsonNode deployed = line.path("deployed");
    JsonNode asOf = line.path("count").path("asOf");
    JsonNode unquantified = line.path("unquantified");
    return new ContributorLine(
        code,
        Words.country(code),
        line.path("status").valueStream().map(s -> Chip.status(s.asText())).toList(),
        Words.brief(deployed),
        deployed.isObject(),
        Words.brief(line.path("operational")),
        reduction(line),
        plan(line),
        asOf.isTextual() ? Words.brief(LocalDate.parse(asOf.asText())) : "",
        asOf.asText(""),
        unquantified.isTextual() ? Texts.ofCode("unquantified", unquantified.asText()) : "",
        Flags.of(line),
        deployed.isObject() ? deployed.path("high").asLong() : -1);
  }

  boolean has(String status) {
    return status.isEmpty() || this.status.stream().anyMatch(chip -> chip.code().equals(status));
  }

  private int urgency() {
    return status.stream()
        .mapToInt(chip -> URGENT.indexOf(chip.code()))
        .min()
        .orElse(URGENT.size());
  }

  /// Nothing is said of a reduction that is no reduction; one without a number is unknown.
  private static String reduction(JsonNode line) {
    JsonNode reduction = line.path("reduction");
    boolean none = reduction.path("high").isNumber() && reduction.path("high").asLong() == 0;
    if (none) {
      return line.path("unquantified").isTextual() ? Texts.of("figure.unknown") : "";
    }
    return Words.brief(reduction);
  }

  /// "by 14 May 2023 · announced · whole".
  private static String plan(JsonNode line) {
    JsonNode plan = line.path("plan");
    if (!plan.isObject()) {
      return "";
    }
    List<String> parts = new ArrayList<>();
    JsonNode completes = plan.path("completes");
    JsonNode starts = plan.path("starts");
    if (completes.isTextual()) {
      parts.add(Words.date(completes.asText()));
    } else if (starts.isTextual()) {
      parts.add(Texts.with("plan.starts", Words.date(starts.asText())));
    } else {
      parts.add(Texts.of("plan.no-date"));
    }
    parts.add(Texts.ofCode("stage", line.path("stage").asText()));
    parts.add(Texts.ofCode("extent", plan.path("extent").asText()));
    if (plan.path("retainsPartUntil").isTextual()) {
      parts.add(Texts.with("plan.retains", Words.date(plan.path("retainsPartUntil").asText())));
    }
    return String.join(Texts.of("plan.separator"), parts);
  }
}
