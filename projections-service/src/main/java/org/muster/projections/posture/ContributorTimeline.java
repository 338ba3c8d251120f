package org.muster.projections.posture;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.muster.contracts.recorded.Recorded;

/// A contributor's figures over time.
public final class ContributorTimeline {
  private ContributorTimeline() {}

  /// A step for the first day and for each day up to the last on which a figure, the status or a
  /// flag changes; none if nobody speaks of the contributor.
  ///
  /// @param question the scenario, policy and cut; its day is not looked at
  /// @param first the first day, [LocalDate#MIN] for "ever before"; a day if the policy is linear
  /// @param last the last day
  public static List<PostureStep> of(
      Collection<Recorded> announcements,
      Question question,
      String contributor,
      LocalDate first,
      LocalDate last) {
    MissionBook book = MissionBook.of(announcements, question.cut(), question.about());
    List<PostureStep> steps = new ArrayList<>();
    if (!book.contributors().containsKey(contributor)) {
      return steps;
    }
    for (Map.Entry<LocalDate, ContributorView> view :
        Sweep.views(book, contributor, question.scenario(), question.policy(), first, last)
            .entrySet()) {
      PostureStep step = MissionFold.step(view.getValue(), question.scenario(), view.getKey());
      if (steps.isEmpty() || !saysTheSame(step, steps.getLast())) {
        steps.add(step);
      }
    }
    return steps;
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
