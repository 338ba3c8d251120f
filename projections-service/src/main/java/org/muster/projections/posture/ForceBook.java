package org.muster.projections.posture;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.ActivityResumed;
import org.muster.contracts.announcement.Claim;
import org.muster.contracts.announcement.Component;
import org.muster.contracts.announcement.DepartureReported;
import org.muster.contracts.announcement.DeploymentAnnounced;
import org.muster.contracts.announcement.PositionStated;
import org.muster.contracts.announcement.Stance;
import org.muster.contracts.announcement.StrengthReported;
import org.muster.contracts.announcement.SuspensionAnnounced;
import org.muster.contracts.announcement.WithdrawalAnnounced;

/// All that was announced of one force, a contributor's or the mission as a whole, sorted by what
/// it does: counts, departures, deployments, plans, suspensions, positions.
final class ForceBook {

  /// Counts, of all announcements or of those that an explanation has come to.
  private static final Predicate<Entry> ALL = entry -> true;

  /// How many have gone.
  ///
  /// @param figure how many
  /// @param goneSince the day since which the whole contingent is gone, `null` if it is not
  record Reduction(Interval figure, @Nullable LocalDate goneSince) {}

  private final @Nullable String contributor;
  private final List<Entry> entries;
  private final List<Ledger.Disregarded> disregarded;
  private final SortedMap<Entry, Reason> alwaysDisregarded;
  private final CountBook counts;
  private final DepartureBook departures;
  private final List<Deployment> deployments;
  private final PlanBook plans;
  private final List<Suspension> suspensions = new ArrayList<>();
  private final List<Entry> resumptions = new ArrayList<>();
  private final List<Entry> positions = new ArrayList<>();
  private final Set<UUID> disputed = new HashSet<>();

