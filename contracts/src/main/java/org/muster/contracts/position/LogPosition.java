package org.muster.contracts.position;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The place of one record in the log, written `lineage:partition:offset`.
///
/// @param lineage which log: a token of another lineage says nothing about this one
/// @param partition from 0
/// @param offset from 0
public record LogPosition(String lineage, int partition, long offset) {

  private static final Pattern SYNTAX = Pattern.compile("([a-z0-9]{1,16}):(\\d{1,5}):(\\d{1,18})");

  /// Reads a position.
  ///
  /// @throws IllegalArgumentException if it is no position
  public static LogPosition parse(String text) {
    Matcher m = SYNTAX.matcher(text);
    if (!m.matches()) {
      throw new IllegalArgumentException(
          "is not a position: lineage:partition:offset, such as k3x:3:41");
    }
    return new LogPosition(m.group(1), Integer.parseInt(m.group(2)), Long.parseLong(m.group(3)));
  }

  @Override
  public String toString() {
    return lineage + ":" + partition + ":" + offset;
  }
}
