package org.muster.projections.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// A mission in the list of missions.
///
/// @param leaving the names of those who leave
/// @param flags what else is to be known
public record MissionLine(
    String mission,
    String deployed,
    String operational,
    boolean known,
    List<String> leaving,
    List<String> flags) {

  static MissionLine of(JsonNode line) {
    return new MissionLine(
        line.path("mission").asText(),
        Words.brief(line.path("deployed")),
        Words.brief(line.path("operational")),
        line.path("deployed").isObject(),
        Words.texts(line.path("leaving"), Words::country),
        Flags.of(line));
  }
}
