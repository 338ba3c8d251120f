package org.muster.cli.journal;

import java.util.concurrent.Callable;
import org.muster.cli.Screen;
import org.muster.cli.asking.Asking;
import org.muster.cli.asking.DayOption;
import org.muster.cli.asking.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lists the missions.
@Command(
    name = "missions",
    description = {
      "List every mission: how many are deployed and active, and who is leaving.",
      "",
      "Example:",
      "  ./muster missions --on 2022-12-31",
      ""
    })
public final class MissionsCommand implements Callable<Integer> {

  private static final int MOST = 500;

  @Mixin private final DayOption day = new DayOption();

  @Option(
      names = "--scenario",
      paramLabel = "S",
      description =
          "How firm a plan must be to count: implemented, official, announced (default), intended, worst.")
  private String scenario = "";

  @Mixin private final Asking asking;

  public MissionsCommand(Screen screen) {
    asking = new Asking(screen);
  }

  @Override
  public Integer call() {
    return asking.print(
        Query.of("missions").with(day).with("scenario", scenario).with("limit", MOST),
        MissionsTable::lines);
  }
}
