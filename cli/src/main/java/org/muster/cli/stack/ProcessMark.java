package org.muster.cli.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Which process it is: its id and when it began, so that a reused id is never mistaken for ours.
///
/// @param name what it is for people, such as `events-service`
/// @param pid its process id
/// @param begunMs when it began, in milliseconds since 1970
record ProcessMark(String name, long pid, long begunMs) {

  private static final Duration CLOCK_JITTER = Duration.ofSeconds(2);

  static ProcessMark of(String name, ProcessHandle process) {
    return new ProcessMark(name, process.pid(), begun(process).toEpochMilli());
  }

  /// The process, if it is the one that was marked and still runs.
  Optional<ProcessHandle> running() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process ->
            Duration.between(Instant.ofEpochMilli(begunMs), begun(process))
                    .abs()
                    .compareTo(CLOCK_JITTER)
                <= 0);
  }

  private static Instant begun(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }
}
