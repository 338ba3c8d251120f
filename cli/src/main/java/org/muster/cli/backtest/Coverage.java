package org.muster.cli.backtest;

import java.util.List;

/// How often counts lay in the forecasts of one horizon.
///
/// @param months how long before
/// @param counts how many counts there are
/// @param unknown for how many of them nothing could be said
/// @param covered how many of the rest lie in their forecast
record Coverage(int months, int counts, int unknown, int covered) {

  /// How many counts had a forecast.
  int tested() {
    return counts - unknown;
  }

  /// One for each horizon, the shortest first.
  static List<Coverage> of(List<Point> points) {
    return points.stream()
        .map(Point::months)
        .distinct()
        .sorted()
        .map(months -> of(months, points.stream().filter(p -> p.months() == months).toList()))
        .toList();
  }

  private static Coverage of(int months, List<Point> points) {
    return new Coverage(
        months,
        points.size(),
        (int) points.stream().filter(point -> point.forecast() == null).count(),
        (int) points.stream().filter(Point::isCovered).count());
  }
}
