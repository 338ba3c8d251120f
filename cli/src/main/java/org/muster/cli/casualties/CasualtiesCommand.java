package org.muster.cli.casualties;

import java.util.HashMap;
import java.util.concurrent.Callable;
import org.muster.cli.Addresses;
import org.muster.cli.Screen;
import org.muster.cli.asking.FormatOptions;
import org.muster.cli.http.ServiceClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

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

  @Parameters(
      index = "0",
      paramLabel = "MISSION",
      description = "The mission's code, such as MINUSMA.")
  private String mission = "";

  @Mixin private final PeriodOptions period = new PeriodOptions();
  @Mixin private final FormatOptions format = new FormatOptions();
  @Mixin private final Addresses addresses = new Addresses();

  private final Screen screen;

  public CasualtiesCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    format.print(
        screen, this::ask, answer -> CasualtiesTable.lines(answer, screen.style(), screen.width()));
    return 0;
  }

  private ServiceClient.Answer ask(String accept) {
    var query = new HashMap<String, String>();
    period.addTo(query);
    return addresses
        .projections()
        .get("/v1/missions/" + ServiceClient.escaped(mission) + "/casualties", query, accept);
  }
}
