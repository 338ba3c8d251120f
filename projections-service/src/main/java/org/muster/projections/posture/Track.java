package org.muster.projections.posture;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;

/// The steps of one scenario, through all days.
final class Track {

  /// A contributor as it was derived last.
  private record Of(
      NavigableMap<LocalDate, ContributorView> views, NavigableMap<LocalDate, PostureStep> steps) {}

  private final Scenario scenario;
  private final NavigableMap<String, Of> contributors = new TreeMap<>();
  private final NavigableMap<LocalDate, PostureStep> mission = new TreeMap<>();

  /// The first day on which a contributor differs since the mission was derived last.
  private LocalDate differs = LocalDate.MAX;

  Track(Scenario scenario) {
    this.scenario = scenario;
  }

  /// The mission's steps by day, then each contributor's.
  void addTo(List<PostureStep> steps) {
    steps.addAll(mission.values());
    contributors.values().forEach(of -> steps.addAll(of.steps().values()));
  }

  /// The steps that took the place of others.
  ///
  /// @param before those from that day on that were there
  /// @param now those from that day on that are there
  record Replaced(
      NavigableMap<LocalDate, PostureStep> before, NavigableMap<LocalDate, PostureStep> now) {}

  /// Takes out who is no contributor any more.
  ///
  /// @return their steps
  List<NavigableMap<LocalDate, PostureStep>> retain(Set<String> known) {
    List<NavigableMap<LocalDate, PostureStep>> gone = new ArrayList<>();
    contributors
        .entrySet()
        .removeIf(contributor -> {
          boolean isGone = !known.contains(contributor.getKey());
          if (isGone) {
            gone.add(contributor.getValue().steps());
            differs = LocalDate.MIN;
          }
          return isGone;
        });
    return gone;
  }

  /// Takes over how a contributor stands from a day on.
  ///
  /// @param views on that day and on those after it on which something differs
  Replaced follow(
      String contributor,
      LocalDate from,
      NavigableMap<LocalDate, ContributorView> views,
      StepTexts texts) {
    Of of =
        contributors.computeIfAbsent(contributor, c -> new Of(new TreeMap<>(), new TreeMap<>()));
    NavigableMap<LocalDate, ContributorView> oldViews = cut(of.views(), from);
    NavigableMap<LocalDate, PostureStep> oldSteps = cut(of.steps(), from);
    Map.Entry<LocalDate, ContributorView> last = of.views().lastEntry();
    if (last != null && last.getValue().equals(views.get(from))) {
      views.remove(from);
    }
    of.views().putAll(views);
    views.forEach((day, view) -> {
      PostureStep same = view.equals(oldViews.get(day)) ? oldSteps.get(day) : null;
      add(of.steps(), day, same == null ? texts.step(view, scenario, day) : same);
    });
    differs = Days.earlier(differs, firstDifference(oldViews, views));
    return new Replaced(oldSteps, of.steps().tailMap(from, true));
  }

  /// Derives the mission again from the first day on that differs, in itself or in a contributor.
  ///
  /// @param reach the first day on which the mission's own announcements can differ
  Replaced followMission(MissionBook book, LocalDate reach) {
    LocalDate from = Days.earlier(reach, differs);
    differs = LocalDate.MAX;
    if (from.equals(LocalDate.MAX)) {
      return new Replaced(new TreeMap<>(), new TreeMap<>());
    }
    NavigableMap<LocalDate, PostureStep> old = cut(mission, from);
    sweep(book, from);
    return new Replaced(old, mission.tailMap(from, true));
  }

  /// Takes out what is from a day on.
  private static <T> NavigableMap<LocalDate, T> cut(
      NavigableMap<LocalDate, T> map, LocalDate from) {
    NavigableMap<LocalDate, T> tail = map.tailMap(from, true);
    NavigableMap<LocalDate, T> taken = new TreeMap<>(tail);
    tail.clear();
    return taken;
  }

  /// A step that says what the last one says is none.
  private static void add(
      NavigableMap<LocalDate, PostureStep> steps, LocalDate day, PostureStep step) {
    Map.Entry<LocalDate, PostureStep> last = steps.lastEntry();
    if (last == null || !step.from(last.getKey()).equals(last.getValue())) {
      steps.put(day, step);
    }
  }

  private static LocalDate firstDifference(
      NavigableMap<LocalDate, ContributorView> before,
      NavigableMap<LocalDate, ContributorView> now) {
    LocalDate first = LocalDate.MAX;
    for (Map.Entry<LocalDate, ContributorView> entry : now.entrySet()) {
      if (!entry.getValue().equals(before.get(entry.getKey()))) {
        first = entry.getKey();
        break;
      }
    }
    for (LocalDate day : before.headMap(first, false).keySet()) {
      if (!now.containsKey(day)) {
        return day;
      }
    }
    return first;
  }

  /// Derives the mission's steps again from a day on, from which there are none.
  private void sweep(MissionBook book, LocalDate from) {
    NavigableMap<LocalDate, Map<String, ContributorView>> changes = new TreeMap<>();
    NavigableMap<String, ContributorView> current = new TreeMap<>();
    contributors.forEach((contributor, of) -> {
      Map.Entry<LocalDate, ContributorView> first = of.views().floorEntry(from);
      if (first != null) {
        current.put(contributor, first.getValue());
      }
      of.views()
          .tailMap(from, false)
          .forEach((day, view) ->
              changes.computeIfAbsent(day, d -> new HashMap<>()).put(contributor, view));
    });
    missionDays(book)
        .tailSet(from, true)
        .forEach(day -> changes.computeIfAbsent(day, d -> new HashMap<>()));
    changes.computeIfAbsent(from, d -> new HashMap<>());
    changes.forEach((day, views) -> {
      current.putAll(views);
      add(mission, day, missionStep(book, current.values(), day));
    });
  }

  private static NavigableSet<LocalDate> missionDays(MissionBook book) {
    NavigableSet<LocalDate> days = ChangeDays.of(book.mission(), List.of());
    days.addAll(book.mandate().days());
    return days;
  }

  private PostureStep missionStep(
      MissionBook book, Collection<ContributorView> views, LocalDate day) {
    return MissionFold.step(
        MissionView.of(book, views, day, scenario, Policy.STEP_AT_DEADLINE), scenario, day);
  }
}
