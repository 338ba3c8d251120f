package org.muster.projections.posture;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.Component;
import org.muster.contracts.announcement.Extent;
import org.muster.contracts.announcement.MandateChange;
import org.muster.contracts.announcement.MandateDecided;
import org.muster.contracts.announcement.Measure;
import org.muster.contracts.announcement.Stage;
import org.muster.contracts.announcement.StrengthReported;
import org.muster.contracts.edtf.Edtf;
import org.muster.contracts.quantity.Quantity;

/// The mandate and the authorized strength by day (R2, R16).
final class Mandate {

  /// Where the mandate stands.
  enum Status {
    UNKNOWN,
    ACTIVE,
    LAPSED,
    TERMINATED
  }

  /// The mandate on a day.
  ///
  /// @param expires when it expires or expired, as it was said
  record On(Status status, @Nullable Edtf expires) {}

  private record Decision(Entry entry, MandateDecided claim, LocalDate from) {}

  private record Ceiling(
      LocalDate from, Entry entry, Map<Component, Quantity> set, boolean change) {}

  private final List<Decision> decisions = new ArrayList<>();
  private final List<Ceiling> ceilings = new ArrayList<>();
  private final BigDecimal about;

  /// @param entries the mission's own announcements, in order
  Mandate(List<Entry> entries, BigDecimal about) {
    this.about = about;
    for (Entry entry : entries) {
      if (entry.claim() instanceof MandateDecided claim && decides(entry.stage())) {
        LocalDate from = from(claim.starts(), entry);
        decisions.add(new Decision(entry, claim, from));
        ceilings.add(new Ceiling(from, entry, claim.ceilings(), false));
        ceilings.add(new Ceiling(from, entry, claim.ceilingChanges(), true));
      } else if (entry.claim() instanceof StrengthReported report
          && report.measureOrDefault() == Measure.CEILING
          && report.asOf().latest() != null) {
        ceilings.add(
            new Ceiling(
                report.asOf().latest(),
                entry,
                Map.of(report.subject().componentOrUnspecified(), report.personnel()),
                false));
      }
    }
    ceilings.sort(Comparator.comparing(Ceiling::from));
  }

  /// A proposal, a rumour or an intention does not change the mandate.
  private static boolean decides(Stage stage) {
    return switch (stage) {
      case NOTIFIED, ANNOUNCED, OFFICIAL, IN_PROGRESS, IMPLEMENTED -> true;
      case PROPOSED, REPORTED, INTENDED, CANCELLED, LAPSED -> false;
    };
  }

  private static LocalDate from(@Nullable Edtf starts, Entry entry) {
    return starts == null || starts.latest() == null ? entry.announcedLatest() : starts.latest();
  }

  /// The mandate at the end of a day.
  On on(LocalDate day) {
    Status status = Status.UNKNOWN;
    Edtf expires = null;
    for (Decision decision : decisions) {
      if (decision.from().isAfter(day)) {
        continue;
      }
      MandateDecided claim = decision.claim();
      switch (claim.change()) {
        case ESTABLISHED, RENEWED -> {
          status = Status.ACTIVE;
          expires = claim.expires();
        }
        case AMENDED -> {
          if (claim.expires() != null) {
            status = status == Status.TERMINATED ? status : Status.ACTIVE;
            expires = claim.expires();
          }
        }
        case TERMINATED -> {
          status = Status.TERMINATED;
          expires = claim.expires() == null ? expires : claim.expires();
        }
      }
    }
    boolean over = expires != null && day.isAfter(Days.orNever(expires.latest()));
    return new On(status == Status.ACTIVE && over ? Status.LAPSED : status, expires);
  }

  /// The decision that was made last by a day, and the last ceilings by population.
  Stream<UUID> restsOn(LocalDate day) {
    Map<Component, UUID> last = new EnumMap<>(Component.class);
    for (Ceiling ceiling : ceilings) {
      if (!ceiling.from().isAfter(day)) {
        ceiling.set().keySet().forEach(component -> last.put(component, ceiling.entry().id()));
      }
    }
    Stream<UUID> decided =
        decisions.stream()
            .filter(decision -> !decision.from().isAfter(day))
            .reduce((earlier, later) -> later)
            .map(decision -> decision.entry().id())
            .stream();
    return Stream.concat(decided, last.values().stream());
  }

  /// The plans that follow from a termination: everybody is to leave by `completes`. A later
  /// decision to establish or renew ends them.
  List<Plan> plans() {
    List<Plan> plans = new ArrayList<>();
    for (Decision decision : decisions) {
      MandateDecided claim = decision.claim();
      if (claim.change() == MandateChange.ESTABLISHED || claim.change() == MandateChange.RENEWED) {
        plans.clear();
      } else if (claim.change() == MandateChange.TERMINATED && claim.completes() != null) {
        plans.add(plan(decision, claim.completes()));
      }
    }
    return plans;
  }

  private static Plan plan(Decision decision, Edtf completes) {
    Edtf starts = decision.claim().starts();
    LocalDate gone = Days.orNever(completes.latest());
    LocalDate start =
        starts == null || starts.earliest() == null
            ? decision.entry().announcedEarliest()
            : starts.earliest();
    return new Plan(
        List.of(decision.entry()),
        Stage.OFFICIAL,
        Extent.WHOLE,
        Component.UNIFORMED,
        Measure.DELTA,
        null,
        starts,
        completes,
        null,
        Days.earlier(start, gone),
        gone);
  }

  /// The authorized strength by population on a day, with the sum of military and police where both
  /// are known; empty if nobody said one.
  Map<Component, Interval> authorized(LocalDate day) {
    Map<Component, Interval> authorized = new EnumMap<>(Component.class);
    for (Ceiling ceiling : ceilings) {
      if (!ceiling.from().isAfter(day)) {
        ceiling.set().forEach((component, said) -> apply(authorized, component, said, ceiling));
      }
    }
    Interval military = authorized.get(Component.MILITARY);
    Interval police = authorized.get(Component.POLICE);
    if (military != null && police != null) {
      authorized.put(Component.UNIFORMED, military.plus(police));
    }
    return authorized;
  }

  private void apply(
      Map<Component, Interval> authorized, Component component, Quantity said, Ceiling ceiling) {
    Interval number = Numbers.of(said, about);
    Component of = component == Component.UNSPECIFIED ? Component.UNIFORMED : component;
    if (number == null) {
      return;
    }
    Interval before = authorized.get(of);
    if (!ceiling.change()) {
      authorized.put(of, number);
    } else if (before != null) {
      authorized.put(of, before.plus(number));
    }
  }

  /// Every decision's days, on which something may change.
  List<LocalDate> days() {
    List<LocalDate> days = new ArrayList<>();
    for (Decision decision : decisions) {
      days.add(decision.from());
      Edtf expires = decision.claim().expires();
      if (expires != null && expires.latest() != null) {
        days.add(expires.latest().plusDays(1));
      }
    }
    ceilings.forEach(ceiling -> days.add(ceiling.from()));
    return days;
  }
}
