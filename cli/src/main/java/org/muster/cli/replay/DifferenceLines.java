package org.muster.cli.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
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
}
