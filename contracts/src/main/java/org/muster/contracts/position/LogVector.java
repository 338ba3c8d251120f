package org.muster.contracts.position;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How far somebody has read the whole log: for each partition the offset to be read next, written
/// `lineage:o0.o1.o2…`.
///
/// @param lineage which log
/// @param next the next offset of each partition, in order
public record LogVector(String lineage, List<Long> next) {

  private static final Pattern SYNTAX =
      Pattern.compile("([a-z0-9]{1,16}):(\\d{1,18}(?:\\.\\d{1,18})+)");

  public LogVector {
    next = List.copyOf(next);
  }

  /// Reads a vector.
  ///
  /// @throws IllegalArgumentException if it is no vector
  public static LogVector parse(String text) {
    Matcher m = SYNTAX.matcher(text);
    if (!m.matches()) {
      throw new IllegalArgumentException(
          "is not a position vector: lineage:offset.offset…, one next offset a partition");
    }
    return new LogVector(
        m.group(1), Arrays.stream(m.group(2).split("\\.")).map(Long::valueOf).toList());
  }

  /// Whether the record at that position has been read.
  public boolean covers(LogPosition position) {
    return lineage.equals(position.lineage())
        && position.partition() < next.size()
        && next.get(position.partition()) > position.offset();
  }

  @Override
  public String toString() {
    return lineage + ":" + next.stream().map(String::valueOf).collect(Collectors.joining("."));
  }
}
