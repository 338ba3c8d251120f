package org.muster.cli.asking;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/// The mission that a question is about.
public final class MissionArgument {

  @Parameters(
      index = "0",
      paramLabel = "MISSION",
      description = "The mission's code, such as MINUSMA.")
  private String code = "";

  public String code() {
    return code;
  }

  /// A question below the mission's address, such as `posture`.
  public Query query(String... segments) {
    var path = new ArrayList<>(List.of("missions", code));
    path.addAll(List.of(segments));
    return Query.of(path.toArray(String[]::new));
  }
}
