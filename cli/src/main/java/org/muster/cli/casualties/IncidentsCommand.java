package org.muster.cli.casualties;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.muster.cli.Screen;
import org.muster.cli.asking.Asking;
import org.muster.cli.asking.MissionArgument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lists incidents.
@Command(
    name = "incidents",
    description = {
      "List a mission's incidents, the latest first.",
      "",
      "Example:",
      "  ./muster incidents MINUSMA --from 2022-01-01 --victims peacekeeper",
      ""
    })
public final class IncidentsCommand implements Callable<Integer> {

  @Mixin private final MissionArgument mission = new MissionArgument();

  @Option(
      names = "--category",
      paramLabel = "C",
      description = "Only hostile-act, accident, illness, airstrike, mass-killing or other.")
  private String category = "";

  @Option(
      names = "--victims",
      paramLabel = "V",
      description = "Only where peacekeeper, civilian, militant, other or unknown were struck.")
  private String victims = "";

  @Option(
      names = "--contributor",
      paramLabel = "ISO3",
      description = "Only where people of this contributor were struck.")
  private String contributor = "";

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "So many at most (default: ${DEFAULT-VALUE}, 500 at most).")
  private int limit;

  @Mixin private final PeriodOptions period = new PeriodOptions();
  @Mixin private final Asking asking;

  public IncidentsCommand(Screen screen) {
    asking = new Asking(screen);
  }

  @Override
  public Integer call() {
    return asking.print(
        mission
            .query("incidents")
            .with(period)
            .with("category", category)
            .with("victims", victims)
            .with("contributor", contributor.toUpperCase(Locale.ROOT))
            .with("limit", limit),
        IncidentsTable::lines);
  }
}
