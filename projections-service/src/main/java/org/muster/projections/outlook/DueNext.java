package org.muster.projections.outlook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.AccessRestricted;
import org.muster.contracts.announcement.ActivityResumed;
import org.muster.contracts.announcement.Claim;
import org.muster.contracts.announcement.DeploymentAnnounced;
import org.muster.contracts.announcement.MandateDecided;
import org.muster.contracts.announcement.ReviewScheduled;
import org.muster.contracts.announcement.RotationSuspended;
import org.muster.contracts.announcement.Stage;
import org.muster.contracts.announcement.SuspensionAnnounced;
import org.muster.contracts.announcement.WithdrawalAnnounced;
import org.muster.contracts.edtf.Edtf;
import org.muster.contracts.json.WireNames;
import org.muster.projections.posture.Standing;

/// What ends, begins or is to be decided on the day asked about or later.
final class DueNext {

  private static final Comparator<Point> SOONEST_FIRST =
      Comparator.comparing(
              DueNext::lastDay, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
          .thenComparing(Point::kind)
          .thenComparing(point -> point.ids().getFirst());

  private final Known known;
  private final List<Point> points = new ArrayList<>();

  private DueNext(Known known) {
    this.known = known;
  }

  private static @Nullable LocalDate lastDay(Point point) {
    return point.date() == null ? null : point.date().latest();
  }

  static List<Point> of(Known known) {
    DueNext due = new DueNext(known);
    known.standing().forEach(due::look);
    return due.points.stream().sorted(SOONEST_FIRST).toList();
  }

  private void look(Standing said) {
    if (Known.isCalledOff(said.claim())) {
      return;
    }
    switch (said.claim()) {
      case ReviewScheduled review -> add("review", said, review.due());
      case WithdrawalAnnounced plan -> {
        add("withdrawal-complete", said, plan.completes());
        add("part-retained-until", said, plan.retainsPartUntil());
      }
      case SuspensionAnnounced suspension -> {
        if (!isResumed(said)) {
          add("suspension-ends", said, suspension.until());
        }
      }
      case MandateDecided mandate -> {
        if (isInForce(mandate)) {
          add("mandate-expires", said, mandate.expires());
        }
        add("all-gone-by-mandate", said, mandate.completes());
      }
      case DeploymentAnnounced pledge -> {
        if (pledge.subject().stageOrReported() != Stage.IMPLEMENTED) {
          pledge(said, pledge);
        }
      }
      case RotationSuspended rotation -> add("rotations-resume", said, rotation.until());
      case AccessRestricted access -> add("access-restored", said, access.until());
      default -> {
        // nothing of it is ahead
      }
    }
  }

  private void add(String kind, Standing said, @Nullable Edtf date) {
    if (date != null && isAhead(date)) {
      points.add(point(kind, said, date));
    }
  }

  /// A pledge without a date is due too: nobody said when.
  private void pledge(Standing said, DeploymentAnnounced pledge) {
    Edtf date = date(pledge);
    if (date == null || isAhead(date)) {
      points.add(point("pledge", said, date));
    }
  }

  static @Nullable Edtf date(DeploymentAnnounced pledge) {
    return pledge.completes() == null ? pledge.starts() : pledge.completes();
  }

  private Point point(String kind, Standing said, @Nullable Edtf date) {
    Claim claim = said.claim();
    return new Point(
        kind,
        claim.contributor(),
        date,
        WireNames.of(claim.subject().stageOrReported()),
        List.of(said.id()));
  }

  private boolean isAhead(Edtf date) {
    return date.latest() == null || !date.latest().isBefore(known.on());
  }

  /// Whether the posture's mandate is this one.
  private boolean isInForce(MandateDecided mandate) {
    return mandate.expires() != null
        && mandate
            .expires()
            .text()
            .equals(known.mission().path("mandate").path("expires").asText());
  }

  private boolean isResumed(Standing suspension) {
    int since = known.standing().indexOf(suspension);
    return known.standing().stream()
        .skip(since + 1L)
        .anyMatch(later ->
            later.claim() instanceof ActivityResumed
                && Objects.equals(later.claim().contributor(), suspension.claim().contributor()));
  }
}
