package org.muster.cli.casualties;

import java.util.concurrent.Callable;
import org.muster.cli.Screen;
import org.muster.cli.asking.Asking;
import org.muster.cli.asking.MissionArgument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Shows how many were killed and injured.
@Command(
    name = "casualties",
    description = {
      "Show how many were killed and injured, by victims and cause, summed over single incidents.",
      "Totals that others reported stand apart and are never added: they may count the same people.",
      "",
      "Example:",
      "  ./muster casualties MINUSMA --from 2022-01-01",
      ""
    })
public final class CasualtiesCommand implements Callable<Integer> {

  @Mixin private final MissionArgument mission = new MissionArgument();
  @Mixin private final PeriodOptions period = new PeriodOptions();
  @Mixin private final Asking asking;

  public CasualtiesCommand(Screen screen) {
    asking = new Asking(screen);
  }

  @Override
  public Integer call() {
    return asking.print(mission.query("casualties").with(period), CasualtiesTable::lines);
  }
}
