package org.muster.cli.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.muster.cli.text.IntervalWords;
import org.muster.cli.text.Table;

/// What a replayed generation has otherwise than the one that answered, in sentences.
final class DifferenceLines {

  private DifferenceLines() {}

  /// The first ones, and where the rest is.
  ///
  /// @param difference the member `difference` of a replay's report
  static List<String> first(long replay, JsonNode difference) {
    var lines = new ArrayList<String>();
    difference.path("first").forEach(words -> lines.add("  " + Table.safe(words.asText())));
    long more = difference.path("found").asLong() - difference.path("first").size();
    if (more > 0) {
      lines.add(
          "  and %s more: ./muster replay --difference %d"
              .formatted(IntervalWords.count(more), replay));
    }
    return lines;
  }

  /// What is to be said behind the differences that were listed, or in their place.
  ///
  /// @param told how many were listed
  static List<String> last(ReplayState replay, int told) {
    var difference = replay.found().path("difference");
    long found = difference.path("found").asLong();
    if (found > told) {
      return List.of(
          "%,d %s counted and not kept."
              .formatted(found - told, told == 0 ? "differences were" : "more were"));
    }
    return told > 0 ? List.of() : List.of(none(replay, !difference.isMissingNode()));
  }

  private static String none(ReplayState replay, boolean compared) {
    if (replay.isRunning() && !compared) {
      return "Replay %d still runs (%d %%, %s): what differs is known when it has compared."
          .formatted(replay.id(), (int) replay.percent(), replay.phase().replace('-', ' '));
    }
    if (replay.dryRun()) {
      return "Replay %d was a dry run: it compared nothing.".formatted(replay.id());
    }
    if (differs(replay)) {
      return "Replay %d differs, but no single difference was kept: %s"
          .formatted(replay.id(), why(replay));
    }
    return compared
        ? "Replay %d found no difference.".formatted(replay.id())
        : "Replay %d has no comparison: %s".formatted(replay.id(), why(replay));
  }

  private static boolean differs(ReplayState replay) {
    var digest = replay.found().path("digest");
    return replay.state().equals("different")
        || !digest.path("before").asText().equals(digest.path("after").asText());
  }

  private static String why(ReplayState replay) {
    var notCompared = replay.found().path("notCompared");
    return Table.safe(
        notCompared.isTextual()
            ? notCompared.asText()
            : Objects.requireNonNullElse(replay.detail(), replay.state()));
  }
}
