package org.muster.cli.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.muster.cli.Addresses;
import org.muster.cli.Screen;
import org.muster.cli.asking.Figures;
import org.muster.cli.asking.FormatOptions;
import org.muster.cli.asking.Journal;
import org.muster.cli.asking.RuleOptions;
import org.muster.cli.http.ServiceClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Holds what was said ahead of each count against the count.
@Command(
    name = "backtest",
    description = {
      "Hold every dated count of a mission against what Muster says for its day with only what was",
      "announced one, three and six months before. Nothing is interpolated; each count is one test",
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

  @Parameters(
      index = "0",
      paramLabel = "MISSION",
      description = "The mission's code, such as MINUSMA.")
  private String mission = "";

  @Mixin private final RuleOptions rules = new RuleOptions();
  @Mixin private final FormatOptions format = new FormatOptions();
  @Mixin private final Addresses addresses = new Addresses();

  private final Screen screen;

  public BacktestCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    var projections = addresses.projections();
    var counts = Count.of(new Journal(projections, mission).ofType("strength-reported"));
    var points = points(projections, counts);
    if (format.json()) {
      screen.line(BacktestRows.json(mission, points));
    } else if (format.csv()) {
      BacktestRows.csv(points).forEach(screen::line);
    } else {
      BacktestTable.lines(mission, points, screen.style(), screen.width()).forEach(screen::line);
    }
    return 0;
  }

  /// Counts of one day share the postures of that day.
  private List<Point> points(ServiceClient projections, List<Count> counts) {
    var postures = new HashMap<String, JsonNode>();
    var points = new ArrayList<Point>();
    for (var count : counts) {
      for (int months : MONTHS) {
        var knownAt = count.day().minusMonths(months);
        var posture =
            postures.computeIfAbsent(
                count.day() + " " + knownAt, key -> posture(projections, count.day(), knownAt));
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

  private JsonNode posture(ServiceClient projections, LocalDate on, LocalDate knownAt) {
    Map<String, String> query = new HashMap<>();
    rules.addTo(query);
    query.put("on", on.toString());
    query.put("basis", "announced");
    query.put("knownAt", knownAt.toString());
    return projections
        .get(
            "/v1/missions/" + ServiceClient.escaped(mission) + "/posture",
            query,
            "application/json")
        .json();
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
