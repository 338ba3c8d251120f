package org.muster.projections.replay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/// What a replay found, as JSON.
final class Reports {
  private Reports() {}

  /// @param types how many of each type and version
  /// @param parked how many would be parked, by reason
  static String dryRun(Map<String, Long> types, Map<String, Long> parked) {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    ObjectNode byType = report.putObject("types");
    types.forEach(byType::put);
    ObjectNode byReason = report.putObject("parked");
    parked.forEach(byReason::put);
    return report.toString();
  }

  /// @param compared how many missions were compared with the generation that answers
  /// @param differing those that differ
  static String verification(int compared, List<String> differing) {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report.put("missionsCompared", compared);
    var names = report.putArray("missionsDiffering");
    differing.forEach(names::add);
    return report.toString();
  }
}
