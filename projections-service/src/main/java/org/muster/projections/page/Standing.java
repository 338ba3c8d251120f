package org.muster.projections.page;

import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.muster.projections.http.Answers;

/// How the answers that a page is made of must be read, as their headers say: that the log is
/// refused, that other rules made the figures, that records are missing.
///
/// Of one visit.
final class Standing {

  private String stopped = "";
  private String rules = "";
  private String since = "";
  private String behind = "";

  void note(Response answer) {
    stopped = header(answer, Answers.STOPPED);
    rules = header(answer, Answers.RULES);
    since = header(answer, Answers.STANDS_SINCE);
    behind = header(answer, Answers.BEHIND);
  }

  private static String header(Response answer, String name) {
    return Objects.requireNonNullElse(answer.getHeaderString(name), "");
  }

  /// A sentence for each that holds of the last answer.
  List<String> words(Instant now) {
    List<String> words = new ArrayList<>();
    if (!stopped.isEmpty()) {
      words.add(Texts.with("standing.stopped", stopped));
    }
    if (!since.isEmpty()) {
      Instant last = Instant.parse(since);
      words.add(
          Texts.with(
              "standing.since",
              rules,
              Dates.ofReader().time(last),
              age(Duration.between(last, now))));
    }
    if (!behind.isEmpty()) {
      words.add(Texts.with("standing.behind", Words.number(Long.parseLong(behind))));
    }
    return words;
  }

  private static String age(Duration age) {
    if (age.toDays() > 1) {
      return Texts.with("age.days", Words.number(age.toDays()));
    }
    return age.toHours() > 1
        ? Texts.with("age.hours", Words.number(age.toHours()))
        : Texts.with("age.minutes", Words.number(Math.max(0, age.toMinutes())));
  }
}
