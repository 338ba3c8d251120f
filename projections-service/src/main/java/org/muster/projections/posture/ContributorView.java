package org.muster.projections.posture;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.DepartureReported;
import org.muster.contracts.announcement.StrengthReported;

/// One contributor on one day.
///
/// @param status R18
/// @param deployed from its own baseline, `null` without a count
/// @param operational those of them who act, `null` without a count
/// @param reduction how many have gone since its own baseline
/// @param increase how many have come since its own baseline
/// @param suspended how many stay but do not act, `null` if nobody can say
/// @param count its baseline
/// @param plan the latest live plan that counts, of those of which one can speak by the day
/// @param unquantified where its plans stand whose number nobody can say (R4b)
/// @param because what makes its figures
/// @param disregarded what does not
/// @param pledged deployments that have not come
/// @param position the latest position
/// @param flags what to be wary of
/// @param part its part of the mission's reduction (D4)
/// @param partBecause what makes that
/// @param outOfAction its part of those of the mission who have gone or do not act
/// @param increaseForMission how many have come since the mission's baseline
record ContributorView(
    String contributor,
    List<String> status,
    @Nullable Interval deployed,
    @Nullable Interval operational,
    Interval reduction,
    Interval increase,
    @Nullable Interval suspended,
    @Nullable Count count,
    @Nullable Plan plan,
    List<String> unquantified,
    List<Effect> because,
    List<Disregard> disregarded,
    List<UUID> pledged,
    @Nullable Entry position,
    List<String> flags,
    Interval part,
    List<Effect> partBecause,
    Interval outOfAction,
    Interval increaseForMission) {

  private static final int STALE_AFTER_MONTHS = 12;

  /// @param force what was announced of the contributor
  /// @param said the days on which anything was announced of it, in order
  /// @param missionPlans plans of the mission as a whole, which empty each counted contingent (R16)
  /// @param missionBase the day of the mission's baseline, `null` without one
  static ContributorView of(
      String contributor,
      ForceBook force,
      List<LocalDate> said,
      List<Plan> missionPlans,
      @Nullable LocalDate missionBase,
      LocalDate day,
      Scenario scenario,
      Policy policy) {
    Count count = force.counts().on(day);
    LocalDate base = count == null ? LocalDate.MIN : count.day();
    Predicate<Plan> admitted = plan -> ForceBook.isAdmitted(plan, scenario);

    ForceBook.Reduction bare =
        force.reduction(day, base, count == null ? null : count.strength(), scenario, policy);
    LocalDate goneSince = bare.goneSince();
    Interval cameBefore =
        force.increase(
            base, day, policy, come -> goneSince == null || come.start().isBefore(goneSince));
    Interval cameAfter =
        force.increase(
            base, day, policy, come -> goneSince != null && !come.start().isBefore(goneSince));
    Interval strength = count == null ? null : count.strength().plus(cameBefore);
    Interval own =
        cameBefore.isZero()
            ? bare.figure()
            : force.reduction(day, base, strength, scenario, policy).figure();

    Interval reduction = own;
    List<Effect> because = new ArrayList<>(countEffects(count));
    because.addAll(increaseEffects(force, base, day, policy));
    because.addAll(force.reductionEffects(day, base, strength, scenario, policy));
    boolean allGone = goneSince != null;
    for (Plan plan : missionPlans) {
      if (admitted.test(plan) && !ForceBook.isBeforeBaseline(plan, base)) {
        allGone |= !day.isBefore(plan.gone());
        Interval effect = strength == null ? null : plan.effect(day, strength, policy);
        if (strength != null && effect != null) {
          Interval with = reduction.max(effect).cappedAt(strength);
          because.add(
              Effect.of(plan.members().getFirst(), Effect.Figure.REDUCTION, reduction, with));
          reduction = with;
        }
      }
    }
    Interval left = strength == null ? null : allGone ? Interval.ZERO : strength.minus(reduction);
    Interval deployed = left == null ? null : left.plus(cameAfter);

    Suspension suspension = force.suspensionOn(day, scenario);
    Interval scope =
        suspension == null
            ? Interval.ZERO
            : suspension.scope(day, strength, force.resumptions(scenario));
    Interval suspended = scope == null ? null : allGone ? Interval.ZERO : scope.minus(reduction);
    if (suspension != null && suspended != null) {
      because.add(Effect.of(suspension.entry(), Effect.Figure.SUSPENDED, Interval.ZERO, suspended));
    }
    Interval inactive = scope == null ? reduction : scope.max(reduction);
    Interval operational =
        strength == null || deployed == null
            ? null
            : allGone ? deployed : strength.minus(inactive).plus(cameAfter);

    Interval part = force.part(day, missionBase, scenario, policy);
    List<String> unquantified = unquantified(force, day, base, strength, scenario);
    Plan plan = plan(force, day, base, scenario);
    Entry position = force.positionOn(day);
    List<UUID> pledged = pledged(force, day);
    List<Effect> partBecause = force.partEffects(day, missionBase, scenario, policy);
    Stream<@Nullable UUID> basis =
        Stream.of(
                Stream.concat(because.stream(), partBecause.stream()).map(Effect::id),
                countingPlans(force, day, base, scenario)
                    .flatMap(some -> some.members().stream())
                    .map(Entry::id),
                pledged.stream(),
                Stream.ofNullable(position).map(Entry::id))
            .flatMap(ids -> ids);
    boolean disputed = force.isAnyDisputed(basis);
    boolean departed = !force.departures().between(base, day).isZero();
    boolean hasLeft = (allGone && cameAfter.isZero()) || (deployed != null && deployed.isZero());
    return new ContributorView(
        contributor,
        status(
            hasLeft,
            suspension != null,
            force.isUndecided(day),
            force,
            day,
            base,
            scenario,
            departed,
            !pledged.isEmpty()),
        deployed,
        operational,
        reduction,
        cameBefore.plus(cameAfter),
        suspended,
        count,
        plan,
        unquantified,
        because,
        disregarded(force, day, base, scenario),
        pledged,
        position,
        flags(force, suspension, scope, said, strength, base, day, scenario, disputed),
        part,
        partBecause,
        scope == null ? part : scope.max(part),
        force.increase(Days.orAlways(missionBase), day, policy, come -> true));
  }

  /// The same in another scenario, in which only what is disregarded can be something else.
  ContributorView in(Scenario scenario, ForceBook force, LocalDate day) {
    List<Disregard> theirs =
        disregarded(force, day, count == null ? LocalDate.MIN : count.day(), scenario);
    return theirs.equals(disregarded)
        ? this
        : new ContributorView(
            contributor,
            status,
            deployed,
            operational,
            reduction,
            increase,
            suspended,
            count,
            plan,
            unquantified,
            because,
            theirs,
            pledged,
            position,
            flags,
            part,
            partBecause,
            outOfAction,
            increaseForMission);
  }

  static List<Effect> countEffects(@Nullable Count count) {
    List<Effect> effects = new ArrayList<>();
    if (count != null) {
      if (count.entries().size() == 1) {
        Interval strength = count.strength();
        Entry entry = count.entries().getFirst();
        effects.add(
            new Effect(
                entry.id(),
                entry.type(),
                entry.contributor(),
                Effect.Figure.DEPLOYED,
                strength.low(),
                strength.best(),
                strength.high()));
      } else {
        count.entries().forEach(entry -> effects.add(partOfCount(entry)));
      }
    }
    return effects;
  }

  /// The share of one report in a count of military and police together.
  private static Effect partOfCount(Entry entry) {
    Interval strength =
        entry.claim() instanceof StrengthReported report
            ? Numbers.of(report.personnel(), Question.DEFAULT_ABOUT)
            : entry.claim() instanceof DepartureReported departure
                ? Numbers.of(departure.personnel(), Question.DEFAULT_ABOUT)
                : null;
    return new Effect(
        entry.id(),
        entry.type(),
        entry.contributor(),
        Effect.Figure.DEPLOYED,
        strength == null ? 0L : (Long) strength.low(),
        strength == null ? null : strength.best(),
        strength == null ? null : strength.high());
  }

  static List<Effect> increaseEffects(
      ForceBook force, LocalDate base, LocalDate day, Policy policy) {
    List<Effect> effects = new ArrayList<>();
    for (Deployment deployment : force.deployments()) {
      Interval increase = deployment.increase(base, day, policy);
      if (!increase.isZero()) {
        effects.add(Effect.of(deployment.entry(), Effect.Figure.INCREASE, Interval.ZERO, increase));
      }
    }
    return effects;
  }

  private static List<String> unquantified(
      ForceBook force,
      LocalDate day,
      LocalDate base,
      @Nullable Interval strength,
      Scenario scenario) {
    return force.roots(day, scenario).stream()
        .flatMap(root -> root.all().stream())
        .filter(plan -> ForceBook.isAdmitted(plan, scenario))
        .filter(plan -> !ForceBook.isBeforeBaseline(plan, base))
        .filter(plan -> plan.scope(strength) == null && !day.isBefore(plan.known()))
        .map(plan -> plan.stateOn(day))
        .distinct()
        .toList();
  }

  /// The plans that count and of which one can speak, tranches among them.
  private static Stream<Plan> countingPlans(
      ForceBook force, LocalDate day, LocalDate base, Scenario scenario) {
    return force.plans().roots().stream()
        .flatMap(root -> root.all().stream())
        .filter(plan -> scenario.admits(plan.stage()) && !ForceBook.isBeforeBaseline(plan, base))
        .filter(plan -> !day.isBefore(plan.known()));
  }

  private static @Nullable Plan plan(
      ForceBook force, LocalDate day, LocalDate base, Scenario scenario) {
    return force.plans().roots().stream()
        .map(PlanBook.Tranches::plan)
        .filter(plan -> scenario.admits(plan.stage()) && !ForceBook.isBeforeBaseline(plan, base))
        .filter(plan -> !day.isBefore(plan.known()))
        .max(Comparator.comparing(plan -> plan.members().getFirst()))
        .orElse(null);
  }

  private static List<UUID> pledged(ForceBook force, LocalDate day) {
    return force.deployments().stream()
        .filter(deployment -> !deployment.implemented())
        .filter(deployment -> !deployment.entry().announcedEarliest().isAfter(day))
        .map(deployment -> deployment.entry().id())
        .toList();
  }

  private static List<String> status(
      boolean hasLeft,
      boolean suspended,
      boolean undecided,
      ForceBook force,
      LocalDate day,
      LocalDate base,
      Scenario scenario,
      boolean departed,
      boolean pledged) {
    if (hasLeft) {
      return List.of("left");
    }
    List<String> status = new ArrayList<>();
    if (suspended) {
      status.add("suspended");
    }
    if (undecided) {
      status.add("undecided");
    }
    boolean leaving = false;
    boolean drawingDown = departed;
    for (PlanBook.Tranches root : force.plans().roots()) {
      for (Plan plan : root.all()) {
        if (scenario.admits(plan.stage()) && !ForceBook.isBeforeBaseline(plan, base)) {
          drawingDown |= !day.isBefore(plan.start()) && day.isBefore(plan.gone());
          leaving |= !day.isBefore(plan.announcedEarliest()) && day.isBefore(plan.start());
        }
      }
    }
    if (drawingDown) {
      status.add("drawing-down");
    } else if (leaving) {
      status.add("leaving");
    } else if (pledged) {
      status.add("pledged");
    }
    return status.isEmpty() ? List.of("deployed") : List.copyOf(status);
  }

  private static List<String> flags(
      ForceBook force,
      @Nullable Suspension suspension,
      @Nullable Interval scope,
      List<LocalDate> said,
      @Nullable Interval strength,
      LocalDate base,
      LocalDate day,
      Scenario scenario,
      boolean disputed) {
    List<String> flags = new ArrayList<>();
    boolean exceeds = false;
    boolean implied = false;
    for (PlanBook.Tranches root : force.plans().roots()) {
      Plan plan = root.plan();
      if (!scenario.admits(plan.stage())
          || ForceBook.isBeforeBaseline(plan, base)
          || day.isBefore(plan.known())) {
        continue;
      }
      implied |= plan.goneIsImplied() && !day.isBefore(plan.gone());
      Interval number = plan.number();
      exceeds |=
          plan.isWhole()
              && number != null
              && strength != null
              && strength.high() != null
              && number.low() > strength.high();
    }
    if (disputed) {
      flags.add("disputed");
    }
    if (exceeds) {
      flags.add("exceeds-present");
    }
    if (implied) {
      flags.add("implied");
    }
    if (suspension != null) {
      LocalDate last =
          said.stream().filter(d -> !d.isAfter(day)).max(LocalDate::compareTo).orElse(null);
      if (last != null && !last.plusMonths(STALE_AFTER_MONTHS).isAfter(day)) {
        flags.add("suspension-stale");
      }
      if (scope == null) {
        flags.add("suspension-unquantified");
      }
    }
    return List.copyOf(flags);
  }

  /// What is without effect on a day, in order.
  static List<Disregard> disregarded(
      ForceBook force, LocalDate day, LocalDate base, Scenario scenario) {
    SortedMap<Entry, Reason> reasons = new TreeMap<>();
    force
        .alwaysDisregarded()
        .forEach((entry, reason) -> {
          if (matters(entry, reason, day, base)) {
            reasons.put(entry, reason);
          }
        });
    for (PlanBook.Tranches root : force.plans().roots()) {
      for (Plan plan : root.all()) {
        Reason reason =
            !scenario.admits(plan.stage())
                ? Reason.STAGE
                : ForceBook.isBeforeBaseline(plan, base) ? Reason.BEFORE_BASELINE : null;
        if (reason != null && !day.isBefore(plan.known())) {
          plan.members().forEach(member -> reasons.put(member, reason));
        }
      }
    }
    for (Suspension suspension : force.suspensions()) {
      if (!scenario.admits(suspension.entry().stage()) && !day.isBefore(suspension.known())) {
        reasons.put(suspension.entry(), Reason.STAGE);
      }
    }
    List<Entry> counted = force.resumptions(scenario);
    for (Entry resumption : force.resumptions()) {
      if (!counted.contains(resumption) && !day.isBefore(resumption.announcedEarliest())) {
        reasons.put(resumption, Reason.STAGE);
      }
    }
    if (!base.equals(LocalDate.MIN)) {
      Count before = force.counts().before(base);
      LocalDate since = before == null ? LocalDate.MIN : before.day();
      for (Departure departure : force.departures().all()) {
        if (!departure.isOfCount() && Days.within(departure.day(), since, base)) {
          reasons.putIfAbsent(departure.entry(), Reason.BEFORE_BASELINE);
        }
      }
    }
    List<Disregard> disregarded = new ArrayList<>();
    reasons.forEach(
        (entry, reason) -> disregarded.add(new Disregard(entry.id(), entry.type(), reason)));
    return List.copyOf(disregarded);
  }

  /// Whether somebody who asks about a day could wonder why an announcement does not count. A count
  /// that is none would matter from its day until the next baseline; anything else from the day on
  /// which it can have been said. What was not known at the cut is always told.
  private static boolean matters(Entry entry, Reason reason, LocalDate day, LocalDate base) {
    LocalDate counted = CountBook.day(entry.claim());
    if (reason == Reason.NOT_KNOWN_YET) {
      return true;
    }
    return counted == null
        ? !day.isBefore(entry.announcedEarliest())
        : Days.within(counted, base, day) || counted.equals(base);
  }
}
