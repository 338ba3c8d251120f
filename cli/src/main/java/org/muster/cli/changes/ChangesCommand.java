package org.muster.cli.changes;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.muster.cli.Addresses;
import org.muster.cli.Screen;
import org.muster.cli.asking.FormatOptions;
import org.muster.cli.asking.RuleOptions;
import org.muster.cli.http.ServiceClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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

  @Parameters(
      index = "0",
      paramLabel = "MISSION",
      description = "The mission's code, such as MINUSMA.")
  private String mission = "";

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

  @Option(
      names = "--basis",
      paramLabel = "B",
      description =
          "Known by which clock: recorded (default: in the ledger), announced (somebody was told), published (in public).")
  private String basis = "";

  @Option(
      names = "--at-position",
      paramLabel = "VECTOR",
      description = "Only what the log had at a position that an earlier answer gave.")
  private String atPosition = "";

  @Mixin private final RuleOptions rules = new RuleOptions();
  @Mixin private final FormatOptions format = new FormatOptions();
  @Mixin private final Addresses addresses = new Addresses();

  private final Screen screen;

  public ChangesCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    format.print(
        screen, this::ask, answer -> ChangesTable.lines(answer, screen.style(), screen.width()));
    return 0;
  }

  private ServiceClient.Answer ask(String accept) {
    var query = new HashMap<String, String>();
    rules.addTo(query);
    query.put("since", since);
    query.put("until", until);
    query.put("on", on == null ? "" : on.toString());
    query.put("basis", basis);
    query.put("atPosition", atPosition);
    return addresses
        .projections()
        .get("/v1/missions/" + ServiceClient.escaped(mission) + "/changes", query, accept);
  }
}
