package org.muster.projections.outlook;

import java.util.List;
import java.util.function.Function;

/// The lists of an outlook, in the order in which they are told.
enum OutlookList {
  PLANS(StagedPlans::of),
  DUE(DueNext::of),
  ROTATIONS(HostRestrictions::ofRotations),
  ACCESS(HostRestrictions::ofAccess),
  MANDATE(MandateDecisions::of),
  REASONS(StatedReasons::of),
  CONTRADICTIONS(Contradictions::of),
  UNKNOWN(Unknowns::of);

  private final Function<Known, List<Point>> points;

  OutlookList(Function<Known, List<Point>> points) {
    this.points = points;
  }

  List<Point> of(Known known) {
    return points.apply(known);
  }
}
