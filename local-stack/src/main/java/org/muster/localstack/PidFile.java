package org.muster.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Which process runs over a directory: its id and when it began, so that a reused id is not
/// mistaken for it.
record PidFile(Path file) {

  private static final Duration CLOCK_JITTER = Duration.ofSeconds(2);

  void write(ProcessHandle process) throws IOException {
    Files.writeString(file, process.pid() + " " + startOf(process).toEpochMilli());
  }

  /// The process that was written down, if it still runs.
  Optional<ProcessHandle> running() {
    try {
      var fields = Files.readString(file).strip().split(" ", -1);
      var begun = Instant.ofEpochMilli(Long.parseLong(fields[1]));
      return ProcessHandle.of(Long.parseLong(fields[0]))
          .filter(ProcessHandle::isAlive)
          .filter(p -> Duration.between(begun, startOf(p)).abs().compareTo(CLOCK_JITTER) <= 0);
    } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
      return Optional.empty(); // no such file, or half written: nothing of ours runs
    }
  }

  private static Instant startOf(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }
}
