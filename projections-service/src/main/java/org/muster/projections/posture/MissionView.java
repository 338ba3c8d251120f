package org.muster.projections.posture;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.Component;

/// The mission as a whole on one day.
///
/// @param mandate where the mandate stands
/// @param authorized the ceilings by population
/// @param deployed people present, `null` without a count of the whole mission (R0)
/// @param operational those of them who act
/// @param whyNull why `deployed` is `null`
/// @param counted the sum of the contributors' counts, `null` if there is none
/// @param reduction how many have gone since the mission's baseline, `null` if nobody had said
///   anything of the mission; so are `increase` and `suspended`
/// @param partial whether a plan without a number is missing from it
/// @param increase how many have come since the mission's baseline
/// @param suspended how many stay but do not act; open above if nobody can say it of one of them
/// @param remainder those of the total whom no contributor's count of the time accounts for
/// @param unquantified contributors with a plan whose number nobody can say
/// @param because what the mission's own announcements do, after its contributors'
/// @param disregarded the mission's own announcements without effect
/// @param flags what to be wary of, also of its contributors'
record MissionView(
    Mandate.On mandate,
    Map<Component, Interval> authorized,
    @Nullable Interval deployed,
    @Nullable Interval operational,
    @Nullable String whyNull,
    @Nullable Interval counted,
    @Nullable Interval reduction,
    boolean partial,
    @Nullable Interval increase,
    @Nullable Interval suspended,
    @Nullable Interval remainder,
    List<Unquantified> unquantified,
    List<Effect> because,
    List<Disregard> disregarded,
    List<String> flags) {

  /// A plan whose number nobody can say.
  record Unquantified(@Nullable String contributor, String state) {}

  private static final int NEAR_DAYS = 31;
  private static final Interval UNSAID = new Interval(0, null, null);

  static MissionView of(
      MissionBook book,
      Collection<ContributorView> contributors,
      LocalDate day,
      Scenario scenario,
      Policy policy) {
    ForceBook own = book.mission();
    Count count = book.baseline(day);
    LocalDate base = count == null ? LocalDate.MIN : count.day();
    Interval sum = Interval.ZERO;
    Interval inactive = Interval.ZERO;
    Interval suspended = Interval.ZERO;
    Interval increase = own.increase(base, day, policy, come -> true);
    Interval counted = null;
    List<Unquantified> unquantified = new ArrayList<>();
    TreeSet<String> flags = new TreeSet<>();
    for (ContributorView view : contributors) {
      sum = sum.plus(view.part());
      inactive = inactive.plus(view.outOfAction());
      increase = increase.plus(view.increaseForMission());
      suspended = suspended.plus(view.suspended() == null ? UNSAID : view.suspended());
      if (view.count() != null) {
        Interval strength = view.count().strength();
        counted = counted == null ? strength : counted.plus(strength);
      }
      view.unquantified()
          .forEach(state -> unquantified.add(new Unquantified(view.contributor(), state)));
      flags.addAll(view.flags());
    }
    Interval strength = count == null ? null : count.strength().plus(increase);
    ForceBook.Reduction bare = own.reduction(day, base, strength, scenario, policy);
    own.plans().roots().stream()
        .map(PlanBook.Tranches::plan)
        .filter(plan -> ForceBook.isAdmitted(plan, scenario))
        .filter(plan -> plan.scope(strength) == null && !day.isBefore(plan.known()))
        .forEach(plan -> unquantified.add(new Unquantified(null, plan.stateOn(day))));

    Interval all = sum.max(bare.figure());
    Interval reduction = strength == null ? all : all.cappedAt(strength);
    Interval outOfAction = inactive.max(reduction);
    boolean allGone = strength != null && bare.goneSince() != null;
    Interval deployed =
        strength == null ? null : allGone ? Interval.ZERO : strength.minus(reduction);
    Interval operational =
        strength == null ? null : allGone ? Interval.ZERO : strength.minus(outOfAction);

    List<Effect> because = new ArrayList<>();
    if (count != null) {
      because.addAll(ContributorView.countEffects(count));
    }
    because.addAll(ContributorView.increaseEffects(own, base, day, policy));
    because.addAll(ownEffects(own.reductionEffects(day, base, strength, scenario, policy), sum));
    if (!all.equals(reduction)) {
      because.add(Effect.cap(all, reduction));
    }

    Mandate.On mandate = book.mandate().on(day);
    if (mandate.status() == Mandate.Status.LAPSED) {
      flags.add("mandate-lapsed");
    }
    if (book.restrictions().rotationSuspended(day)) {
      flags.add("rotation-suspended");
    }
    if (book.restrictions().accessRestricted(day)) {
      flags.add("access-restricted");
    }
    if (own.isAnyDisputed(basis(book, because, day))) {
      flags.add("disputed");
    }
    boolean unheard = book.nothingKnown();
    Interval near = countedNear(count, contributors);
    if (count != null && near != null && exceeds(near, count.strength())) {
      flags.add("conflict");
    }
    return new MissionView(
        mandate,
        book.mandate().authorized(day),
        deployed,
        operational,
        deployed != null ? null : unheard ? PostureStep.NOT_KNOWN_YET : "no-baseline",
        counted,
        unheard ? null : reduction,
        !unquantified.isEmpty(),
        unheard ? null : increase,
        unheard ? null : allGone ? Interval.ZERO : suspended,
        count == null ? null : near == null ? count.strength() : count.strength().minus(near),
        List.copyOf(unquantified),
        because,
        ContributorView.disregarded(own, day, base, scenario),
        List.copyOf(flags));
  }

  /// The mission's own announcements that its posture rests on.
  private static Stream<@Nullable UUID> basis(
      MissionBook book, List<Effect> because, LocalDate day) {
    return Stream.of(
            because.stream().map(Effect::id),
            book.mission().plans().roots().stream()
                .flatMap(root -> root.plan().members().stream())
                .map(Entry::id),
            book.mandate().restsOn(day))
        .flatMap(ids -> ids);
  }

  /// What the mission's own announcements add to the contributors' sum: the two combine by the
  /// larger.
  private static List<Effect> ownEffects(List<Effect> alone, Interval sum) {
    List<Effect> effects = new ArrayList<>();
    Interval own = Interval.ZERO;
    Interval before = sum;
    for (Effect effect : alone) {
      own = with(own, effect);
      Interval after = sum.max(own);
      effects.add(
          Effect.between(
              effect.id(), effect.type(), effect.contributor(), effect.figure(), before, after));
      before = after;
    }
    return effects;
  }

  private static Interval with(Interval interval, Effect effect) {
    return new Interval(
        interval.low() + (effect.low() == null ? 0 : effect.low()),
        add(interval.best(), effect.best()),
        add(interval.high(), effect.high()));
  }

  private static @Nullable Long add(@Nullable Long a, @Nullable Long b) {
    return a == null || b == null ? null : (Long) (a + b);
  }

  /// The contributors' counts within 31 days of the mission's (R1).
  private static @Nullable Interval countedNear(
      @Nullable Count count, Collection<ContributorView> contributors) {
    Interval near = null;
    for (ContributorView view : contributors) {
      Count own = view.count();
      if (count != null
          && own != null
          && Math.abs(own.day().toEpochDay() - count.day().toEpochDay()) <= NEAR_DAYS) {
        near = near == null ? own.strength() : near.plus(own.strength());
      }
    }
    return near;
  }

  private static boolean exceeds(Interval parts, Interval total) {
    return total.high() != null && total.high() < parts.low();
  }
}
