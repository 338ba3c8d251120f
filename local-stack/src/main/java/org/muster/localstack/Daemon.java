package org.muster.localstack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A server process: its output goes to a log file, its id to a file beside it.
///
/// It gets a session of its own where `setsid` exists, so that Ctrl-C in a terminal reaches only
/// the one who started it and the order of stopping stays with them. Unless it is to outlive its
/// starter, a watchman (a shell that reads a pipe that only the starter holds open) ends it when
/// the starter is gone, however that happened.
final class Daemon {

  private static final Path SETSID = Path.of("/usr/bin/setsid");
  private static final int LOG_TAIL_BYTES = 4096;

  private final String name;
  private final Process process;
  private final StopSignal stopSignal;
  private final Path log;
  private final @Nullable Process watchman;

  private Daemon(
      String name, Process process, StopSignal stopSignal, Path log, @Nullable Process watchman) {
    this.name = name;
    this.process = process;
    this.stopSignal = stopSignal;
    this.log = log;
    this.watchman = watchman;
  }

  static Daemon start(
      String name,
      List<String> command,
      StopSignal stopSignal,
      Path log,
      PidFile pidFile,
      boolean outlivesStarter) {
    var line = new ArrayList<String>();
    if (Files.isExecutable(SETSID)) {
      line.add(SETSID.toString());
    }
    line.addAll(command);
    try {
      var process =
          new ProcessBuilder(line)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      pidFile.write(process.toHandle());
      return new Daemon(
          name, process, stopSignal, log, outlivesStarter ? null : watch(process, stopSignal));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + name + ": " + String.join(" ", line), e);
    }
  }

  private static Process watch(Process process, StopSignal stopSignal) throws IOException {
    var script = "cat >/dev/null; %s 2>/dev/null".formatted(stopSignal.command(process.pid()));
    var line = new ArrayList<String>();
    if (Files.isExecutable(SETSID)) {
      line.add(SETSID.toString());
    }
    line.addAll(List.of("/bin/sh", "-c", script));
    return new ProcessBuilder(line)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /// Asks it to stop, waits, and kills it if it does not.
  void stop(Duration atMost) {
    dismissWatchman();
    stopSignal.to(handle());
    try {
      if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      kill();
    }
  }

  /// SIGKILL to it and to its children; returns when it is gone.
  void kill() {
    dismissWatchman();
    var children = process.descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    if (!Await.until(Duration.ofSeconds(10), () -> !process.isAlive())) {
      throw new IllegalStateException(name + " does not die, process " + process.pid());
    }
  }

  private void dismissWatchman() {
    if (watchman != null) {
      watchman.descendants().forEach(ProcessHandle::destroyForcibly);
      watchman.destroyForcibly();
    }
  }

  IllegalStateException failed(String what) {
    return new IllegalStateException(
        "%s %s. Its log %s ends with:%n%s".formatted(name, what, log, logTail()));
  }

  String logTail() {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      var bytes = new byte[(int) Math.min(LOG_TAIL_BYTES, file.length())];
      file.seek(file.length() - bytes.length);
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "(cannot be read: " + e + ")";
    }
  }
}
