package org.muster.projections.posture;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.Claim;
import org.muster.contracts.announcement.Component;
import org.muster.contracts.announcement.DepartureReported;
import org.muster.contracts.announcement.Measure;
import org.muster.contracts.announcement.Stage;
import org.muster.contracts.announcement.StrengthReported;
import org.muster.contracts.edtf.Edtf;
import org.muster.contracts.quantity.Quantity;

/// The counts of a contributor, or of the mission, and which of them is the baseline on a day (R1,
/// R3).
final class CountBook {

  private static final int CONFIRMS_FOR_MONTHS = 12;

  private enum Population {
    UNIFORMED,
    MILITARY,
    POLICE
  }

  private record Report(Entry entry, Quantity number, Interval strength) {}

  /// Each baseline by its day. A bound that an earlier count satisfies is not among them.
  private final NavigableMap<LocalDate, Count> baselines = new TreeMap<>();

  private final Map<UUID, Reason> useless = new HashMap<>();

  private CountBook() {}

  /// Reads strength reports and departures that say what remains.
  static CountBook of(List<Entry> entries, BigDecimal about) {
    CountBook book = new CountBook();
    NavigableMap<LocalDate, Map<Population, List<Report>>> byDay = new TreeMap<>();
    for (Entry entry : entries) {
      if (isCount(entry.claim())) {
        book.sort(entry, about, byDay);
      } else if (entry.claim() instanceof StrengthReported) {
        book.useless.put(entry.id(), Reason.POPULATION);
      }
    }
    byDay.forEach((day, reports) -> book.settle(day, reports));
    return book;
  }

  static boolean isCount(Claim claim) {
    return (claim instanceof StrengthReported strength
            && strength.measureOrDefault() == Measure.TOTAL)
        || (claim instanceof DepartureReported departure
            && departure.measureOrDefault() == Measure.REMAINING);
  }

  static @Nullable LocalDate day(Claim claim) {
    Edtf asOf =
        claim instanceof StrengthReported strength
            ? strength.asOf()
            : claim instanceof DepartureReported departure ? departure.asOf() : null;
    return asOf == null ? null : asOf.latest();
  }

  private void sort(
      Entry entry, BigDecimal about, NavigableMap<LocalDate, Map<Population, List<Report>>> byDay) {
    Claim claim = entry.claim();
    LocalDate day = day(claim);
    Quantity number =
        claim instanceof StrengthReported strength
            ? strength.personnel()
            : ((DepartureReported) claim).personnel();
    Interval strength = Numbers.of(number, about);
    Population population = population(claim.subject().componentOrUnspecified());
    if (population == null) {
      useless.put(entry.id(), Reason.POPULATION);
    } else if (entry.stage() == Stage.PROPOSED
        || entry.stage() == Stage.CANCELLED
        || entry.stage() == Stage.LAPSED) {
      useless.put(entry.id(), Reason.STAGE);
    } else if (claim instanceof StrengthReported && claim.header().derived()) {
      useless.put(entry.id(), Reason.DERIVED);
    } else if (day != null && strength != null) {
      byDay
          .computeIfAbsent(day, d -> new HashMap<>())
          .computeIfAbsent(population, p -> new ArrayList<>())
          .add(new Report(entry, number, strength));
    }
  }

  private static @Nullable Population population(Component component) {
    return switch (component) {
      case UNIFORMED, UNSPECIFIED -> Population.UNIFORMED;
      case MILITARY -> Population.MILITARY;
      case POLICE -> Population.POLICE;
      case CIVILIAN, ALL -> null;
    };
  }

  private void settle(LocalDate day, Map<Population, List<Report>> reports) {
    Report military = best(reports.get(Population.MILITARY));
    Report police = best(reports.get(Population.POLICE));
    Report uniformed = best(reports.get(Population.UNIFORMED));
    Count sum =
        military == null || police == null
            ? null
            : new Count(
                day,
                military.strength().plus(police.strength()),
                Stream.of(military.entry(), police.entry()).sorted().toList(),
                Numbers.isBound(military.number()) || Numbers.isBound(police.number()));
    Count whole =
        uniformed == null
            ? null
            : new Count(
                day,
                uniformed.strength(),
                List.of(uniformed.entry()),
                Numbers.isBound(uniformed.number()));
    if (sum == null) {
      unusable(reports.get(Population.MILITARY));
      unusable(reports.get(Population.POLICE));
    }
    Count count = better(whole, sum);
    if (count == null) {
      return;
    }
    Map.Entry<LocalDate, Count> before = baselines.lowerEntry(day);
    boolean confirms = before != null && count.bound() && satisfies(before.getValue(), count);
    if (!confirms) {
      baselines.put(day, count);
    }
  }

  /// A count of the military alone, or of the police alone, is no count of the uniformed.
  private void unusable(@Nullable List<Report> reports) {
    if (reports != null) {
      reports.forEach(report -> useless.put(report.entry().id(), Reason.POPULATION));
    }
  }

  /// The best grade, then the latest in order.
  private static @Nullable Report best(@Nullable List<Report> reports) {
    return reports == null
        ? null
        : reports.stream()
            .min(
                Comparator.comparing((Report report) -> report.entry().grade())
                    .thenComparing(Report::entry, Comparator.reverseOrder()))
            .orElse(null);
  }

  private static @Nullable Count better(@Nullable Count whole, @Nullable Count sum) {
    if (whole == null || sum == null) {
      return whole == null ? sum : whole;
    }
    int byGrade = grade(whole).compareTo(grade(sum));
    if (byGrade != 0) {
      return byGrade < 0 ? whole : sum;
    }
    return whole.entries().getLast().compareTo(sum.entries().getLast()) >= 0 ? whole : sum;
  }

  private static Grade grade(Count count) {
    return count.entries().stream().map(Entry::grade).reduce(Grade::worse).orElseThrow();
  }

  private static boolean satisfies(Count earlier, Count bound) {
    return earlier.strength().high() != null
        && !earlier.day().plusMonths(CONFIRMS_FOR_MONTHS).isBefore(bound.day())
        && bound.strength().contains(earlier.strength());
  }

  /// The baseline at the end of a day, `null` if nobody had counted.
  @Nullable Count on(LocalDate day) {
    Map.Entry<LocalDate, Count> entry = baselines.floorEntry(day);
    return entry == null ? null : entry.getValue();
  }

  /// The baseline before a day.
  @Nullable Count before(LocalDate day) {
    Map.Entry<LocalDate, Count> entry = baselines.lowerEntry(day);
    return entry == null ? null : entry.getValue();
  }

  /// Every baseline, in the order of days.
  Collection<Count> baselines() {
    return baselines.values();
  }

  /// Why a report can never be a baseline, `null` if it can.
  @Nullable Reason useless(Entry entry) {
    return useless.get(entry.id());
  }
}
