package org.muster.cli.asking;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The day asked about.
public final class DayOption implements QueryOptions {

  @Option(
      names = "--on",
      paramLabel = "DAY",
      description = "The day, such as 2022-11-30 (default: today, UTC).")
  private @Nullable LocalDate on;

  @Override
  public void addTo(Query query) {
    query.with("on", on);
  }
}
