package org.muster.cli.posture;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.muster.cli.Addresses;
import org.muster.cli.Screen;
import org.muster.cli.http.ServiceClient;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows a mission's posture.
@Command(
    name = "posture",
    description = {
      "Show how many people of a mission are deployed and active, who leaves, and what is not known.",
      "",
      "Examples:",
      "  ./muster posture MINUSMA --on 2022-11-30",
      "  ./muster posture MINUSMA --on 2023-12-31 --scenario intended --json",
      ""
    })
public final class PostureCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      paramLabel = "MISSION",
      description = "The mission's code, such as MINUSMA.")
  private String mission = "";

  @Option(
      names = "--on",
      paramLabel = "DAY",
      description = "The day, such as 2022-11-30 (default: today, UTC).")
  private @Nullable LocalDate on;

  @Option(
      names = "--scenario",
      paramLabel = "S",
      description =
          "How firm a plan must be to count: implemented, official, announced (default), intended, worst.")
  private String scenario = "";

  /// Formats that exclude each other.
  static final class Format {
    @Option(names = "--json", description = "Print the service's JSON.")
    private boolean json;

    @Option(names = "--csv", description = "Print the service's CSV.")
    private boolean csv;
  }

  @ArgGroup private @Nullable Format format;

  @Mixin private final Addresses addresses = new Addresses();

  private final Screen screen;

  public PostureCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    var chosen = format;
    if (chosen != null && chosen.csv) {
      screen.out().print(ask("text/csv").body());
    } else if (chosen != null && chosen.json) {
      screen.line(ask("application/json").body());
    } else {
      PostureTable.lines(ask("application/json").as(Posture.class), screen.style(), screen.width())
          .forEach(screen::line);
    }
    return 0;
  }

  private ServiceClient.Answer ask(String accept) {
    var query = new HashMap<String, String>();
    query.put("on", on == null ? "" : on.toString());
    query.put("scenario", scenario);
    return addresses
        .projections()
        .get("/v1/missions/" + ServiceClient.escaped(mission) + "/posture", query, accept);
  }
}
