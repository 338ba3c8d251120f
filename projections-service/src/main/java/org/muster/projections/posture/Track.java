package org.muster.projections.posture;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;

/// The steps of one scenario, through all days.
final class Track {

  /// A contributor as it was derived last.
  private record Of(
      NavigableMap<LocalDate, ContributorView> views, NavigableMap<LocalDate, PostureStep> steps) {}

  private final Scenario scenario;
  private final NavigableMap<String, Of> contributors = new TreeMap<>();
  private final NavigableMap<LocalDate, PostureStep> mission = new TreeMap<>();

  Track(Scenario scenario) {
    this.scenario = scenario;
  }

  /// The mission's steps by day, then each contributor's.
  void addTo(List<PostureStep> steps) {
    steps.addAll(mission.values());
    contributors.values().forEach(of -> steps.addAll(of.steps().values()));
  }

  /// Takes over what was announced: derives again what can differ from before.
  ///
  /// @param reach from which day on
  /// @param changes is told every step that comes, goes or becomes another
  void follow(MissionBook book, Reach reach, StepChanges changes) {
    LocalDate differs = reach.mission();
    for (String gone : missing(book)) {
      Of of = Objects.requireNonNull(contributors.remove(gone));
      changes.note(of.steps(), new TreeMap<>());
      differs = LocalDate.MIN;
    }
    for (String contributor : book.contributors().keySet()) {
      LocalDate from = reach.of(contributor);
      if (!from.equals(LocalDate.MAX)) {
        Of of =
            contributors.computeIfAbsent(
                contributor, c -> new Of(new TreeMap<>(), new TreeMap<>()));
        differs = Days.earlier(differs, followContributor(book, contributor, of, from, changes));
      }
    }
    if (!differs.equals(LocalDate.MAX)) {
      NavigableMap<LocalDate, PostureStep> old = cut(mission, differs);
      followMission(book, differs);
      changes.note(old, mission.tailMap(differs, true));
    }
  }

  private List<String> missing(MissionBook book) {
    return contributors.keySet().stream()
        .filter(contributor -> !book.contributors().containsKey(contributor))
        .toList();
  }

  /// Derives a contributor again from a day on.
  ///
  /// @return the first day on which it differs, [LocalDate#MAX] if it does not
  private LocalDate followContributor(
      MissionBook book, String contributor, Of of, LocalDate from, StepChanges changes) {
    NavigableMap<LocalDate, ContributorView> oldViews = cut(of.views(), from);
    NavigableMap<LocalDate, PostureStep> oldSteps = cut(of.steps(), from);
    NavigableMap<LocalDate, ContributorView> views =
        Sweep.views(book, contributor, scenario, Policy.STEP_AT_DEADLINE, from, LocalDate.MAX);
    Map.Entry<LocalDate, ContributorView> last = of.views().lastEntry();
    if (last != null && last.getValue().equals(views.get(from))) {
      views.remove(from);
    }
    of.views().putAll(views);
    views.forEach((day, view) -> {
      PostureStep same = view.equals(oldViews.get(day)) ? oldSteps.get(day) : null;
      add(of.steps(), day, same == null ? MissionFold.step(view, scenario, day) : same);
    });
    changes.note(oldSteps, of.steps().tailMap(from, true));
    return firstDifference(oldViews, views);
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
  private void followMission(MissionBook book, LocalDate from) {
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
