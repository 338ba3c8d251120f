package org.muster.projections.changes;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.muster.projections.answers.PostureQuestion;
import org.muster.projections.http.Asked;
import org.muster.projections.posture.Cut;
import org.muster.projections.posture.Question;
import org.muster.projections.problem.Problem;

/// Between which cuts of knowledge, and of which posture.
///
/// @param asked the day, scenario, policy, tolerance and basis
/// @param since what was known then is where it starts from
/// @param until what was known then is where it arrives
record ChangesQuestion(PostureQuestion asked, Instant since, Instant until) {

  static final String[] PARAMETERS = {
    "since", "until", "on", "scenario", "basis", "atPosition", "policy", "about", "cursor", "limit"
  };

  static ChangesQuestion of(Asked asked, Clock clock) {
    Instant since =
        asked
            .endOf("since")
            .orElseThrow(() -> Problem.badParameter("since", "is needed: a day or a time, UTC"));
    Instant until = asked.endOf("until").orElseGet(clock::instant);
    if (until.isBefore(since)) {
      throw Problem.badParameter("until", "is before since");
    }
    LocalDate on = asked.day("on").orElseGet(() -> LocalDate.ofInstant(until, ZoneOffset.UTC));
    PostureQuestion ofPosture = PostureQuestion.of(asked, on);
    Question question = ofPosture.question();
    Question atEnd =
        new Question(
            on,
            question.scenario(),
            question.policy(),
            question.about(),
            new Cut(question.cut().basis(), until));
    return new ChangesQuestion(new PostureQuestion(atEnd, ofPosture.atPosition()), since, until);
  }
}
