package org.muster.cli.stack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.muster.cli.Await;
import org.muster.cli.CommandFailure;

/// One of the two services as a process of its own, with its output in a log file.
///
/// It gets a session of its own where `setsid` exists: Ctrl-C then reaches only the supervisor,
/// which stops it in order.
final class ServiceProcess {

  static final Duration STOPPED = Duration.ofSeconds(20);

  private static final Path SETSID = Path.of("/usr/bin/setsid");
  private static final int LOG_TAIL_BYTES = 3_000;

  private final String name;
  private final Process process;
  private final Path log;

  private ServiceProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /// Starts a service.
  ///
  /// @param home the checkout, where its build is
  /// @param logs the folder of its log
  /// @param configuration its settings, given as system properties
  static ServiceProcess start(
      String name, Path home, Path logs, Map<String, String> configuration) {
    var jar = home.resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
    if (!Files.isRegularFile(jar)) {
      throw new CommandFailure(
          CommandFailure.NOT_STARTED, name + " is not built: there is no " + jar);
    }
    var log = logs.resolve(name + ".log");
    try {
      var started =
          new ProcessBuilder(command(jar, configuration))
              .directory(home.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      return new ServiceProcess(name, started, log);
    } catch (IOException e) {
      throw new CommandFailure(
          CommandFailure.NOT_STARTED, name + " cannot be started: " + e.getMessage(), e);
    }
  }

  private static List<String> command(Path jar, Map<String, String> configuration) {
    var command = inOwnSession();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:MaxRAMPercentage=15"); // projections are kept in memory as far as it goes
    command.add("-XX:+UseParallelGC");
    new TreeMap<>(configuration).forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.add("-jar");
    command.add(jar.toString());
    return command;
  }

  /// The beginning of a command that shall not hear the terminal's Ctrl-C.
  static List<String> inOwnSession() {
    var command = new ArrayList<String>();
    if (Files.isExecutable(SETSID)) {
      command.add(SETSID.toString());
    }
    return command;
  }

  String name() {
    return name;
  }

  ProcessMark mark() {
    return ProcessMark.of(name, process.toHandle());
  }

  boolean isAlive() {
    return process.isAlive();
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /// Asks processes to stop, all at once, waits for them and kills those that do not.
  static void stop(List<ProcessHandle> processes) {
    processes.forEach(ProcessHandle::destroy);
    if (!Await.until(STOPPED, () -> processes.stream().noneMatch(ProcessHandle::isAlive))) {
      processes.forEach(ProcessHandle::destroyForcibly);
    }
  }

  /// A failure of the service with the end of its log.
  CommandFailure failed(String what) {
    return new CommandFailure(
        CommandFailure.NOT_STARTED,
        "%s %s. Its log %s ends with:\n%s".formatted(name, what, log, tail(log)));
  }

  private static String tail(Path log) {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      var bytes = new byte[(int) Math.min(LOG_TAIL_BYTES, file.length())];
      file.seek(file.length() - bytes.length);
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "(cannot be read: " + e.getMessage() + ")";
    }
  }
}
