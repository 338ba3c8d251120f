package org.muster.projections.posture;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Goes through the days on which a mission's posture can change and looks at each of them.
final class Sweep {

  /// The posture on one day.
  ///
  /// @param day the day
  /// @param mission the mission as a whole
  /// @param contributors each contributor by its code; changes with the next moment
  record Moment(
      LocalDate day, MissionView mission, NavigableMap<String, ContributorView> contributors) {}

  private Sweep() {}

  /// Looks at the first day and at every day after it, up to the last, on which something can
  /// change.
  static void over(
      MissionBook book,
      Scenario scenario,
      Policy policy,
      LocalDate first,
      LocalDate last,
      Consumer<Moment> look) {
    Map<LocalDate, Map<String, ContributorView>> changes = new TreeMap<>();
    NavigableSet<LocalDate> ofMission = ChangeDays.of(book.mission(), List.of());
    ofMission.addAll(book.mandate().days());
    within(ofMission, first, last).forEach(day -> changes.put(day, new HashMap<>()));
    for (String contributor : book.contributors().keySet()) {
      views(book, contributor, scenario, policy, first, last)
          .forEach((day, view) ->
              changes.computeIfAbsent(day, d -> new HashMap<>()).put(contributor, view));
    }
    NavigableMap<String, ContributorView> current = new TreeMap<>();
    for (LocalDate day : daily(policy, new TreeSet<>(changes.keySet()), first, last)) {
      current.putAll(changes.getOrDefault(day, Map.of()));
      MissionView mission = MissionView.of(book, current.values(), day, scenario, policy);
      look.accept(new Moment(day, mission, current));
    }
  }

  /// A contributor on the first day and on every day after it on which something differs.
  static NavigableMap<LocalDate, ContributorView> views(
      MissionBook book,
      String contributor,
      Scenario scenario,
      Policy policy,
      LocalDate first,
      LocalDate last) {
    NavigableMap<LocalDate, ContributorView> views = new TreeMap<>();
    for (LocalDate day : daily(policy, days(book, contributor, first, last), first, last)) {
      addIfOther(views, day, book.view(contributor, day, scenario, policy));
    }
    return views;
  }

  /// The same under the step policy in every scenario, from a day on for ever. Scenarios in which
  /// the contributor stands alike have the same view.
  static Map<Scenario, NavigableMap<LocalDate, ContributorView>> views(
      MissionBook book, String contributor, LocalDate first) {
    Map<Scenario, NavigableMap<LocalDate, ContributorView>> views = new EnumMap<>(Scenario.class);
    for (Scenario scenario : Scenario.values()) {
      views.put(scenario, new TreeMap<>());
    }
    for (LocalDate day : days(book, contributor, first, LocalDate.MAX)) {
      book.views(contributor, day, Policy.STEP_AT_DEADLINE)
          .forEach((scenario, view) ->
              addIfOther(Objects.requireNonNull(views.get(scenario)), day, view));
    }
    return views;
  }

  private static void addIfOther(
      NavigableMap<LocalDate, ContributorView> views, LocalDate day, ContributorView view) {
    Map.Entry<LocalDate, ContributorView> last = views.lastEntry();
    if (last == null || !view.equals(last.getValue())) {
      views.put(day, view);
    }
  }

  /// The days on which a contributor can change.
  private static NavigableSet<LocalDate> days(
      MissionBook book, String contributor, LocalDate first, LocalDate last) {
    ForceBook force = Objects.requireNonNull(book.contributors().get(contributor));
    NavigableSet<LocalDate> days = ChangeDays.of(force, book.said(contributor));
    days.addAll(ChangeDays.ofPlans(book.mission().plans()));
    book.mission().counts().baselines().forEach(count -> days.add(count.day()));
    return within(days, first, last);
  }

  private static NavigableSet<LocalDate> within(
      NavigableSet<LocalDate> days, LocalDate first, LocalDate last) {
    NavigableSet<LocalDate> within = new TreeSet<>(days.subSet(first, true, last, true));
    within.add(first);
    return within;
  }

  /// Under the linear policy every day can be another.
  private static NavigableSet<LocalDate> daily(
      Policy policy, NavigableSet<LocalDate> days, LocalDate first, LocalDate last) {
    if (policy == Policy.LINEAR) {
      for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
        days.add(day);
      }
    }
    return days;
  }
}
