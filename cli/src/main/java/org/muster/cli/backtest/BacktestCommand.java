package org.muster.cli.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.muster.cli.Screen;
import org.muster.cli.asking.Asking;
import org.muster.cli.asking.Figures;
import org.muster.cli.asking.Journal;
import org.muster.cli.asking.MissionArgument;
import org.muster.cli.asking.RuleOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Holds what was said ahead of each count against the count.
@Command(
    name = "backtest",
    description = {
      "Hold every dated count of a mission against what Muster forecast for its day.",
      "That is what it says with only what was announced one, three and six months before. Nothing is interpolated; each count is one test",
      "point; what could not be said is counted apart.",
      "",
      "Counts that test: exact, uniformed, of the mission or a contributor, not derived, standing.",
      "",
      "Example:",
      "  ./muster backtest MINUSMA",
      ""
    })
public final class BacktestCommand implements Callable<Integer> {

  static final List<Integer> MONTHS = List.of(1, 3, 6);

  @Mixin private final MissionArgument mission = new MissionArgument();
  @Mixin private final RuleOptions rules = new RuleOptions();
  @Mixin private final Asking asking;

  public BacktestCommand(Screen screen) {
    asking = new Asking(screen);
  }

  @Override
  public Integer call() {
    var points = points(Count.of(new Journal(asking, mission.code()).ofType("strength-reported")));
    return asking.print(chosen ->
        switch (chosen) {
          case TABLE -> BacktestTable.lines(mission.code(), points, asking.style(), asking.width());
          case JSON -> List.of(BacktestRows.json(mission.code(), points));
          case CSV -> BacktestRows.csv(points);
          case JSONL -> BacktestRows.jsonLines(points);
        });
  }

  /// Counts of one day share the postures of that day.
  private List<Point> points(List<Count> counts) {
    var postures = new HashMap<String, JsonNode>();
    var points = new ArrayList<Point>();
    for (var count : counts) {
      for (int months : MONTHS) {
        var knownAt = count.day().minusMonths(months);
        var posture =
            postures.computeIfAbsent(
                count.day() + " " + knownAt, key -> posture(count.day(), knownAt));
        points.add(
            new Point(
                count.contributor(),
                count.day(),
                count.number(),
                months,
                forecast(posture, count.contributor())));
      }
    }
    return points;
  }

  private JsonNode posture(LocalDate on, LocalDate knownAt) {
    return asking.json(
        mission
            .query("posture")
            .with(rules)
            .with("on", on)
            .with("basis", "announced")
            .with("knownAt", knownAt));
  }

  /// The deployed of a mission (an empty contributor) or of a contributor.
  static Point.@Nullable Forecast forecast(JsonNode posture, String contributor) {
    var deployed = posture.path("deployed");
    if (!contributor.isEmpty()) {
      deployed = posture.path("none");
      for (var element : posture.path("contributors")) {
        if (element.path("contributor").asText().equals(contributor)) {
          deployed = element.path("deployed");
        }
      }
    }
    Long low = Figures.number(deployed.path("low"));
    return low == null
        ? null
        : new Point.Forecast(
            low, Figures.number(deployed.path("best")), Figures.number(deployed.path("high")));
  }
}
