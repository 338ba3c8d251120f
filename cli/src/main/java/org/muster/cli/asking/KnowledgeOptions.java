package org.muster.cli.asking;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What an answer may know.
public final class KnowledgeOptions implements QueryOptions {

  @Option(
      names = "--known-at",
      paramLabel = "WHEN",
      description = "Only what was known then: a day (to its end) or a time, UTC.")
  private String knownAt = "";

  @Mixin private final ClockOptions clock = new ClockOptions();

  @Override
  public void addTo(Query query) {
    query.with("knownAt", knownAt).with(clock);
  }
}
