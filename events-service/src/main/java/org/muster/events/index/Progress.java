package org.muster.events.index;

/// How far the first reading of the log is, in records.
record Progress(long read, long of) {}
