package org.muster.projections.posture;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The steps of one scenario, through all days.
final class Track {

  private record Of(NavigableMap<LocalDate, ContributorView> views, List<PostureStep> steps) {}

  private final Scenario scenario;
  private final NavigableMap<String, Of> contributors = new TreeMap<>();
  private final NavigableMap<LocalDate, PostureStep> mission = new TreeMap<>();

  Track(Scenario scenario) {
    this.scenario = scenario;
  }

  /// The mission's steps by day, then each contributor's.
  void addTo(List<PostureStep> steps) {
    steps.addAll(mission.values());
    contributors.values().forEach(of -> steps.addAll(of.steps()));
  }

  /// Takes over what was announced: derives again what differs from before.
  ///
  /// @param before the book that was followed last, `null` for none
  void follow(MissionBook book, @Nullable MissionBook before) {
    boolean all =
        before == null
            || before.mission() != book.mission()
            || before.nothingKnown() != book.nothingKnown();
    boolean others = contributors.keySet().retainAll(book.contributors().keySet());
    LocalDate differs = all || others ? LocalDate.MIN : LocalDate.MAX;
    for (Map.Entry<String, ForceBook> entry : book.contributors().entrySet()) {
      String contributor = entry.getKey();
      if (all || isTouched(book, Objects.requireNonNull(before), contributor)) {
        Of last = contributors.get(contributor);
        NavigableMap<LocalDate, ContributorView> views =
            Sweep.views(
                book, contributor, scenario, Policy.STEP_AT_DEADLINE, LocalDate.MIN, LocalDate.MAX);
        differs = Days.earlier(differs, firstDifference(last, views));
        contributors.put(contributor, new Of(views, steps(views, last)));
      }
    }
    if (!differs.equals(LocalDate.MAX)) {
      followMission(book, differs);
    }
  }

  private static boolean isTouched(MissionBook book, MissionBook before, String contributor) {
    ForceBook force = book.contributors().get(contributor);
    return force == null
        || force != before.contributors().get(contributor)
        || (!force.suspensions().isEmpty()
            && !book.said(contributor).equals(before.said(contributor)));
  }

  private static LocalDate firstDifference(
      @Nullable Of last, NavigableMap<LocalDate, ContributorView> now) {
    if (last == null) {
      return LocalDate.MIN;
    }
    LocalDate first = LocalDate.MAX;
    for (Map.Entry<LocalDate, ContributorView> entry : now.entrySet()) {
      if (!entry.getValue().equals(last.views().get(entry.getKey()))) {
        first = entry.getKey();
        break;
      }
    }
    for (LocalDate day : last.views().headMap(first, false).keySet()) {
      if (!now.containsKey(day)) {
        return day;
      }
    }
    return first;
  }

  /// The steps of views; those that are as before are the same objects.
  private List<PostureStep> steps(
      NavigableMap<LocalDate, ContributorView> views, @Nullable Of last) {
    Map<LocalDate, PostureStep> known = new HashMap<>();
    if (last != null) {
      last.steps().forEach(step -> known.put(step.fromDay(), step));
    }
    List<PostureStep> steps = new ArrayList<>();
    for (Map.Entry<LocalDate, ContributorView> entry : views.entrySet()) {
      LocalDate day = entry.getKey();
      PostureStep same = known.get(day);
      boolean isKnown = last != null && entry.getValue().equals(last.views().get(day));
      PostureStep step =
          isKnown && same != null ? same : MissionFold.step(entry.getValue(), scenario, day);
      if (steps.isEmpty() || !step.from(steps.getLast().fromDay()).equals(steps.getLast())) {
        steps.add(step);
      }
    }
    return steps;
  }

  /// Derives the mission's steps again from a day on.
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
    mission.tailMap(from, true).clear();
    PostureStep last = mission.isEmpty() ? null : mission.lastEntry().getValue();
    for (Map.Entry<LocalDate, Map<String, ContributorView>> change : changes.entrySet()) {
      LocalDate day = change.getKey();
      current.putAll(change.getValue());
      PostureStep step = missionStep(book, current.values(), day);
      if (last == null || !step.from(last.fromDay()).equals(last)) {
        mission.put(day, step);
        last = step;
      }
    }
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
