package org.muster.projections.posture;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.Stage;

/// In which scenarios a contributor can stand otherwise on a day than in the scenario before. Each
/// scenario counts what the one before it counts (R6), so where nothing more counts a contributor
/// stands in both alike, and need not be looked at twice.
///
/// @param figures where something more counts that is in force or can be spoken of
/// @param disregards where something more counts, be it in force or not
record Turns(Set<Scenario> figures, Set<Scenario> disregards) {

  /// @param missionPlans plans of the mission as a whole
  /// @param base the day of the contributor's baseline or of the mission's, whichever is earlier;
  ///   [LocalDate#MIN] if there is one of them only
  static Turns on(ForceBook force, List<Plan> missionPlans, LocalDate day, LocalDate base) {
    Turns turns = new Turns(EnumSet.noneOf(Scenario.class), EnumSet.noneOf(Scenario.class));
    for (PlanBook.Tranches root : force.plans().roots()) {
      turns.plan(root, day, base);
    }
    for (Plan plan : missionPlans) {
      if (!ForceBook.isBeforeBaseline(plan, base)) {
        add(turns.figures, plan.stage());
      }
    }
    if (!force.suspensions().isEmpty()) {
      turns.suspensions(force, day);
    }
    for (Entry resumption : force.resumptions()) {
      if (!day.isBefore(resumption.announcedEarliest())) {
        add(turns.disregards, stage(resumption));
      }
    }
    if (force.isAnybodyFeared(day)) {
      turns.figures.add(Scenario.WORST);
    }
    return turns;
  }

  private void plan(PlanBook.Tranches tranches, LocalDate day, LocalDate base) {
    Plan plan = tranches.plan();
    if (!ForceBook.isBeforeBaseline(plan, base)
        && (plan.canAddUp() || !day.isBefore(plan.matters()))) {
      add(figures, plan.stage());
    }
    if (!day.isBefore(plan.known())) {
      add(disregards, plan.stage());
    }
    for (PlanBook.Tranches part : tranches.parts()) {
      plan(part, day, base);
    }
  }

  /// A suspension that is over by what counts in every scenario is over in all.
  private void suspensions(ForceBook force, LocalDate day) {
    List<Entry> always = force.resumptions(Scenario.IMPLEMENTED);
    boolean inForce = false;
    for (Suspension suspension : force.suspensions()) {
      if (!day.isBefore(suspension.known())) {
        add(disregards, suspension.entry().stage());
        if (!suspension.isOver(day, always)) {
          add(figures, suspension.entry().stage());
          inForce = true;
        }
      }
    }
    if (inForce) {
      force.resumptions().forEach(resumption -> add(figures, stage(resumption)));
    }
  }

  /// A resumption without a stage counts always (R9).
  private static @Nullable Stage stage(Entry resumption) {
    return resumption.claim().subject().stage() == null ? null : resumption.stage();
  }

  private static void add(Set<Scenario> turning, @Nullable Stage stage) {
    Scenario first = stage == null ? null : Scenario.firstToAdmit(stage);
    if (first != null) {
      turning.add(first);
    }
  }
}
