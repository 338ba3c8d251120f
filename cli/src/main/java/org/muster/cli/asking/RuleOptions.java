package org.muster.cli.asking;

import picocli.CommandLine.Option;

/// By which rules figures are made.
public final class RuleOptions implements QueryOptions {

  @Option(
      names = "--scenario",
      paramLabel = "S",
      description =
          "How firm a plan must be to count: implemented, official, announced (default), intended, worst.")
  private String scenario = "";

  @Option(
      names = "--policy",
      paramLabel = "P",
      description =
          "The best figure while people leave: step-at-deadline (default: all at the end) or linear.")
  private String policy = "";

  @Option(
      names = "--about",
      paramLabel = "SHARE",
      description = "How far a number that was said with \"about\" may be off (default: 0.1).")
  private String about = "";

  @Override
  public void addTo(Query query) {
    query.with("scenario", scenario);
    query.with("policy", policy);
    query.with("about", about);
  }
}
