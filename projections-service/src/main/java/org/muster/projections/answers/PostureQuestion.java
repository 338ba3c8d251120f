package org.muster.projections.answers;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.position.LogVector;
import org.muster.projections.http.Asked;
import org.muster.projections.posture.Basis;
import org.muster.projections.posture.Cut;
import org.muster.projections.posture.Policy;
import org.muster.projections.posture.PostureAnswer;
import org.muster.projections.posture.Question;
import org.muster.projections.posture.Scenario;
import org.muster.projections.problem.Problem;

/// Which posture is asked for, from the parameters of a request.
///
/// @param question what the rules are asked
/// @param atPosition only what the log had up to there; `null` for all of it
public record PostureQuestion(Question question, @Nullable LogVector atPosition) {

  /// The parameters of a question.
  public static final String[] PARAMETERS = {
    "on", "scenario", "basis", "knownAt", "atPosition", "policy", "about"
  };

  /// A producer may deliver for two minutes; five more for clocks that differ.
  private static final Duration UNTIL_FINAL = Duration.ofMinutes(7);

  private static final int MAX_ABOUT_DIGITS = 12;

  /// The same and others.
  public static String[] parameters(String... more) {
    return Stream.concat(Stream.of(PARAMETERS), Stream.of(more)).toArray(String[]::new);
  }

  /// Reads the parameters. What is not given is today (UTC), scenario `announced`, everything that
  /// is on record, policy `step-at-deadline` and a tolerance of 10 %.
  public static PostureQuestion of(Asked asked, Clock clock) {
    return of(asked, day(asked, clock));
  }

  /// The same about a day that the parameters do not name.
  public static PostureQuestion of(Asked asked, LocalDate on) {
    Basis basis = asked.constant("basis", Basis.class).orElse(Basis.RECORDED);
    Instant at = asked.endOf("knownAt").orElse(null);
    Question question =
        new Question(
            on,
            scenario(asked),
            asked.constant("policy", Policy.class).orElse(Policy.STEP_AT_DEADLINE),
            asked.parameter("about").map(PostureQuestion::share).orElse(Question.DEFAULT_ABOUT),
            new Cut(basis, at));
    return new PostureQuestion(question, asked.vector("atPosition").orElse(null));
  }

  /// Whether the stored steps answer it: they are made of all that is on record, by default rules.
  public boolean isOfRows() {
    return atPosition == null
        && question.cut().at() == null
        && question.policy() == Policy.STEP_AT_DEADLINE
        && question.about().compareTo(Question.DEFAULT_ABOUT) == 0;
  }

  /// The day that `on` names, today (UTC) without it.
  public static LocalDate day(Asked asked, Clock clock) {
    return asked.day("on").orElseGet(() -> LocalDate.now(clock));
  }

  /// The scenario that is named, `announced` without one.
  public static Scenario scenario(Asked asked) {
    return asked.constant("scenario", Scenario.class).orElse(Scenario.ANNOUNCED);
  }

  /// What was known, as an answer tells it. Without a cut by time it is told by the last
  /// announcement that was taken account of. A recorded cut is final when nothing that was recorded
  /// before it can still arrive; another never is.
  public PostureAnswer.Knowledge knowledge(@Nullable Instant lastTaken, Instant now) {
    Cut cut = question.cut();
    @Nullable Instant at = cut.at() == null ? lastTaken : cut.at();
    boolean isFinal =
        atPosition != null
            || (cut.basis() == Basis.RECORDED && at != null && at.plus(UNTIL_FINAL).isBefore(now));
    return new PostureAnswer.Knowledge(cut.basis(), at, isFinal);
  }

  private static BigDecimal share(String text) {
    try {
      BigDecimal share = text.length() <= MAX_ABOUT_DIGITS ? new BigDecimal(text) : BigDecimal.TEN;
      if (share.signum() >= 0
          && share.compareTo(BigDecimal.ONE) <= 0
          && share.scale() <= MAX_ABOUT_DIGITS) {
        return share;
      }
    } catch (NumberFormatException e) {
      // the rule below says it
    }
    throw Problem.badParameter("about", "is not a share from 0 to 1, such as 0.1");
  }
}
