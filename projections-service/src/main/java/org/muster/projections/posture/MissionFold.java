package org.muster.projections.posture;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.muster.contracts.recorded.Recorded;

/// Everything that follows from a mission's announcements.
public final class MissionFold {

  /// Changes whenever a rule does, or what a row says: rows of another version were made by other
  /// rules.
  ///
  /// Boxed, so that the compiler copies it into no other class.
  public static final int VERSION = Integer.valueOf(4);

  private MissionFold() {}

  /// The posture on one day: the mission's step first, then each contributor's by its code.
  public static List<PostureStep> on(Collection<Recorded> announcements, Question question) {
    MissionBook book = MissionBook.of(announcements, question.cut(), question.about());
    return on(book, question.on(), question.scenario(), question.policy());
  }

  static List<PostureStep> on(MissionBook book, LocalDate day, Scenario scenario, Policy policy) {
    List<PostureStep> steps = new ArrayList<>();
    List<ContributorView> views = new ArrayList<>();
    for (String contributor : book.contributors().keySet()) {
      ContributorView view = book.view(contributor, day, scenario, policy);
      views.add(view);
      steps.add(step(view, scenario, day));
    }
    steps.addFirst(step(MissionView.of(book, views, day, scenario, policy), scenario, day));
    return steps;
  }

  /// The steps of the mission and of each contributor in every scenario, by scenario, contributor
  /// (the mission first) and day.
  public static List<PostureStep> steps(Collection<Recorded> announcements) {
    return new MissionProjection().derive(announcements).steps();
  }

  static PostureStep step(ContributorView view, Scenario scenario, LocalDate day) {
    return new StepTexts().step(view, scenario, day);
  }

  static PostureStep step(MissionView view, Scenario scenario, LocalDate day) {
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
        AnswerJson.details(view),
        AnswerJson.effects(view.because()));
  }

  /// What has become of each announcement.
  public static List<AnnouncementLife> lives(Collection<Recorded> announcements) {
    return lives(announcements, Cut.NONE);
  }

  /// What had become of each by what was known then.
  public static List<AnnouncementLife> lives(Collection<Recorded> announcements, Cut cut) {
    return Ledger.of(announcements, cut).lives();
  }
}
