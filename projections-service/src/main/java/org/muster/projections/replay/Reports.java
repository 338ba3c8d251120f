package org.muster.projections.replay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// What a replay found, as JSON.
final class Reports {
  private Reports() {}

  /// The generation that answered when the replay began was empty.
  static String nothingToCompare() {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report.put("missionsCompared", 0);
    report.putArray("missionsDiffering");
    report.put(
        "notCompared", "the generation that answered was empty: there was nothing to compare with");
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
