package org.muster.cli.asking;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.muster.cli.http.Caveats;
import org.muster.cli.text.IntervalWords;
import org.muster.cli.text.Table;

/// How an answer must be read, a line for each warning.
final class CaveatWords {

  private CaveatWords() {}

  static List<String> of(Caveats caveats, Instant now) {
    var lines = new ArrayList<String>();
    if (!caveats.stopped().isEmpty()) {
      lines.add("These figures stand still: " + caveats.stopped());
    }
    if (!caveats.standsSince().isEmpty()) {
      lines.add(
          "These figures stand still: other rules (version %s) or another log made them; their last record is of %s."
              .formatted(caveats.rules(), age(caveats.standsSince(), now)));
    }
    if (!caveats.behind().isEmpty()) {
      lines.add(
          "These figures lack %s that answers had before: an older generation was accepted."
              .formatted(records(caveats.behind())));
    }
    return lines.stream().map(Table::safe).toList();
  }

  private static String records(String behind) {
    return behind + (behind.equals("1") ? " record" : " records");
  }

  /// `23 November 2026, 21:53 UTC, 2 h ago`.
  private static String age(String at, Instant now) {
    try {
      var age = Duration.between(Instant.parse(at), now);
      return "%s, %s ago".formatted(Heading.moment(at), words(age));
    } catch (DateTimeParseException e) {
      return at; // as it was said
    }
  }

  private static String words(Duration age) {
    if (age.toDays() > 1) {
      return IntervalWords.count(age.toDays()) + " days";
    }
    return age.toHours() > 1 ? age.toHours() + " h" : Math.max(0, age.toMinutes()) + " min";
  }
}
