package org.muster.events.index;

/// How far the first reading of the log is, in records.
///
/// @param waitsFor why it does not get on just now, such as a record that is damaged on disk; empty
///   while it does
record Progress(long read, long of, String waitsFor) {

  Progress(long read, long of) {
    this(read, of, "");
  }

  Progress waiting(String reason) {
    return new Progress(read, of, reason);
  }
}
