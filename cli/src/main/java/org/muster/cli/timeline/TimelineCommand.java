package org.muster.cli.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.muster.cli.Addresses;
import org.muster.cli.Screen;
import org.muster.cli.asking.FormatOptions;
import org.muster.cli.asking.Journal;
import org.muster.cli.asking.KnowledgeOptions;
import org.muster.cli.asking.RuleOptions;
import org.muster.cli.http.ServiceClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows a mission's figures over time.
@Command(
    name = "timeline",
    description = {
      "Show a mission's figures over time, past and future, and what made each step.",
      "",
      "Examples:",
      "  ./muster timeline MINUSMA --from 2022-10-01 --to 2023-12-31",
      "  ./muster timeline MINUSMA --scenario intended --known-at 2022-11-30 --basis announced",
      ""
    })
public final class TimelineCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      paramLabel = "MISSION",
      description = "The mission's code, such as MINUSMA.")
  private String mission = "";

  @Option(
      names = "--from",
      paramLabel = "DAY",
      description = "The first day (default: before the first change).")
  private @Nullable LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "DAY",
      description = "The last day (default: the last change).")
  private @Nullable LocalDate to;

  @Mixin private final RuleOptions rules = new RuleOptions();
  @Mixin private final KnowledgeOptions knowledge = new KnowledgeOptions();
  @Mixin private final FormatOptions format = new FormatOptions();
  @Mixin private final Addresses addresses = new Addresses();

  private final Screen screen;

  public TimelineCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    var journal = new Journal(addresses.projections(), mission);
    format.print(
        screen,
        this::ask,
        answer ->
            TimelineTable.lines(
                answer, journal.byId(makers(answer)), screen.style(), screen.width()));
    return 0;
  }

  private static Set<String> makers(JsonNode answer) {
    var ids = new HashSet<String>();
    for (var row : answer.path("timeline")) {
      row.path("madeBy").forEach(id -> ids.add(id.asText()));
    }
    return ids;
  }

  private ServiceClient.Answer ask(String accept) {
    var query = new HashMap<String, String>();
    rules.addTo(query);
    knowledge.addTo(query);
    query.put("from", from == null ? "" : from.toString());
    query.put("to", to == null ? "" : to.toString());
    return addresses
        .projections()
        .get("/v1/missions/" + ServiceClient.escaped(mission) + "/timeline", query, accept);
  }
}
