package org.muster.projections.posture;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.muster.contracts.recorded.Recorded;

/// Everything that follows from a mission's announcements.
public final class MissionFold {

  /// Changes whenever a rule does: rows of another version were made by other rules.
  public static final int VERSION = 1;

  private MissionFold() {}

  /// The posture on one day: the mission's step first, then each contributor's by its code.
  public static List<PostureStep> on(Collection<Recorded> announcements, Question question) {
    MissionBook book = MissionBook.of(announcements, question.cut(), question.about());
    List<PostureStep> steps = new ArrayList<>();
    List<ContributorView> views = new ArrayList<>();
    for (String contributor : book.contributors().keySet()) {
      ContributorView view =
          book.view(contributor, question.on(), question.scenario(), question.policy());
      views.add(view);
      steps.add(step(view, question.scenario(), question.on()));
    }
    MissionView mission =
        MissionView.of(book, views, question.on(), question.scenario(), question.policy());
    steps.addFirst(step(mission, question.scenario(), question.on()));
    return steps;
  }

  /// The steps of the mission and of each contributor in every scenario, by scenario, contributor
  /// (the mission first) and day.
  public static List<PostureStep> steps(Collection<Recorded> announcements) {
    MissionBook book = MissionBook.of(announcements, Cut.NONE, Question.DEFAULT_ABOUT);
    List<PostureStep> steps = new ArrayList<>();
    for (Scenario scenario : Scenario.values()) {
      steps.addAll(steps(book, scenario, Policy.STEP_AT_DEADLINE));
    }
    return steps;
  }

  private static List<PostureStep> steps(MissionBook book, Scenario scenario, Policy policy) {
    NavigableSet<LocalDate> counted = new TreeSet<>();
    book.mission().counts().baselines().forEach(count -> counted.add(count.day()));
    NavigableSet<LocalDate> missionDays = ChangeDays.of(book.mission(), List.of());
    missionDays.addAll(book.mandate().days());
    missionDays.add(LocalDate.MIN);
    Map<LocalDate, Map<String, ContributorView>> changes = new TreeMap<>();
    missionDays.forEach(day -> changes.put(day, new HashMap<>()));
    List<PostureStep> ofContributors = new ArrayList<>();
    for (Map.Entry<String, ForceBook> force : book.contributors().entrySet()) {
      String contributor = force.getKey();
      NavigableSet<LocalDate> days = ChangeDays.of(force.getValue(), book.said(contributor));
      days.addAll(counted);
      days.addAll(ChangeDays.ofPlans(book.mission().plans()));
      days.add(LocalDate.MIN);
      PostureStep last = null;
      for (LocalDate day : days) {
        ContributorView view = book.view(contributor, day, scenario, policy);
        PostureStep step = step(view, scenario, day);
        if (last == null || !step.from(last.fromDay()).equals(last)) {
          ofContributors.add(step);
          changes.computeIfAbsent(day, d -> new HashMap<>()).put(contributor, view);
          last = step;
        }
      }
    }
    List<PostureStep> steps = new ArrayList<>();
    TreeMap<String, ContributorView> current = new TreeMap<>();
    PostureStep last = null;
    for (Map.Entry<LocalDate, Map<String, ContributorView>> change : changes.entrySet()) {
      current.putAll(change.getValue());
      MissionView view = MissionView.of(book, current.values(), change.getKey(), scenario, policy);
      PostureStep step = step(view, scenario, change.getKey());
      if (last == null || !step.from(last.fromDay()).equals(last)) {
        steps.add(step);
        last = step;
      }
    }
    steps.addAll(ofContributors);
    return steps;
  }

  private static PostureStep step(ContributorView view, Scenario scenario, LocalDate day) {
    return new PostureStep(
        scenario,
        view.contributor(),
        day,
        view.deployed(),
        view.operational(),
        view.reduction(),
        !view.unquantified().isEmpty(),
        view.suspended(),
        view.increase(),
        view.status(),
        view.flags(),
        view.deployed() == null ? "no-baseline" : null,
        AnswerJson.contributor(view),
        AnswerJson.effects(view.partBecause()));
  }

  private static PostureStep step(MissionView view, Scenario scenario, LocalDate day) {
    return new PostureStep(
        scenario,
        null,
        day,
        view.deployed(),
        view.operational(),
        view.reduction(),
        view.partial(),
        view.suspended(),
        view.increase(),
        List.of(),
        view.flags(),
        view.whyNull(),
        AnswerJson.mission(view),
        AnswerJson.effects(view.because()));
  }

  /// What has become of each announcement.
  public static List<AnnouncementLife> lives(Collection<Recorded> announcements) {
    return Ledger.of(announcements, Cut.NONE).lives();
  }
}
