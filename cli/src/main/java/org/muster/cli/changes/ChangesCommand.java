package org.muster.cli.changes;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.muster.cli.Screen;
import org.muster.cli.asking.Asking;
import org.muster.cli.asking.ClockOptions;
import org.muster.cli.asking.MissionArgument;
import org.muster.cli.asking.RuleOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Shows what was learnt between two times and what it did to a posture.
@Command(
    name = "changes",
    description = {
      "Show what was learnt of a mission between two days, and what that did to its figures.",
      "",
      "Example:",
      "  ./muster changes MINUSMA --since 2022-11-10 --until 2022-11-23 --basis announced",
      ""
    })
public final class ChangesCommand implements Callable<Integer> {

  @Mixin private final MissionArgument mission = new MissionArgument();

  @Option(
      names = "--since",
      required = true,
      paramLabel = "WHEN",
      description = "What was known then: a day (to its end) or a time, UTC.")
  private String since = "";

  @Option(names = "--until", paramLabel = "WHEN", description = "And then (default: now).")
  private String until = "";

  @Option(
      names = "--on",
      paramLabel = "DAY",
      description = "The day that the figures are of (default: the day of --until).")
  private @Nullable LocalDate on;

  @Mixin private final ClockOptions clock = new ClockOptions();
  @Mixin private final RuleOptions rules = new RuleOptions();
  @Mixin private final Asking asking;

  public ChangesCommand(Screen screen) {
    asking = new Asking(screen);
  }

  @Override
  public Integer call() {
    return asking.print(
        mission
            .query("changes")
            .with("since", since)
            .with("until", until)
            .with("on", on)
            .with(clock)
            .with(rules),
        ChangesTable::lines);
  }
}
