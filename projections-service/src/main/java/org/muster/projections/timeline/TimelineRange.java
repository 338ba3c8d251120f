package org.muster.projections.timeline;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.recorded.Recorded;
import org.muster.projections.http.Asked;
import org.muster.projections.posture.Policy;
import org.muster.projections.posture.PostureStep;
import org.muster.projections.posture.Question;
import org.muster.projections.posture.StoredTimeline;
import org.muster.projections.posture.Timeline;
import org.muster.projections.problem.Problem;

/// The days that a timeline is of.
///
/// @param from the first day, `null` for "ever before"
/// @param to the last day, `null` for the last change
public record TimelineRange(@Nullable LocalDate from, @Nullable LocalDate to) {

  /// From before the first change to the last.
  public static final TimelineRange ALL = new TimelineRange(null, null);

  /// Reads `from` and `to`.
  public static TimelineRange of(Asked asked) {
    LocalDate from = asked.day("from").orElse(null);
    LocalDate to = asked.day("to").orElse(null);
    if (from != null && to != null && to.isBefore(from)) {
      throw Problem.badParameter("to", "is before from");
    }
    return new TimelineRange(from, to);
  }

  /// The rows of a mission's timeline. A best figure that moves every day has a row a day, so that
  /// range has to have two ends: without them it is from the first change to the last.
  public List<Timeline.Row> rows(Collection<Recorded> claims, Question question) {
    if (question.policy() != Policy.LINEAR) {
      return Timeline.of(claims, question, first(), last());
    }
    TimelineRange whole = bounded(claims, question);
    return whole.from == null || whole.to == null
        ? List.of()
        : Timeline.of(claims, question, whole.from, whole.to);
  }

  /// The rows that a mission's steps in a scenario have already.
  List<Timeline.Row> rows(Collection<PostureStep> steps) {
    return StoredTimeline.of(steps, first(), last());
  }

  /// The same with both ends, if anything changes at all.
  public TimelineRange bounded(Collection<Recorded> claims, Question question) {
    List<LocalDate> days =
        Timeline.of(claims, stepwise(question), first(), last()).stream()
            .map(Timeline.Row::day)
            .filter(day -> !day.equals(LocalDate.MIN))
            .toList();
    LocalDate start = from != null || days.isEmpty() ? from : (LocalDate) days.getFirst();
    LocalDate end = to != null || days.isEmpty() ? to : (LocalDate) days.getLast();
    if (start == null || end == null) {
      return new TimelineRange(start == null ? end : start, end == null ? start : end);
    }
    if (ChronoUnit.DAYS.between(start, end) > Timeline.MAX_LINEAR_DAYS) {
      throw Problem.badParameter(
          "policy",
          "linear has a row a day: give from and to, %d days apart at most"
              .formatted(Timeline.MAX_LINEAR_DAYS));
    }
    return new TimelineRange(start, end);
  }

  private LocalDate first() {
    return from == null ? LocalDate.MIN : from;
  }

  private LocalDate last() {
    return to == null ? LocalDate.MAX : to;
  }

  private static Question stepwise(Question question) {
    return new Question(
        question.on(),
        question.scenario(),
        Policy.STEP_AT_DEADLINE,
        question.about(),
        question.cut());
  }
}
