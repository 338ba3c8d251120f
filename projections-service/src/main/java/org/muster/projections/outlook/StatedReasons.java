package org.muster.projections.outlook;

import java.util.List;
import org.muster.contracts.announcement.AnnouncementType;
import org.muster.projections.posture.Standing;

/// Why something is done, as it was said: nobody's guess is among them. A reason stays stated when
/// another announcement takes the place of the one that gave it.
final class StatedReasons {

  private StatedReasons() {}

  static List<Point> of(Known known) {
    return Standing.of(known.claims(), known.question().cut()).stream()
        .filter(said -> !said.claim().subject().reasons().isEmpty())
        .map(StatedReasons::point)
        .toList();
  }

  private static Point point(Standing said) {
    return new Point(
        AnnouncementType.of(said.claim()).name(),
        said.claim().contributor(),
        said.announced(),
        String.join("; ", said.claim().subject().reasons()),
        List.of(said.id()));
  }
}
