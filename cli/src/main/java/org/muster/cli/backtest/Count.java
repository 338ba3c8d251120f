package org.muster.cli.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.muster.contracts.edtf.Edtf;

/// A strength report that can test a forecast: exact, of uniformed personnel, of a mission or a
/// contributor, not worked out by the recorder, and still standing.
///
/// @param contributor whose people, empty for the whole mission
/// @param day the last day that the count may be of (R1)
/// @param number how many
record Count(String contributor, LocalDate day, long number) {

  private static final Set<String> UNIFORMED = Set.of("uniformed", "unspecified");
  private static final Set<String> STANDING = Set.of("effective", "disputed");

  /// Those of some strength reports, by day, the mission's before its contributors'.
  static List<Count> of(List<JsonNode> reports) {
    return reports.stream()
        .map(Count::of)
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(Count::day).thenComparing(Count::contributor))
        .toList();
  }

  private static Optional<Count> of(JsonNode report) {
    var number = report.path("personnel");
    boolean tests =
        UNIFORMED.contains(report.path("component").asText("unspecified"))
            && report.path("measure").asText("total").equals("total")
            && number.path("qualifier").asText("exact").equals("exact")
            && number.path("value").isNumber()
            && !report.path("derived").asBoolean()
            && STANDING.contains(report.path("status").asText("effective"));
    return tests ? counted(report, number.path("value").asLong()) : Optional.empty();
  }

  private static Optional<Count> counted(JsonNode report, long number) {
    var day = Edtf.parse(report.path("asOf").asText()).latest();
    return day == null
        ? Optional.empty()
        : Optional.of(new Count(report.path("contributor").asText(""), day, number));
  }
}
