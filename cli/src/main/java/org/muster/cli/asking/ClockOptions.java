package org.muster.cli.asking;

import picocli.CommandLine.Option;

/// By which clock something is known, and up to which position of the log.
public final class ClockOptions implements QueryOptions {

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

  @Override
  public void addTo(Query query) {
    query.with("basis", basis).with("atPosition", atPosition);
  }
}
