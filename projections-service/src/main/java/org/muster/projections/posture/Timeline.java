package org.muster.projections.posture;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.Component;
import org.muster.contracts.recorded.Recorded;

/// A mission's figures over time: past and future in one.
public final class Timeline {

  /// Under the linear policy every day is looked at: so many at most.
  public static final int MAX_LINEAR_DAYS = 3_660;

  /// The figures from a day on.
  ///
  /// @param day the first day
  /// @param deployed people present, `null` without a count
  /// @param operational those who act, `null` without a count
  /// @param reduction those who have gone since the baseline, `null` if nobody had said anything of
  ///   the mission; so are `increase` and `suspended`
  /// @param partial whether a plan without a number is missing from it
  /// @param increase those who have come since the baseline
  /// @param suspended those who stay but do not act
  /// @param authorized the ceilings by population
  /// @param mandate where the mandate stands
  /// @param madeBy the announcements whose effect differs from the row before
  public record Row(
      LocalDate day,
      @Nullable Interval deployed,
      @Nullable Interval operational,
      @Nullable Interval reduction,
      boolean partial,
      @Nullable Interval increase,
      @Nullable Interval suspended,
      Map<Component, Interval> authorized,
      String mandate,
      List<UUID> madeBy) {

    Row madeBy(List<UUID> announcements) {
      return new Row(
          day,
          deployed,
          operational,
          reduction,
          partial,
          increase,
          suspended,
          authorized,
          mandate,
          announcements);
    }

    boolean saysTheSameAs(Row other) {
      return new Row(
              day,
              other.deployed,
              other.operational,
              other.reduction,
              other.partial,
              other.increase,
              other.suspended,
              other.authorized,
              other.mandate,
              madeBy)
          .equals(this);
    }
  }

  private Timeline() {}

  /// A row for the first day and for each day up to the last on which a figure changes.
  ///
  /// @param question the scenario, policy and cut; its day is not looked at
  /// @param first the first day, [LocalDate#MIN] for "ever before"
  /// @param last the last day
  /// @throws IllegalArgumentException if the linear policy is asked for more than
  ///   [#MAX_LINEAR_DAYS] days
  public static List<Row> of(
      Collection<Recorded> announcements, Question question, LocalDate first, LocalDate last) {
    if (question.policy() == Policy.LINEAR
        && (first.equals(LocalDate.MIN)
            || ChronoUnit.DAYS.between(first, last) > MAX_LINEAR_DAYS)) {
      throw new IllegalArgumentException(
          "the linear policy has a row a day: ask for %d days at most".formatted(MAX_LINEAR_DAYS));
    }
    MissionBook book = MissionBook.of(announcements, question.cut(), question.about());
    List<Row> rows = new ArrayList<>();
    Set<Effect> before = new HashSet<>();
    Sweep.over(
        book,
        question.scenario(),
        question.policy(),
        first,
        last,
        moment -> {
          Set<Effect> effects = effects(moment);
          Row row = row(moment, rows.isEmpty() ? List.of() : changed(before, effects));
          if (rows.isEmpty() || !row.saysTheSameAs(rows.getLast())) {
            rows.add(row);
            before.clear();
            before.addAll(effects);
          }
        });
    return rows;
  }

  private static Row row(Sweep.Moment moment, List<UUID> madeBy) {
    MissionView view = moment.mission();
    return new Row(
        moment.day(),
        view.deployed(),
        view.operational(),
        view.reduction(),
        view.partial(),
        view.increase(),
        view.suspended(),
        view.authorized(),
        view.mandate().status().name().toLowerCase(Locale.ROOT),
        madeBy);
  }

  private static Set<Effect> effects(Sweep.Moment moment) {
    Set<Effect> effects = new LinkedHashSet<>(moment.mission().because());
    for (ContributorView view : moment.contributors().values()) {
      effects.addAll(view.partBecause());
      view.because().stream()
          .filter(effect -> effect.figure() != Effect.Figure.DEPLOYED)
          .forEach(effects::add);
    }
    return effects;
  }

  /// The announcements that have an effect now that they had not before, or no longer have.
  private static List<UUID> changed(Set<Effect> before, Set<Effect> now) {
    Set<UUID> changed = new TreeSet<>();
    for (Effect effect : now) {
      if (effect.id() != null && !before.contains(effect)) {
        changed.add(effect.id());
      }
    }
    for (Effect effect : before) {
      if (effect.id() != null && !now.contains(effect)) {
        changed.add(effect.id());
      }
    }
    return List.copyOf(changed);
  }
}
