package org.muster.cli.casualties;

import java.util.HashMap;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.muster.cli.Addresses;
import org.muster.cli.Screen;
import org.muster.cli.asking.FormatOptions;
import org.muster.cli.http.ServiceClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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

  @Parameters(
      index = "0",
      paramLabel = "MISSION",
      description = "The mission's code, such as MINUSMA.")
  private String mission = "";

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
  @Mixin private final FormatOptions format = new FormatOptions();
  @Mixin private final Addresses addresses = new Addresses();

  private final Screen screen;

  public IncidentsCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    format.print(
        screen, this::ask, answer -> IncidentsTable.lines(answer, screen.style(), screen.width()));
    return 0;
  }

  private ServiceClient.Answer ask(String accept) {
    var query = new HashMap<String, String>();
    period.addTo(query);
    query.put("category", category);
    query.put("victims", victims);
    query.put("contributor", contributor.toUpperCase(Locale.ROOT));
    query.put("limit", Integer.toString(limit));
    return addresses
        .projections()
        .get("/v1/missions/" + ServiceClient.escaped(mission) + "/incidents", query, accept);
  }
}
