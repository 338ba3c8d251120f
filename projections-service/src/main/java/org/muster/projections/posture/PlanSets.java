package org.muster.projections.posture;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.Component;
import org.muster.contracts.announcement.Extent;

/// Plans that add up: a plan by itself, the tranches of a plan, or a part of the military beside a
/// part of the police. Between such sets the larger effect counts (R7, R7c, D1).
final class PlanSets {
  private PlanSets() {}

  /// What a set of plans comes to.
  ///
  /// @param reduction those who left before it began and those whom it takes
  /// @param goneSince the day since which it has taken the whole contingent, `null` if it has not
  record Outcome(Interval reduction, @Nullable LocalDate goneSince) {}

  /// The sets among the plans that count.
  static List<List<PlanBook.Tranches>> of(List<PlanBook.Tranches> roots, Predicate<Plan> admitted) {
    List<List<PlanBook.Tranches>> sets = new ArrayList<>();
    List<List<PlanBook.Tranches>> military = new ArrayList<>();
    List<List<PlanBook.Tranches>> police = new ArrayList<>();
    for (PlanBook.Tranches root : roots) {
      List<List<PlanBook.Tranches>> alternatives = alternatives(root, admitted);
      if (isPartOf(Component.MILITARY, root.plan())) {
        military.addAll(alternatives);
      } else if (isPartOf(Component.POLICE, root.plan())) {
        police.addAll(alternatives);
      } else {
        sets.addAll(alternatives);
      }
    }
    if (military.isEmpty() || police.isEmpty()) {
      sets.addAll(military);
      sets.addAll(police);
      return sets;
    }
    for (List<PlanBook.Tranches> m : military) {
      for (List<PlanBook.Tranches> p : police) {
        List<PlanBook.Tranches> pair = new ArrayList<>(m);
        pair.addAll(p);
        sets.add(pair);
      }
    }
    return sets;
  }

  private static boolean isPartOf(Component component, Plan plan) {
    return plan.extent() == Extent.PART && plan.component() == component;
  }

  /// A plan itself, or its tranches together.
  private static List<List<PlanBook.Tranches>> alternatives(
      PlanBook.Tranches root, Predicate<Plan> admitted) {
    List<List<PlanBook.Tranches>> alternatives = new ArrayList<>();
    if (admitted.test(root.plan())) {
      alternatives.add(List.of(new PlanBook.Tranches(root.plan(), List.of())));
    }
    if (root.parts().stream().flatMap(part -> part.all().stream()).anyMatch(admitted)) {
      alternatives.add(root.parts());
    }
    return alternatives;
  }

  static Outcome outcome(
      List<PlanBook.Tranches> set,
      Predicate<Plan> admitted,
      LocalDate day,
      LocalDate base,
      @Nullable Interval strength,
      Policy policy,
      DepartureBook departures,
      Predicate<Entry> counted) {
    List<Plan> plans =
        set.stream().flatMap(tranches -> tranches.all().stream()).filter(admitted).toList();
    Interval before = leftBefore(plans, day, base, departures, counted);
    Interval present = strength == null ? null : strength.minus(before);
    Interval effect = Interval.ZERO;
    for (PlanBook.Tranches tranches : set) {
      effect = effect.plus(effect(tranches, admitted, day, present, policy));
    }
    LocalDate goneSince = null;
    for (Plan plan : plans) {
      if (plan.isWhole() && !day.isBefore(plan.gone()) && set.size() == 1) {
        goneSince = plan.gone();
      }
    }
    if (strength == null) {
      return new Outcome(before.plus(effect), goneSince);
    }
    return goneSince != null
        ? new Outcome(strength, goneSince)
        : new Outcome(before.plus(effect.cappedAt(strength.minus(before))), null);
  }

  /// Those who left before the first of the plans began and are not said to have carried it out.
  private static Interval leftBefore(
      List<Plan> plans,
      LocalDate day,
      LocalDate base,
      DepartureBook departures,
      Predicate<Entry> counted) {
    LocalDate start = plans.stream().map(Plan::start).min(LocalDate::compareTo).orElse(day);
    if (start.equals(LocalDate.MIN)) {
      return Interval.ZERO;
    }
    Set<UUID> ids = new HashSet<>();
    plans.forEach(plan -> plan.members().forEach(member -> ids.add(member.id())));
    return departures.between(
        base,
        Days.earlier(day, start.minusDays(1)),
        departure ->
            counted.test(departure.entry())
                && departure.carriesOut().stream().noneMatch(ids::contains));
  }

  /// The effect of a plan and of its tranches together, whichever is more.
  private static Interval effect(
      PlanBook.Tranches tranches,
      Predicate<Plan> admitted,
      LocalDate day,
      @Nullable Interval present,
      Policy policy) {
    Interval own =
        admitted.test(tranches.plan()) ? tranches.plan().effect(day, present, policy) : null;
    Interval parts = Interval.ZERO;
    for (PlanBook.Tranches part : tranches.parts()) {
      parts = parts.plus(effect(part, admitted, day, present, policy));
    }
    return own == null ? parts : own.max(parts);
  }
}
