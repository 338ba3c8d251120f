package org.muster.projections.posture;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.Component;
import org.muster.contracts.announcement.DepartureReported;
import org.muster.contracts.announcement.Measure;
import org.muster.contracts.relation.Rel;

/// The departures of a contributor, or of the mission, by day (D1, D2).
final class DepartureBook {

  private final List<Departure> departures;
  private final Set<UUID> ids = new HashSet<>();

  private DepartureBook(List<Departure> departures) {
    this.departures = departures;
    departures.forEach(departure -> ids.add(departure.entry().id()));
  }

  /// Reads departure reports. What remains of an earlier count is also the departure of the
  /// difference.
  static DepartureBook of(List<Entry> entries, CountBook counts, BigDecimal about) {
    List<Departure> departures = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.claim() instanceof DepartureReported report
          && report.measureOrDefault() != Measure.REMAINING) {
        Departure departure = read(entry, report, about);
        if (departure != null) {
          departures.add(departure);
        }
      }
    }
    departures.sort(Comparator.comparing(Departure::day).thenComparing(Departure::entry));
    DepartureBook said = new DepartureBook(List.copyOf(departures));
    for (Count count : counts.baselines()) {
      Departure difference = difference(count, counts.before(count.day()), said);
      if (difference != null) {
        departures.add(difference);
      }
    }
    departures.sort(Comparator.comparing(Departure::day).thenComparing(Departure::entry));
    return new DepartureBook(List.copyOf(departures));
  }

  private static @Nullable Departure read(Entry entry, DepartureReported report, BigDecimal about) {
    Component component =
        switch (report.subject().componentOrUnspecified()) {
          case MILITARY -> Component.MILITARY;
          case POLICE -> Component.POLICE;
          case UNIFORMED, UNSPECIFIED -> Component.UNIFORMED;
          case CIVILIAN, ALL -> null;
        };
    Interval gone = Numbers.of(report.personnel(), about);
    LocalDate day = report.asOf().latest();
    boolean said =
        switch (entry.stage()) {
          case PROPOSED, CANCELLED, LAPSED -> false;
          default -> true;
        };
    if (component == null || day == null || !said || report.measure() == Measure.CEILING) {
      return null;
    }
    return new Departure(
        entry,
        day,
        gone == null ? new Interval(0, null, null) : gone,
        component,
        report.measureOrDefault() == Measure.CUMULATIVE
            ? Days.orAlways(report.since() == null ? null : report.since().earliest())
            : null,
        entry.related(Rel.IMPLEMENTS));
  }

  private static @Nullable Departure difference(
      Count count, @Nullable Count before, DepartureBook said) {
    Entry entry = count.entries().getLast();
    if (before == null || !(entry.claim() instanceof DepartureReported)) {
      return null;
    }
    Interval expected = before.strength().minus(said.between(before.day(), count.day()));
    return new Departure(
        entry,
        count.day(),
        expected.minus(count.strength()),
        Component.UNIFORMED,
        null,
        entry.related(Rel.IMPLEMENTS));
  }

  /// All of them, by day.
  List<Departure> all() {
    return departures;
  }

  /// Whether an announcement is read as a departure.
  boolean has(Entry entry) {
    return ids.contains(entry.id());
  }

  /// How many left in `(after, upTo]`.
  Interval between(LocalDate after, LocalDate upTo) {
    return between(after, upTo, departure -> true);
  }

  /// How many of some departures left in `(after, upTo]`: of each population the latest sum with
  /// the changes after it, or all changes. Sums over all uniformed and sums of military and police
  /// are two views of the same people, so the larger counts.
  Interval between(LocalDate after, LocalDate upTo, Predicate<Departure> some) {
    if (departures.isEmpty()) {
      return Interval.ZERO;
    }
    List<Departure> in =
        departures.stream().filter(d -> Days.within(d.day(), after, upTo)).filter(some).toList();
    if (in.isEmpty()) {
      return Interval.ZERO;
    }
    Departure total = latestSum(in, Component.UNIFORMED);
    Interval parts =
        population(in, Component.MILITARY, after).plus(population(in, Component.POLICE, after));
    if (total == null) {
      return parts.plus(population(in, Component.UNIFORMED, after));
    }
    Interval whole =
        in.stream()
            .filter(d -> !d.isCumulative() && d.day().isAfter(total.day()))
            .map(Departure::gone)
            .reduce(total.goneSince(after), Interval::plus);
    return whole.max(parts);
  }

  private static Interval population(List<Departure> in, Component component, LocalDate after) {
    Departure sum = latestSum(in, component);
    return in.stream()
        .filter(d -> d.component() == component && !d.isCumulative())
        .filter(d -> sum == null || d.day().isAfter(sum.day()))
        .map(Departure::gone)
        .reduce(sum == null ? Interval.ZERO : sum.goneSince(after), Interval::plus);
  }

  private static @Nullable Departure latestSum(List<Departure> in, Component component) {
    return in.stream()
        .filter(d -> d.isCumulative() && d.component() == component)
        .max(
            Comparator.comparing(Departure::day)
                .thenComparing(d -> Objects.requireNonNull(d).entry()))
        .orElse(null);
  }
}
