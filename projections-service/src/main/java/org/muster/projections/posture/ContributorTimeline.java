package org.muster.projections.posture;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.muster.contracts.recorded.Recorded;

/// A contributor's figures over time.
public final class ContributorTimeline {
  private ContributorTimeline() {}

  /// A step for the first day and for each day up to the last on which anything that an answer says
  /// of the contributor changes; none if nobody speaks of it.
  ///
  /// @param question the scenario, policy and cut; its day is not looked at
  /// @param first the first day, [LocalDate#MIN] for "ever before"; a day if the policy is linear
  /// @param last the last day
  public static List<PostureStep> steps(
      Collection<Recorded> announcements,
      Question question,
      String contributor,
      LocalDate first,
      LocalDate last) {
    MissionBook book = MissionBook.of(announcements, question.cut(), question.about());
    List<PostureStep> steps = new ArrayList<>();
    if (book.contributors().containsKey(contributor)) {
      Sweep.views(book, contributor, question.scenario(), question.policy(), first, last)
          .forEach((day, view) -> steps.add(MissionFold.step(view, question.scenario(), day)));
    }
    return steps;
  }

  /// Those of them on which a figure, the status or a flag changes.
  ///
  /// @param steps of one contributor in one scenario, by day
  public static List<PostureStep> of(List<PostureStep> steps) {
    List<PostureStep> changes = new ArrayList<>();
    for (PostureStep step : steps) {
      if (changes.isEmpty() || !saysTheSame(step, changes.getLast())) {
        changes.add(step);
      }
    }
    return changes;
  }

  /// Whether neither a figure nor a word about the contributor is another one. What is disregarded
  /// may be: that is no step.
  private static boolean saysTheSame(PostureStep step, PostureStep last) {
    return Objects.equals(step.deployed(), last.deployed())
        && Objects.equals(step.operational(), last.operational())
        && Objects.equals(step.suspended(), last.suspended())
        && Objects.equals(step.reduction(), last.reduction())
        && Objects.equals(step.increase(), last.increase())
        && step.partial() == last.partial()
        && step.status().equals(last.status())
        && step.flags().equals(last.flags());
  }
}
