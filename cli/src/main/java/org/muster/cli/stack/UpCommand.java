package org.muster.cli.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.muster.cli.Await;
import org.muster.cli.CommandFailure;
import org.muster.cli.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Starts the stack.
@Command(
    name = "up",
    description = {
      "Start Muster on this machine: Kafka, PostgreSQL and both services.",
      "",
      "Data is kept and a second start goes on where the first one was. Ctrl-C stops everything.",
      "",
      "Examples:",
      "  ./muster up",
      "  ./muster up --detach --samples crossroads",
      "  ./muster up --data /tmp/other --events-port 9080 --projections-port 9081 --kafka-port 0 --postgres-port 0",
      ""
    })
public final class UpCommand implements Callable<Integer> {

  /// Who starts in the background gives up by itself where it does not get on.
  private static final Duration STARTED = Duration.ofDays(1);

  @Mixin private final DataFolder data = new DataFolder();

  @Option(
      names = "--detach",
      description =
          "Return when everything is ready and leave it running; `./muster down` stops it.")
  private boolean detach;

  @Option(
      names = "--samples",
      paramLabel = "WHICH",
      defaultValue = "all",
      description = "Announcements to load: all (default), crossroads or none.")
  private Samples samples = Samples.ALL;

  @Option(
      names = "--events-port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "Port of the events-service (default: ${DEFAULT-VALUE}; 0: a free one).")
  private int eventsPort;

  @Option(
      names = "--projections-port",
      paramLabel = "PORT",
      defaultValue = "8081",
      description = "Port of the projections-service (default: ${DEFAULT-VALUE}; 0: a free one).")
  private int projectionsPort;

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      defaultValue = "9092",
      description = "Port of the Kafka broker (default: ${DEFAULT-VALUE}; 0: a free one).")
  private int kafkaPort;

  @Option(
      names = "--postgres-port",
      paramLabel = "PORT",
      defaultValue = "5432",
      description = "Port of PostgreSQL (default: ${DEFAULT-VALUE}; 0: a free one).")
  private int postgresPort;

  private final Screen screen;

  public UpCommand(Screen screen) {
    this.screen = screen;
  }

  Ports ports() {
    return new Ports(eventsPort, projectionsPort, kafkaPort, postgresPort);
  }

  @Override
  public Integer call() {
    var folder = data.make();
    var running = StackState.running(folder);
    if (running.isPresent()) {
      alreadyRunning(running.get());
      return 0;
    }
    if (detach) {
      startDetached(folder);
    } else {
      new Supervisor(screen, DataFolder.home(), folder).run(ports(), samples);
    }
    return 0;
  }

  private void alreadyRunning(StackState state) {
    screen.line(
        "Muster already %s over %s (process %d); `./muster down` stops it"
            .formatted(state.ready() ? "runs" : "starts", data.path(), state.supervisor().pid()));
    Greeting.addresses(screen, state);
  }

  /// Starts this command again in a session of its own and shows what it prints until it is ready.
  private void startDetached(Path folder) {
    ports().claim();
    var log = folder.resolve("up.log");
    try {
      Files.deleteIfExists(log);
      Files.createFile(log);
      var process =
          new ProcessBuilder(command(folder))
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      follow(folder, log, process);
    } catch (IOException e) {
      throw new CommandFailure(
          CommandFailure.NOT_STARTED, "cannot start in the background: " + e.getMessage(), e);
    }
  }

  private void follow(Path folder, Path log, Process process) throws IOException {
    try (var lines = Files.newInputStream(log)) {
      boolean ready =
          Await.until(
              STARTED,
              () -> {
                copy(lines);
                return !process.isAlive()
                    || StackState.running(folder).filter(StackState::ready).isPresent();
              });
      if (!process.isAlive()) {
        copy(lines);
        throw new CommandFailure(CommandFailure.NOT_STARTED, "Muster did not start.");
      }
      if (!ready) {
        throw new CommandFailure(
            CommandFailure.NOT_STARTED,
            "Muster is not ready after %d hours; see %s".formatted(STARTED.toHours(), log));
      }
      copy(lines);
      screen.line("  It goes on in the background; `./muster down` stops it. Its output: " + log);
    }
  }

  private void copy(java.io.InputStream lines) {
    try {
      lines.transferTo(screen.out());
      screen.out().flush();
    } catch (IOException e) {
      throw new CommandFailure(CommandFailure.NOT_STARTED, "cannot read the log", e);
    }
  }

  private List<String> command(Path folder) {
    var command = new ArrayList<>(ServiceProcess.inOwnSession());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-Dmuster.home=" + DataFolder.home(),
            "-cp",
            System.getProperty("java.class.path"),
            "org.muster.cli.Muster",
            "up",
            "--data=" + folder,
            "--samples=" + samples.name().toLowerCase(Locale.ROOT),
            "--events-port=" + eventsPort,
            "--projections-port=" + projectionsPort,
            "--kafka-port=" + kafkaPort,
            "--postgres-port=" + postgresPort));
    return command;
  }
}
