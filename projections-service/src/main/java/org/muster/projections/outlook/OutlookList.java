package org.muster.projections.outlook;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.muster.contracts.announcement.Stage;
import org.muster.projections.http.Place;

/// The lists of an outlook, in the order in which they are told.
enum OutlookList {
  /// From the least firm stage on.
  PLANS(StagedPlans::of, point -> "%02d".formatted(stage(point.kind()).ordinal())),
  DUE(DueNext::of, OutlookList::day),
  ROTATIONS(HostRestrictions::ofRotations, OutlookList::day),
  ACCESS(HostRestrictions::ofAccess, OutlookList::day),
  /// That of the day asked about, which follows from no single announcement, comes first.
  MANDATE(MandateDecisions::of, point -> point.ids().isEmpty() ? "" : day(point)),
  REASONS(StatedReasons::of, OutlookList::day),
  CONTRADICTIONS(
      Contradictions::of, point -> String.valueOf(Contradictions.KINDS.indexOf(point.kind()))),
  /// Of the mission first.
  UNKNOWN(Unknowns::of, OutlookList::contributor);

  private final Function<Known, List<Point>> points;
  private final Function<Point, String> order;

  OutlookList(Function<Known, List<Point>> points, Function<Point, String> order) {
    this.points = points;
    this.order = order;
  }

  List<Point> of(Known known) {
    return points.apply(known);
  }

  /// Where a point of this list stands.
  Place place(Point point) {
    return Place.of(
        ordinal(),
        order.apply(point),
        contributor(point),
        point.kind(),
        point.ids(),
        Objects.toString(point.date(), ""),
        Objects.toString(point.detail(), ""));
  }

  private static Stage stage(String kind) {
    return Stage.valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static String day(Point point) {
    return Place.day(point.date() == null ? null : point.date().latest());
  }

  private static String contributor(Point point) {
    return Objects.toString(point.contributor(), "");
  }
}