  /// @param entries those with effect, in order
  /// @param disregarded those without
  /// @param missionPlans plans of the mission as a whole; a contributor has none
  ForceBook(
      @Nullable String contributor,
      List<Entry> entries,
      List<Ledger.Disregarded> disregarded,
      List<Plan> missionPlans,
      BigDecimal about) {
    this.contributor = contributor;
    this.entries = entries;
    this.disregarded = disregarded;
    SortedMap<Entry, Reason> without = new TreeMap<>();
    disregarded.forEach(gone -> without.put(gone.entry(), gone.reason()));
    List<Entry> withdrawals = new ArrayList<>();
    List<Deployment> arrivals = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.disputed()) {
        disputed.add(entry.id());
      }
      Claim claim = entry.claim();
      if (movesOthersOnly(claim)) {
        without.put(entry, Reason.POPULATION);
      } else if (claim instanceof WithdrawalAnnounced) {
        withdrawals.add(entry);
      } else if (claim instanceof SuspensionAnnounced suspension) {
        suspensions.add(Suspension.of(entry, suspension, about));
      } else if (claim instanceof ActivityResumed) {
        resumptions.add(entry);
      } else if (claim instanceof PositionStated) {
        positions.add(entry);
      } else if (claim instanceof DeploymentAnnounced deployment) {
        Deployment arrival = Deployment.of(entry, deployment, about);
        if (arrival != null) {
          arrivals.add(arrival);
        }
      }
    }
    this.counts = CountBook.of(entries, about);
    this.departures = DepartureBook.of(entries, counts, about);
    this.deployments = List.copyOf(arrivals);
    this.plans =
        contributor == null ? PlanBook.ofMission(missionPlans) : PlanBook.of(withdrawals, about);
    for (Entry entry : entries) {
      Reason reason = whyNever(entry);
      if (reason != null) {
        without.putIfAbsent(entry, reason);
      }
    }
    this.alwaysDisregarded = Collections.unmodifiableSortedMap(without);
  }

  /// Why an announcement has no effect on any day in any scenario, `null` if it may have.
  private @Nullable Reason whyNever(Entry entry) {
    Claim claim = entry.claim();
    if (claim instanceof WithdrawalAnnounced) {
      return plans.superseded().containsKey(entry.id()) ? Reason.SUPERSEDED : null;
    }
    if (claim instanceof StrengthReported || CountBook.isCount(claim)) {
      return counts.useless(entry);
    }
    return claim instanceof DepartureReported && !departures.has(entry) ? Reason.STAGE : null;
  }

  /// A change of civilians, or of a number that has civilians in it, is no change of the uniformed
  /// (R3).
  private static boolean movesOthersOnly(Claim claim) {
    Component component = claim.subject().componentOrUnspecified();
    boolean change =
        claim instanceof WithdrawalAnnounced
            || claim instanceof SuspensionAnnounced
            || claim instanceof DeploymentAnnounced
            || claim instanceof DepartureReported;
    return change && (component == Component.CIVILIAN || component == Component.ALL);
  }

  /// Whether it was made of these.
  boolean isMadeOf(List<Entry> theseEntries, List<Ledger.Disregarded> theseDisregarded) {
    return entries.equals(theseEntries) && disregarded.equals(theseDisregarded);
  }

  @Nullable String contributor() {
    return contributor;
  }

  List<Entry> entries() {
    return entries;
  }

  CountBook counts() {
    return counts;
  }

  DepartureBook departures() {
    return departures;
  }

  List<Deployment> deployments() {
    return deployments;
  }

  PlanBook plans() {
    return plans;
  }

  List<Suspension> suspensions() {
    return suspensions;
  }

  List<Entry> resumptions() {
    return resumptions;
  }

  List<Entry> positions() {
    return positions;
  }

  /// Whether one of these announcements is disputed (R8d).
  boolean isAnyDisputed(Stream<@Nullable UUID> ids) {
    return !disputed.isEmpty() && ids.anyMatch(disputed::contains);
  }

  /// What has no effect on any day in any scenario, and why, in order.
  SortedMap<Entry, Reason> alwaysDisregarded() {
    return alwaysDisregarded;
  }

  /// How many more there are on a day than on another, because of deployments that began in a time.
  Interval increase(LocalDate after, LocalDate day, Policy policy, Predicate<Deployment> some) {
    Interval increase = Interval.ZERO;
    for (Deployment deployment : deployments) {
      if (some.test(deployment)) {
        increase = increase.plus(deployment.increase(after, day, policy));
      }
    }
    return increase;
  }

  /// The suspension in force: the latest in order that has begun and not ended (R9).
  @Nullable Suspension suspensionOn(LocalDate day, Scenario scenario) {
    if (suspensions.isEmpty()) {
      return null;
    }
    List<Entry> counted = resumptions(scenario);
    return suspensions.stream()
        .filter(suspension -> scenario.admits(suspension.entry().stage()))
        .filter(suspension -> suspension.hasBegun(day) && !suspension.isOver(day, counted))
        .max(Comparator.comparing(Suspension::entry))
        .orElse(null);
  }

  /// The resumptions that count: one without a stage always does (R9).
  List<Entry> resumptions(Scenario scenario) {
    return resumptions.stream()
        .filter(entry -> entry.claim().subject().stage() == null || scenario.admits(entry.stage()))
        .toList();
  }

  /// The position that holds: the latest that was stated by a day (R10).
  @Nullable Entry positionOn(LocalDate day) {
    return positions.stream()
        .filter(position -> !position.announcedEarliest().isAfter(day))
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  boolean isUndecided(LocalDate day) {
    Entry position = positionOn(day);
    return position != null
        && position.claim() instanceof PositionStated stated
        && stated.stance() == Stance.UNDECIDED;
  }

  /// The plans that count on a day, each with its tranches: those of the stages of the scenario,
  /// and in the worst case the whole withdrawal of who is suspended or undecided (R6).
  List<PlanBook.Tranches> roots(LocalDate day, Scenario scenario) {
    Plan feared = scenario == Scenario.WORST ? fearedOn(day) : null;
    if (feared == null) {
      return plans.roots();
    }
    List<PlanBook.Tranches> roots = new ArrayList<>(plans.roots());
    roots.add(new PlanBook.Tranches(feared, List.of()));
    return roots;
  }

  /// Whether somebody is feared to leave in the worst case (R6).
  boolean isAnybodyFeared(LocalDate day) {
    return fearedOn(day) != null;
  }

  private @Nullable Plan fearedOn(LocalDate day) {
    Suspension suspension = suspensionOn(day, Scenario.WORST);
    Entry position = isUndecided(day) ? positionOn(day) : null;
    if (suspension == null && position == null) {
      return null;
    }
    LocalDate start =
        Days.earlier(
            suspension == null ? LocalDate.MAX : suspension.start(),
            position == null ? LocalDate.MAX : position.announcedEarliest());
    Entry entry = suspension == null ? position : suspension.entry();
    return entry == null
        ? null
        : Plan.feared(
            entry, start, suspension != null && suspension.whole() ? suspension.number() : null);
  }

  /// How many have gone since a baseline (D1): those who were seen to leave, or for each set of
  /// plans that adds up those who left before it began and those whom it takes; whichever is more.
  ///
  /// @param day the day asked about
  /// @param base the day of the baseline, [LocalDate#MIN] without one
  /// @param strength how many there were then and have come since, `null` if nobody counted
  Reduction reduction(
      LocalDate day,
      LocalDate base,
      @Nullable Interval strength,
      Scenario scenario,
      Policy policy) {
    return reduction(day, base, strength, scenario, policy, ALL);
  }

  private Reduction reduction(
      LocalDate day,
      LocalDate base,
      @Nullable Interval strength,
      Scenario scenario,
      Policy policy,
      Predicate<Entry> counted) {
    Predicate<Plan> admitted =
        plan ->
            isAdmitted(plan, scenario)
                && !isBeforeBaseline(plan, base)
                && counted.test(plan.members().getFirst());
    Interval figure = departures.between(base, day, d -> counted.test(d.entry()));
    LocalDate goneSince = null;
    List<PlanBook.Tranches> counting = new ArrayList<>();
    for (PlanBook.Tranches root : roots(day, scenario)) {
      if (root.all().stream().anyMatch(admitted)) {
        counting.add(root);
      }
    }
    for (List<PlanBook.Tranches> set : PlanSets.of(counting, admitted)) {
      PlanSets.Outcome outcome =
          PlanSets.outcome(set, admitted, day, base, strength, policy, departures, counted);
      figure = figure.max(outcome.reduction());
      goneSince = outcome.goneSince() == null ? goneSince : outcome.goneSince();
    }
    return new Reduction(strength == null ? figure : figure.cappedAt(strength), goneSince);
  }

  static boolean isAdmitted(Plan plan, Scenario scenario) {
    return plan.isFeared() || scenario.admits(plan.stage());
  }

  /// Only if its last day of leaving is not after the day of the baseline (R1).
  static boolean isBeforeBaseline(Plan plan, LocalDate base) {
    return !base.equals(LocalDate.MIN) && !plan.gone().isAfter(base);
  }

  /// This force's part of the mission's reduction since the mission's baseline (D4).
  Interval part(LocalDate day, @Nullable LocalDate missionBase, Scenario scenario, Policy policy) {
    return part(day, missionBase, scenario, policy, ALL);
  }

  private Interval part(
      LocalDate day,
      @Nullable LocalDate missionBase,
      Scenario scenario,
      Policy policy,
      Predicate<Entry> counted) {
    LocalDate since = Days.orAlways(missionBase);
    Count count = counts.on(day);
    if (count == null) {
      return reduction(day, since, null, scenario, policy, counted).figure();
    }
    Predicate<Departure> some = d -> counted.test(d.entry());
    if (!count.day().isBefore(since)) {
      Interval earlier = departures.between(since, count.day(), some);
      Interval strength = count.strength().plus(increaseForPlans(count.day(), day, policy));
      return earlier.plus(
          reduction(day, count.day(), strength, scenario, policy, counted).figure());
    }
    Interval then =
        count
            .strength()
            .plus(increaseForPlans(count.day(), day, policy))
            .minus(departures.between(count.day(), since));
    return reduction(day, since, then, scenario, policy, counted).figure();
  }

  private Interval increaseForPlans(LocalDate base, LocalDate day, Policy policy) {
    return increase(base, day, policy, deployment -> true);
  }

  /// What each announcement does to the part of the mission's reduction, in order (R17).
  List<Effect> partEffects(
      LocalDate day, @Nullable LocalDate missionBase, Scenario scenario, Policy policy) {
    return effects(
        reducing(day, Days.orAlways(missionBase), scenario),
        counted -> part(day, missionBase, scenario, policy, counted));
  }

  /// What each announcement does to the reduction since a baseline, in order (R17).
  List<Effect> reductionEffects(
      LocalDate day,
      LocalDate base,
      @Nullable Interval strength,
      Scenario scenario,
      Policy policy) {
    return effects(
        reducing(day, base, scenario),
        counted -> reduction(day, base, strength, scenario, policy, counted).figure());
  }

  @FunctionalInterface
  private interface Figure {
    Interval with(Predicate<Entry> counted);
  }

  private static List<Effect> effects(List<Entry> contributing, Figure figure) {
    List<Effect> effects = new ArrayList<>();
    Set<UUID> come = new HashSet<>();
    Interval before = Interval.ZERO;
    for (Entry entry : contributing) {
      come.add(entry.id());
      Interval after = figure.with(counted -> come.contains(counted.id()));
      effects.add(Effect.of(entry, Effect.Figure.REDUCTION, before, after));
      before = after;
    }
    return effects;
  }

  /// The announcements that a reduction can rest on, in order.
  private List<Entry> reducing(LocalDate day, LocalDate base, Scenario scenario) {
    Set<Entry> reducing = new TreeSet<>();
    for (PlanBook.Tranches root : roots(day, scenario)) {
      for (Plan plan : root.all()) {
        if (isAdmitted(plan, scenario)
            && !isBeforeBaseline(plan, base)
            && !day.isBefore(plan.known())) {
          reducing.addAll(plan.members());
        }
      }
    }
    for (Departure departure : departures.all()) {
      if (Days.within(departure.day(), base, day)) {
        reducing.add(departure.entry());
      }
    }
    return List.copyOf(reducing);
  }

  /// Claims that posture reads: without one of them a country is no contributor.
  static boolean isOfForce(Claim claim) {
    return claim instanceof WithdrawalAnnounced
        || claim instanceof SuspensionAnnounced
        || claim instanceof ActivityResumed
        || claim instanceof DeploymentAnnounced
        || claim instanceof StrengthReported
        || claim instanceof DepartureReported
        || claim instanceof PositionStated;
  }
}
