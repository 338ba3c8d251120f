package org.muster.cli.casualties;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.muster.cli.asking.KnowledgeOptions;
import org.muster.cli.asking.Query;
import org.muster.cli.asking.QueryOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Between which days, and what the answer may know.
final class PeriodOptions implements QueryOptions {

  @Option(names = "--from", paramLabel = "DAY", description = "The first day (default: ever).")
  private @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", description = "The last day (default: ever).")
  private @Nullable LocalDate to;

  @Option(
      names = "--about",
      paramLabel = "SHARE",
      description = "How far a number that was said with \"about\" may be off (default: 0.1).")
  private String about = "";

  @Mixin private final KnowledgeOptions knowledge = new KnowledgeOptions();

  @Override
  public void addTo(Query query) {
    query.with(knowledge).with("from", from).with("to", to).with("about", about);
  }
}
