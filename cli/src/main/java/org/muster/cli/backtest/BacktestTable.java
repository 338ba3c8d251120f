package org.muster.cli.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.muster.cli.text.Countries;
import org.muster.cli.text.IntervalWords;
import org.muster.cli.text.Style;
import org.muster.cli.text.Table;

/// A row a count with what was said of it before, then how often the count lay in the forecast, for
/// each horizon.
final class BacktestTable {

  private BacktestTable() {}

  static List<String> lines(String mission, List<Point> points, Style style, int width) {
    var lines = new ArrayList<String>();
    lines.add(
        style.bold(Table.safe(mission))
            + style.dim(" · what was announced some months before a count, against the count"));
    if (points.isEmpty()) {
      lines.add("  There is no exact count of uniformed personnel to test with.");
      return lines;
    }
    lines.add(
        style.dim("low / best / high of the deployed; ✓ the count lies in it, ✗ it does not"));
    lines.add("");
    lines.addAll(points(points).lines(width, style));
    lines.add("");
    lines.addAll(summary(points).lines(width, style));
    return lines;
  }

  /// A row a count, a column a horizon.
  private static Table points(List<Point> points) {
    var horizons = points.stream().map(Point::months).distinct().sorted().toList();
    var columns = new ArrayList<Table.Column>();
    columns.add(Table.Column.left("day"));
    columns.add(Table.Column.left("who"));
    columns.add(Table.Column.right("counted"));
    horizons.forEach(months ->
        columns.add(Table.Column.left(months == 1 ? "1 month before" : months + " months before")));
    var table = new Table(columns.toArray(Table.Column[]::new));
    for (int first = 0; first < points.size(); first += horizons.size()) {
      var ofCount = points.subList(first, first + horizons.size());
      var point = ofCount.getFirst();
      var cells = new ArrayList<String>();
      cells.add(point.day().toString());
      cells.add(
          point.contributor().isEmpty() ? "the mission" : Countries.name(point.contributor()));
      cells.add(IntervalWords.count(point.counted()));
      ofCount.forEach(p -> cells.add(words(p)));
      table.row(cells.toArray(String[]::new));
    }
    return table;
  }

  private static Table summary(List<Point> points) {
    var table =
        new Table(
            Table.Column.right("months before"),
            Table.Column.right("counts"),
            Table.Column.right("no forecast"),
            Table.Column.right("n"),
            Table.Column.right("in it"),
            Table.Column.right("coverage"));
    for (var horizon : Coverage.of(points)) {
      table.row(
          Integer.toString(horizon.months()),
          Integer.toString(horizon.counts()),
          Integer.toString(horizon.unknown()),
          Integer.toString(horizon.tested()),
          Integer.toString(horizon.covered()),
          share(horizon));
    }
    return table;
  }

  private static String share(Coverage coverage) {
    return coverage.tested() == 0
        ? "unknown"
        : String.format(Locale.ROOT, "%.0f %%", 100.0 * coverage.covered() / coverage.tested());
  }

  private static String words(Point point) {
    var forecast = point.forecast();
    if (forecast == null) {
      return "unknown";
    }
    var interval =
        Objects.equals(forecast.low(), forecast.high())
            ? IntervalWords.count(forecast.low())
            : "%s / %s / %s"
                .formatted(
                    IntervalWords.count(forecast.low()),
                    forecast.best() == null ? "–" : IntervalWords.count(forecast.best()),
                    forecast.high() == null ? "∞" : IntervalWords.count(forecast.high()));
    return (point.isCovered() ? "✓ " : "✗ ") + interval;
  }
}
