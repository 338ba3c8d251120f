package org.muster.projections.outlook;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.AccessRestored;
import org.muster.contracts.announcement.AccessRestricted;
import org.muster.contracts.announcement.Claim;
import org.muster.contracts.announcement.RotationResumed;
import org.muster.contracts.announcement.RotationSuspended;
import org.muster.contracts.edtf.Edtf;
import org.muster.projections.posture.Standing;

/// What the host state forbids or forbade, and until when: as it was said, else until a later
/// restoration by the same host (R15).
final class HostRestrictions {

  private static final Comparator<Point> FIRST_FIRST =
      Comparator.comparing(
          HostRestrictions::lastDay, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()));

  /// A claim as a restriction or a restoration.
  ///
  /// @param ofRotations whether it is about rotations, else about access
  /// @param lifts whether it ends a restriction
  private record Act(
      String host,
      boolean ofRotations,
      boolean lifts,
      @Nullable Edtf starts,
      @Nullable Edtf until,
      @Nullable String area) {

    static Optional<Act> of(Claim claim) {
      return Optional.ofNullable(
          switch (claim) {
            case RotationSuspended c -> new Act(c.host(), true, false, c.starts(), c.until(), null);
            case RotationResumed c -> new Act(c.host(), true, true, c.starts(), null, null);
            case AccessRestricted c ->
                new Act(c.host(), false, false, c.starts(), c.until(), c.area());
            case AccessRestored c -> new Act(c.host(), false, true, c.starts(), null, null);
            default -> null;
          });
    }

    boolean isLiftedBy(Act other) {
      return other.lifts && other.ofRotations == ofRotations && other.host.equals(host);
    }
  }

  private HostRestrictions() {}

  /// When rotations were suspended.
  static List<Point> ofRotations(Known known) {
    return of(known, true);
  }

  /// Where the mission may not or might not go.
  static List<Point> ofAccess(Known known) {
    return of(known, false);
  }

  private static List<Point> of(Known known, boolean rotations) {
    return known.standing().stream()
        .flatMap(said -> point(known, said, rotations).stream())
        .sorted(FIRST_FIRST)
        .toList();
  }

  private static @Nullable LocalDate lastDay(Point point) {
    return point.date() == null ? null : point.date().latest();
  }

  private static Optional<Point> point(Known known, Standing said, boolean rotations) {
    return Act.of(said.claim())
        .filter(act -> !act.lifts() && act.ofRotations() == rotations)
        .map(act -> {
          Optional<Standing> lifted = liftedBy(known, said, act);
          return new Point(
              act.ofRotations() ? "rotations-suspended" : "access-restricted",
              null,
              start(said),
              lifted.map(HostRestrictions::start).orElse(act.until()),
              act.area() == null ? act.host() : act.area() + ", " + act.host(),
              Stream.concat(Stream.of(said), lifted.stream()).map(Standing::id).toList());
        });
  }

  private static Edtf start(Standing said) {
    Edtf starts = Act.of(said.claim()).map(Act::starts).orElse(null);
    return starts == null ? said.announced() : starts;
  }

  /// The first restoration by the same host after it, unless it was over by then.
  private static Optional<Standing> liftedBy(Known known, Standing restriction, Act act) {
    return known.standing().stream()
        .skip(known.standing().indexOf(restriction) + 1L)
        .filter(later -> Act.of(later.claim()).filter(act::isLiftedBy).isPresent())
        .findFirst()
        .filter(end -> act.until() == null || isBefore(start(end), act.until()));
  }

  private static boolean isBefore(Edtf end, Edtf until) {
    LocalDate last = end.latest();
    return last != null && (until.latest() == null || last.isBefore(until.latest()));
  }
}
