package org.muster.cli.posting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What became of posted lines.
public final class PostSummary {

  /// More rejected lines than a person reads are counted, not kept.
  static final int KEPT = 10_000;

  /// A line that was not recorded.
  ///
  /// @param line its number in the file, from 1
  /// @param status the HTTP status
  /// @param errors each with its place and rule
  public record Rejected(long line, int status, List<String> errors) {}

  private long fresh;
  private long replayed;
  private long rejectedCount;
  private final List<Rejected> rejected = new ArrayList<>();
  private final Map<String, Long> offsets = new TreeMap<>();

  void recorded(boolean again, String position) {
    if (again) {
      replayed++;
    } else {
      fresh++;
    }
    int colon = position.lastIndexOf(':');
    if (colon > 0) {
      offsets.merge(
          position.substring(0, colon), Long.parseLong(position.substring(colon + 1)), Math::max);
    }
  }

  void rejected(Rejected line) {
    rejectedCount++;
    if (rejected.size() < KEPT) {
      rejected.add(line);
    }
  }

  /// Lines recorded now.
  public long fresh() {
    return fresh;
  }

  /// Lines whose key had been recorded before with the same content.
  public long replayed() {
    return replayed;
  }

  public long rejectedCount() {
    return rejectedCount;
  }

  /// The rejected lines, the first ten thousand.
  public List<Rejected> rejected() {
    return List.copyOf(rejected);
  }

  /// Lines answered so far.
  public long answered() {
    return fresh + replayed + rejectedCount;
  }

  /// The last position in each partition that was written to.
  public List<String> positions() {
    return offsets.entrySet().stream().map(e -> e.getKey() + ":" + e.getValue()).toList();
  }
}
