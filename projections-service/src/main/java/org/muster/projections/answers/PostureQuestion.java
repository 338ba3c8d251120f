package org.muster.projections.answers;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.json.WireNames;
import org.muster.contracts.position.LogVector;
import org.muster.projections.http.Asked;
import org.muster.projections.posture.Basis;
import org.muster.projections.posture.Cut;
import org.muster.projections.posture.Policy;
import org.muster.projections.posture.Question;
import org.muster.projections.posture.Scenario;
import org.muster.projections.problem.Problem;

/// Which posture is asked for, from the parameters of a request.
///
/// @param question what the rules are asked
/// @param atPosition only what the log had up to there; `null` for all of it
public record PostureQuestion(Question question, @Nullable LogVector atPosition) {

  /// The parameters of a question.
  static final String[] PARAMETERS = {
    "on", "scenario", "basis", "knownAt", "atPosition", "policy", "about"
  };

  private static final int MAX_ABOUT_DIGITS = 12;
  private static final List<String> DAY_OR_TIME_EXAMPLES =
      List.of("2022-11-13", "2022-11-13T12:00:00Z");

  /// Reads the parameters. What is not given is today (UTC), scenario `announced`, everything that
  /// is on record, policy `step-at-deadline` and a tolerance of 10 %.
  static PostureQuestion of(Asked asked, Clock clock) {
    Basis basis = constant(asked, "basis", Basis.RECORDED);
    Instant at = asked.parameter("knownAt").map(PostureQuestion::endOf).orElse(null);
    Question question =
        new Question(
            day(asked, clock),
            scenario(asked),
            constant(asked, "policy", Policy.STEP_AT_DEADLINE),
            asked.parameter("about").map(PostureQuestion::share).orElse(Question.DEFAULT_ABOUT),
            new Cut(basis, at));
    return new PostureQuestion(
        question, asked.parameter("atPosition").map(PostureQuestion::vector).orElse(null));
  }

  /// Whether the stored steps answer it: they are made of all that is on record, by default rules.
  boolean isOfRows() {
    return atPosition == null
        && question.cut().at() == null
        && question.policy() == Policy.STEP_AT_DEADLINE
        && question.about().compareTo(Question.DEFAULT_ABOUT) == 0;
  }

  /// The day that `on` names, today (UTC) without it.
  public static LocalDate day(Asked asked, Clock clock) {
    return asked
        .parameter("on")
        .map(text -> read("on", text, LocalDate::parse, "2022-11-30"))
        .orElseGet(() -> LocalDate.now(clock));
  }

  /// The scenario that is named, `announced` without one.
  public static Scenario scenario(Asked asked) {
    return constant(asked, "scenario", Scenario.ANNOUNCED);
  }

  private static <E extends Enum<E>> E constant(Asked asked, String parameter, E absent) {
    Optional<String> name = asked.parameter(parameter);
    if (name.isEmpty()) {
      return absent;
    }
    E[] all = absent.getDeclaringClass().getEnumConstants();
    return Arrays.stream(all)
        .filter(constant -> WireNames.of(constant).equals(name.get()))
        .findFirst()
        .orElseThrow(() ->
            Problem.badParameter(
                parameter,
                "is none of "
                    + Arrays.stream(all).map(WireNames::of).collect(Collectors.joining(", "))));
  }

  /// A day is known to its end.
  private static Instant endOf(String text) {
    String examples = String.join(" or ", DAY_OR_TIME_EXAMPLES);
    return text.length() == DAY_OR_TIME_EXAMPLES.getFirst().length()
        ? read("knownAt", text, LocalDate::parse, examples)
            .plusDays(1)
            .atStartOfDay()
            .toInstant(ZoneOffset.UTC)
            .minusMillis(1)
        : read("knownAt", text, Instant::parse, examples);
  }

  private static <T> T read(
      String parameter, String text, Function<String, T> parsing, String examples) {
    try {
      T value = parsing.apply(text);
      int year =
          value instanceof Instant instant
              ? instant.atOffset(ZoneOffset.UTC).getYear()
              : ((LocalDate) value).getYear();
      if (year >= 1 && year <= 9999) {
        return value;
      }
    } catch (DateTimeException e) {
      // the rule below says it
    }
    throw Problem.badParameter(
        parameter, "is not of the form %s, years 1 to 9999".formatted(examples));
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

  private static LogVector vector(String text) {
    try {
      return LogVector.parse(text);
    } catch (IllegalArgumentException e) {
      throw Problem.badParameter("atPosition", String.valueOf(e.getMessage()));
    }
  }
}
