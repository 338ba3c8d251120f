package org.muster.cli.asking;

import java.util.Map;
import picocli.CommandLine.Option;

/// What an answer may know.
public final class KnowledgeOptions {

  @Option(
      names = "--known-at",
      paramLabel = "WHEN",
      description = "Only what was known then: a day (to its end) or a time, UTC.")
  private String knownAt = "";

  @Option(
      names = "--basis",
      paramLabel = "B",
      description =
          "Known by which clock: recorded (default: in the ledger), announced (somebody was told), published (in public).")
  private String basis = "";

  @Option(
      names = "--at-position",
      paramLabel = "VECTOR",
      description = "Only what the log had at a position that an earlier answer gave.")
  private String atPosition = "";

  /// Adds what was given to a query.
  public void addTo(Map<String, String> query) {
    query.put("knownAt", knownAt);
    query.put("basis", basis);
    query.put("atPosition", atPosition);
  }
}
