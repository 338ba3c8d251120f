package org.muster.cli.whatif;

import java.nio.file.Path;
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

/// Shows the figures as if something had been announced.
@Command(
    name = "what-if",
    description = {
      "Show a mission's figures as if the announcements of a file had been made. Nothing is stored.",
      "The announcements may leave out mission and sources.",
      "",
      "Example:",
      "  ./muster what-if MINUSMA egypt-leaves.json --on 2023-07-01",
      ""
    })
public final class WhatIfCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      paramLabel = "MISSION",
      description = "The mission's code, such as MINUSMA.")
  private String mission = "";

  @Parameters(
      index = "1",
      paramLabel = "FILE",
      description = "1 to 50 announcements: JSON Lines, one JSON object, or a JSON list.")
  private Path file = Path.of("");

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

  public WhatIfCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    var body = SupposedFile.body(file);
    format.print(
        screen,
        accept -> ask(body, accept),
        answer -> WhatIfTable.lines(answer, screen.style(), screen.width()));
    return 0;
  }

  private ServiceClient.Answer ask(String body, String accept) {
    var query = new HashMap<String, String>();
    rules.addTo(query);
    knowledge.addTo(query);
    query.put("on", on == null ? "" : on.toString());
    return addresses
        .projections()
        .post("/v1/missions/" + ServiceClient.escaped(mission) + "/what-if", query, body, accept);
  }
}
