package org.muster.projections.posture;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.AccessRestored;
import org.muster.contracts.announcement.AccessRestricted;
import org.muster.contracts.announcement.ActivityResumed;
import org.muster.contracts.announcement.CasualtyTotalReported;
import org.muster.contracts.announcement.Claim;
import org.muster.contracts.announcement.ContextNoted;
import org.muster.contracts.announcement.DepartureReported;
import org.muster.contracts.announcement.DeploymentAnnounced;
import org.muster.contracts.announcement.IncidentReported;
import org.muster.contracts.announcement.MandateDecided;
import org.muster.contracts.announcement.PersonnelDetained;
import org.muster.contracts.announcement.PersonnelReleased;
import org.muster.contracts.announcement.PositionStated;
import org.muster.contracts.announcement.ReviewScheduled;
import org.muster.contracts.announcement.RotationResumed;
import org.muster.contracts.announcement.RotationSuspended;
import org.muster.contracts.announcement.StrengthReported;
import org.muster.contracts.announcement.SuspensionAnnounced;
import org.muster.contracts.announcement.WithdrawalAnnounced;
import org.muster.contracts.edtf.Edtf;

/// The days on which a posture under the step policy can change: between two of them it is
/// constant.
final class ChangeDays {

  private static final int STALE_AFTER_MONTHS = 12;

  private ChangeDays() {}

  /// The days of one force.
  ///
  /// @param said the days on which anything was announced of it
  static NavigableSet<LocalDate> of(ForceBook force, List<LocalDate> said) {
    NavigableSet<LocalDate> days = new TreeSet<>();
    for (Entry entry : force.entries()) {
      add(days, entry.announced());
      for (Edtf date : dates(entry.claim())) {
        add(days, date);
      }
    }
    for (Entry entry : force.alwaysDisregarded().keySet()) {
      addDay(days, entry.announcedEarliest());
      LocalDate counted = CountBook.day(entry.claim());
      if (counted != null) {
        days.add(counted);
      }
    }
    days.addAll(ofPlans(force.plans()));
    if (!force.suspensions().isEmpty()) {
      said.forEach(day -> days.add(day));
      said.forEach(day -> days.add(day.plusMonths(STALE_AFTER_MONTHS)));
    }
    return days;
  }

  /// The days on which the effect of plans can change.
  static NavigableSet<LocalDate> ofPlans(PlanBook plans) {
    NavigableSet<LocalDate> days = new TreeSet<>();
    for (PlanBook.Tranches root : plans.roots()) {
      for (Plan plan : root.all()) {
        addDay(days, plan.start());
        addDay(days, plan.gone());
        addDay(days, plan.known());
        if (plan.retains() != null) {
          add(days, plan.retains());
        }
      }
    }
    return days;
  }

  private static void add(NavigableSet<LocalDate> days, Edtf date) {
    addWithNext(days, date.earliest());
    addWithNext(days, date.latest());
  }

  private static void addWithNext(NavigableSet<LocalDate> days, @Nullable LocalDate day) {
    if (day != null) {
      days.add(day);
      days.add(day.plusDays(1));
    }
  }

  private static void addDay(NavigableSet<LocalDate> days, LocalDate day) {
    if (!day.equals(LocalDate.MIN) && !day.equals(LocalDate.MAX)) {
      days.add(day);
    }
  }

  /// The dates of a claim on which a posture can depend.
  private static List<Edtf> dates(Claim claim) {
    return switch (claim) {
      case WithdrawalAnnounced c -> list(c.starts(), c.completes(), c.retainsPartUntil());
      case SuspensionAnnounced c -> list(c.starts(), c.until());
      case ActivityResumed c -> list(c.starts());
      case DeploymentAnnounced c -> list(c.starts(), c.completes());
      case StrengthReported c -> list(c.asOf());
      case DepartureReported c -> list(c.asOf(), c.since());
      case MandateDecided c -> list(c.starts(), c.expires(), c.completes());
      case RotationSuspended c -> list(c.starts(), c.until());
      case RotationResumed c -> list(c.starts(), c.until());
      case AccessRestricted c -> list(c.starts(), c.until());
      case AccessRestored c -> list(c.starts(), c.until());
      case PositionStated c -> List.of();
      case IncidentReported c -> List.of();
      case ReviewScheduled c -> List.of();
      case PersonnelDetained c -> List.of();
      case PersonnelReleased c -> List.of();
      case CasualtyTotalReported c -> List.of();
      case ContextNoted c -> List.of();
    };
  }

  private static List<Edtf> list(@Nullable Edtf... dates) {
    List<Edtf> list = new ArrayList<>();
    for (Edtf date : dates) {
      if (date != null) {
        list.add(date);
      }
    }
    return list;
  }
}
