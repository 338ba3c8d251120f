package org.muster.projections.contributors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.muster.projections.answers.Figures;
import org.muster.projections.posture.PostureStep;

/// Contributors as lines: all on a day, or one over time.
final class ContributorRows {

  static final List<String> ON_A_DAY =
      Figures.columns(
          Stream.of("contributor", "status", "stage"),
          figures(),
          Stream.of(
              "count.asOf",
              "plan.starts",
              "plan.completes",
              "plan.retainsPartUntil",
              "plan.extent",
              "unquantified",
              "position.stance",
              "whyNull",
              "flags"));

  static final List<String> OVER_TIME =
      Figures.columns(
          Stream.of("day", "status"),
          figures(),
          Stream.of("reduction.partial", "whyNull", "flags"));

  private static final List<String> EXPLANATIONS = List.of("because", "disregarded");

  private ContributorRows() {}

  private static Stream<String> figures() {
    return Stream.of("deployed", "operational", "reduction", "increase", "suspended")
        .flatMap(Figures::columns);
  }

  /// The elements of a posture without their explanations.
  static List<ObjectNode> onADay(ObjectNode posture) {
    List<ObjectNode> lines = new ArrayList<>();
    posture
        .path("contributors")
        .forEach(element -> lines.add(((ObjectNode) element).deepCopy().remove(EXPLANATIONS)));
    return lines;
  }

  /// The figures from a day on; the day is `null` for "ever before".
  static ObjectNode step(PostureStep step) {
    ObjectNode row = Figures.object();
    row.put("day", step.fromDay().equals(LocalDate.MIN) ? null : step.fromDay().toString());
    Figures.texts(row, "status", step.status());
    Figures.interval(row, "deployed", step.deployed());
    Figures.interval(row, "operational", step.operational());
    Figures.reduction(row, step.reduction(), step.partial());
    Figures.interval(row, "increase", step.increase());
    Figures.interval(row, "suspended", step.suspended());
    row.put("whyNull", step.whyNull());
    Figures.texts(row, "flags", step.flags());
    return row;
  }
}
