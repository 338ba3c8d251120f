package org.muster.cli.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.muster.cli.Screen;
import org.muster.cli.asking.Asking;
import org.muster.cli.asking.Journal;
import org.muster.cli.asking.KnowledgeOptions;
import org.muster.cli.asking.MissionArgument;
import org.muster.cli.asking.RuleOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

  @Mixin private final MissionArgument mission = new MissionArgument();

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
  @Mixin private final Asking asking;

  public TimelineCommand(Screen screen) {
    asking = new Asking(screen);
  }

  @Override
  public Integer call() {
    return asking.print(
        mission.query("timeline").with("from", from).with("to", to).with(rules).with(knowledge),
        (answer, style, width) ->
            TimelineTable.lines(
                answer, new Journal(asking, mission.code()).byId(makers(answer)), style, width));
  }

  private static Set<String> makers(JsonNode answer) {
    var ids = new HashSet<String>();
    for (var row : answer.path("timeline")) {
      row.path("madeBy").forEach(id -> ids.add(id.asText()));
    }
    return ids;
  }
}
