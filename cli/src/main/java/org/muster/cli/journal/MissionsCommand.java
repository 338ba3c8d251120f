package org.muster.cli.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.muster.cli.Addresses;
import org.muster.cli.Screen;
import org.muster.cli.text.IntervalWords;
import org.muster.cli.text.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lists the missions.
@Command(
    name = "missions",
    description = {"List every mission: how many are deployed and active, and who is leaving.", ""})
public final class MissionsCommand implements Callable<Integer> {

  private static final int MAX_PAGES = 100;

  @Option(
      names = "--on",
      paramLabel = "DAY",
      description = "The day, such as 2022-11-30 (default: today, UTC).")
  private @Nullable LocalDate on;

  @Mixin private final Addresses addresses = new Addresses();

  private final Screen screen;

  public MissionsCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    var table =
        new Table(
            Table.Column.left("mission"),
            Table.Column.left("deployed"),
            Table.Column.left("operational"),
            Table.Column.left("reduction"),
            Table.Column.left("leaving"),
            Table.Column.left("flags"));
    var query = new HashMap<String, String>();
    query.put("on", on == null ? "" : on.toString());
    for (int page = 0; page < MAX_PAGES; page++) {
      var answer = addresses.projections().get("/v1/missions", query, "application/json").json();
      answer.path("missions").forEach(mission -> row(table, mission));
      var next = answer.path("next").asText("");
      if (next.isEmpty() || answer.path("next").isNull()) {
        break;
      }
      query.put("cursor", next);
    }
    if (table.isEmpty()) {
      screen.line("Nobody has spoken of any mission yet.");
    } else {
      table.lines(screen.width(), screen.style()).forEach(screen::line);
    }
    return 0;
  }

  private static void row(Table table, JsonNode mission) {
    table.row(
        mission.path("mission").asText(),
        words(mission.path("deployed")),
        words(mission.path("operational")),
        words(mission.path("reduction")),
        joined(mission.path("leaving")),
        joined(mission.path("flags")));
  }

  private static String words(JsonNode range) {
    return range.isObject()
        ? IntervalWords.of(
            range.path("low").asLong(), number(range.path("best")), number(range.path("high")))
        : "unknown";
  }

  private static @Nullable Long number(JsonNode node) {
    return node.isNumber() ? (Long) node.longValue() : null;
  }

  private static String joined(JsonNode texts) {
    var list = new ArrayList<String>();
    texts.forEach(text -> list.add(text.asText()));
    return String.join(" ", list);
  }
}
