package org.muster.projections.parked;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of a parked record: its place in the log, written `partition.offset`.
///
/// @param partition from 0
/// @param offset from 0
record RecordId(int partition, long offset) {

  static final RecordId FIRST = new RecordId(0, 0);

  private static final Pattern SYNTAX = Pattern.compile("(\\d{1,6})\\.(\\d{1,18})");

  static Optional<RecordId> parse(String text) {
    Matcher id = SYNTAX.matcher(text);
    return id.matches()
        ? Optional.of(new RecordId(Integer.parseInt(id.group(1)), Long.parseLong(id.group(2))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return partition + "." + offset;
  }
}
