package org.muster.cli.posture;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.muster.cli.Addresses;
import org.muster.cli.Screen;
import org.muster.cli.asking.FormatOptions;
import org.muster.cli.asking.KnowledgeOptions;
import org.muster.cli.asking.RuleOptions;
import org.muster.cli.http.ServiceClient;
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
      "  ./muster posture MINUSMA --on 2022-11-13 --known-at 2022-11-13 --basis announced",
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

  @Mixin private final RuleOptions rules = new RuleOptions();
  @Mixin private final KnowledgeOptions knowledge = new KnowledgeOptions();
  @Mixin private final FormatOptions format = new FormatOptions();
  @Mixin private final Addresses addresses = new Addresses();

  private final Screen screen;

  public PostureCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    format.print(
        screen,
        this::ask,
        answer -> PostureTable.lines(Posture.of(answer), screen.style(), screen.width()));
    return 0;
  }

  private ServiceClient.Answer ask(String accept) {
    var query = new HashMap<String, String>();
    rules.addTo(query);
    knowledge.addTo(query);
    query.put("on", on == null ? "" : on.toString());
    return addresses
        .projections()
        .get("/v1/missions/" + ServiceClient.escaped(mission) + "/posture", query, accept);
  }
}
