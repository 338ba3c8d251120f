package org.muster.cli.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.muster.cli.text.IntervalWords;
import org.muster.cli.text.Style;
import org.muster.cli.text.Table;

/// What a dry run found: what is in the log by type and version, what would be parked, how long a
/// replay takes and how much room it needs.
final class DryRunTable {

  private DryRunTable() {}

  static List<String> lines(JsonNode report, int width, Style style) {
    var lines = new ArrayList<String>();
    counts(lines, report.path("types"), "announcement", width, style);
    counts(lines, report.path("unknownTypes"), "unknown type", width, style);
    counts(lines, report.path("parked"), "would be parked", width, style);
    folded(lines, report, width, style);
    for (var stop : report.path("stops")) {
      lines.add(
          style.warning(
              "Partition %s would stop at offset %s: too many records in a row are to be parked."
                  .formatted(stop.path("partition").asText(), stop.path("offset").asText())));
    }
    lines.add(time(report.path("time")));
    lines.add(disk(report.path("disk")));
    return lines;
  }

  /// What only folding finds is known from a generation that was folded, if there is one.
  private static void folded(List<String> lines, JsonNode report, int width, Style style) {
    var folded = report.path("parkedWhenFolded");
    var from = Table.safe(report.path("parkedWhenFoldedFrom").asText());
    counts(lines, folded, "parked when folded", width, style);
    if (!folded.isObject()) {
      lines.add("Not known before folding: how many would be parked only then" + because(from));
    } else if (!folded.isEmpty()) {
      lines.add("Parked when folded is " + from + ".");
    } else if (report.path("parked").isEmpty()) {
      lines.add("Nothing would be parked.");
    }
  }

  private static String because(String from) {
    return from.isEmpty() ? "." : ": " + from + ".";
  }

  private static void counts(
      List<String> lines, JsonNode counts, String heading, int width, Style style) {
    if (!counts.isObject() || counts.isEmpty()) {
      return;
    }
    var table = new Table(Table.Column.left(heading), Table.Column.right("records"));
    counts
        .properties()
        .forEach(
            count -> table.row(count.getKey(), IntervalWords.count(count.getValue().asLong())));
    lines.addAll(table.lines(width, style));
    lines.add("");
  }

  private static String time(JsonNode time) {
    return time.path("seconds").isNumber()
        ? "A replay takes about %s (%s)."
            .formatted(
                ReplayBar.duration(time.path("seconds").asLong()),
                Table.safe(time.path("from").asText()))
        : "How long a replay takes cannot be said: %s. Reading alone took %s s."
            .formatted(
                Table.safe(time.path("from").asText()), time.path("readingSeconds").asText("0"));
  }

  private static String disk(JsonNode disk) {
    var announcements = Bytes.words(disk.path("announcementBytes").asLong());
    return disk.path("bytes").isNumber()
        ? "It needs about %s on the database's disk (%s); the announcements alone are %s."
            .formatted(
                Bytes.words(disk.path("bytes").asLong()),
                Table.safe(disk.path("from").asText()),
                announcements)
        : "How much room it needs cannot be said: %s. The announcements alone are %s."
            .formatted(Table.safe(disk.path("from").asText()), announcements);
  }
}
