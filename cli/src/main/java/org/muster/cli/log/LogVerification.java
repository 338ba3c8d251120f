package org.muster.cli.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.muster.cli.text.Style;
import org.muster.cli.text.Table;

/// A verification as `GET /v1/log/verifications/{id}` answers it.
///
/// @param state `running`, `good`, `different`, `failed` or `interrupted`
/// @param done records read, of `total`
/// @param differences what differs in the topic as a whole, or why it failed
record LogVerification(
    String id,
    String state,
    String lineage,
    long done,
    long total,
    List<String> differences,
    List<Partition> partitions) {

  private static final int SHOWN_DIGITS = 16;

  /// One partition.
  ///
  /// @param next the offset after the last record
  record Partition(
      int partition, long records, int marks, long next, String digest, List<String> differences) {}

  boolean isRunning() {
    return state.equals("running");
  }

  boolean isGood() {
    return state.equals("good");
  }

  /// A line for each partition, then what differs.
  List<String> lines(int width, Style style) {
    var table =
        new Table(
            Table.Column.right("Partition"),
            Table.Column.right("Records"),
            Table.Column.right("Marks"),
            Table.Column.left("SHA-256 chain"),
            Table.Column.left("As before"));
    for (var partition : partitions) {
      table.row(
          Integer.toString(partition.partition()),
          String.format(Locale.ROOT, "%,d", partition.records()),
          Integer.toString(partition.marks()),
          partition.digest().substring(0, SHOWN_DIGITS) + "…",
          partition.differences().isEmpty() ? "yes" : "no");
    }
    var lines = new ArrayList<>(table.lines(width, style));
    lines.add("");
    var what = style.error(state.equals("different") ? "differs: " : "not read: ");
    differences().forEach(difference -> lines.add(what + Table.safe(difference)));
    partitions.forEach(partition ->
        partition
            .differences()
            .forEach(difference -> lines.add(style.error("differs: ") + Table.safe(difference))));
    lines.add(
        switch (state) {
          case "good" ->
              String.format(
                  Locale.ROOT, "The log %s is as it was read: %,d records.", lineage, done);
          case "different" ->
              "The log " + lineage + " is not what was read before; nothing more is projected.";
          case "interrupted" ->
              "The log was not read to its end; start `./muster verify-log` again.";
          default -> "The log could not be read; whether it is as it was is not known.";
        });
    return lines;
  }
}
