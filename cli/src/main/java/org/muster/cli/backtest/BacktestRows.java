package org.muster.cli.backtest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muster.cli.http.Json;

/// Test points as JSON and CSV; what is unknown is `null` or an empty cell.
final class BacktestRows {

  private BacktestRows() {}

  static String json(String mission, List<Point> points) {
    var answer = Json.MAPPER.createObjectNode().put("mission", mission);
    var rows = answer.putArray("points");
    points.forEach(point -> rows.add(row(point)));
    var coverage = answer.putArray("coverage");
    for (var horizon : Coverage.of(points)) {
      coverage
          .addObject()
          .put("months", horizon.months())
          .put("counts", horizon.counts())
          .put("unknown", horizon.unknown())
          .put("tested", horizon.tested())
          .put("covered", horizon.covered());
    }
    return answer.toString();
  }

  static List<String> jsonLines(List<Point> points) {
    return points.stream().map(point -> row(point).toString()).toList();
  }

  private static ObjectNode row(Point point) {
    var row =
        Json.MAPPER
            .createObjectNode()
            .put("day", point.day().toString())
            .put("contributor", point.contributor().isEmpty() ? null : point.contributor())
            .put("counted", point.counted())
            .put("months", point.months());
    var forecast = point.forecast();
    if (forecast == null) {
      return row.putNull("forecast").putNull("covered");
    }
    row.putObject("forecast")
        .put("low", forecast.low())
        .put("best", forecast.best())
        .put("high", forecast.high());
    return row.put("covered", point.isCovered());
  }

  static List<String> csv(List<Point> points) {
    var lines = new ArrayList<String>();
    lines.add("day,contributor,counted,months,forecast_low,forecast_best,forecast_high,covered");
    for (var point : points) {
      var forecast = point.forecast();
      lines.add(
          String.join(
              ",",
              point.day().toString(),
              point.contributor(),
              Long.toString(point.counted()),
              Integer.toString(point.months()),
              cell(forecast == null ? null : (Long) forecast.low()),
              cell(forecast == null ? null : forecast.best()),
              cell(forecast == null ? null : forecast.high()),
              forecast == null ? "" : Boolean.toString(point.isCovered())));
    }
    return lines;
  }

  private static String cell(@Nullable Long number) {
    return Objects.toString(number, "");
  }
}
