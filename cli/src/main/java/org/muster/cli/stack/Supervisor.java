package org.muster.cli.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.muster.cli.Await;
import org.muster.cli.CommandFailure;
import org.muster.cli.Screen;
import org.muster.cli.http.ServiceClient;
import org.muster.cli.posting.PostSummary;
import org.muster.cli.posting.Poster;
import org.muster.localstack.LocalStack;

/// Starts the parts of a stack in order, watches them, and stops what it started.
final class Supervisor {

  static final String EVENTS = "events-service";
  static final String PROJECTIONS = "projections-service";

  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Screen screen;
  private final Path home;
  private final Path data;
  private final List<ServiceProcess> services = new ArrayList<>();
  private final AtomicBoolean stopping = new AtomicBoolean();
  private @Nullable LocalStack servers;

  Supervisor(Screen screen, Path home, Path data) {
    this.screen = screen;
    this.home = home;
    this.data = data;
  }

  /// Starts everything and stays until a part ends or the process is told to stop.
  ///
  /// @throws CommandFailure if something does not start or ends by itself; by then the rest is
  ///   stopped
  void run(Ports wanted, Samples samples) {
    try (var lockFile =
            FileChannel.open(lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = lockFile.tryLock()) {
      if (lock == null) {
        throw new CommandFailure(
            CommandFailure.NOT_STARTED,
            "Another `up` works on " + data + " at this moment; see `./muster status`.");
      }
      Orphans.stop(data, screen);
      var ports = wanted.claim();
      var hook = new Thread(this::stop, "stop");
      Runtime.getRuntime().addShutdownHook(hook);
      try {
        start(ports, samples);
        watch();
      } finally {
        stop();
      }
    } catch (IOException e) {
      throw new CommandFailure(
          CommandFailure.NOT_STARTED, data + " cannot be used: " + e.getMessage(), e);
    }
  }

  private Path lock() {
    return data.resolve("up.lock");
  }

  private void start(Ports ports, Samples samples) throws IOException {
    Files.createDirectories(data.resolve("logs"));
    var state =
        new StackState(
            ProcessMark.of("supervisor", ProcessHandle.current()), false, ports, List.of());
    state.write(data);
    screen.line("Muster starts, data in " + data);
    var steps = new Steps(screen);
    steps.step("Kafka and PostgreSQL", () -> startServers(ports));
    state = startService(EVENTS, ports, state);
    state = startService(PROJECTIONS, ports, state);
    steps.step(
        "events-service", () -> readiness(services.get(0), state(ports).eventsAddress()).await());
    var readiness = readiness(services.get(1), state(ports).projectionsAddress());
    steps.step("projections-service", () -> readiness.await().isEmpty() ? "" : "stands still");
    if (readiness.decide().isEmpty()) {
      load(samples, state, steps);
      Greeting.print(screen, state, samples, steps.elapsed());
    } else {
      Greeting.standsStill(screen, state, readiness.decide());
    }
    state.asReady().write(data);
  }

  private StackState state(Ports ports) {
    return new StackState(
        ProcessMark.of("supervisor", ProcessHandle.current()), false, ports, List.of());
  }

  private String startServers(Ports ports) {
    try {
      servers = LocalStack.start(data, ports.kafka(), ports.postgres());
      return "";
    } catch (IllegalStateException e) {
      throw new CommandFailure(CommandFailure.NOT_STARTED, String.valueOf(e.getMessage()), e);
    }
  }

  private StackState startService(String name, Ports ports, StackState state) {
    var service =
        ServiceProcess.start(name, home, data.resolve("logs"), configuration(name, ports));
    services.add(service);
    var with = state.with(service.mark());
    with.write(data);
    return with;
  }

  private Map<String, String> configuration(String name, Ports ports) {
    var running = Objects.requireNonNull(servers);
    int port = name.equals(EVENTS) ? ports.events() : ports.projections();
    var addresses = state(ports);
    return Map.of(
        "quarkus.http.host", "localhost",
        "quarkus.http.port", Integer.toString(port),
        "kafka.bootstrap.servers", running.kafka().bootstrapServers(),
        "quarkus.datasource.jdbc.url", running.postgres().jdbcUrl(),
        "quarkus.http.cors.origins", addresses.projectionsAddress().toString(),
        "muster.page.events-url", addresses.eventsAddress().toString());
  }

  private Readiness readiness(ServiceProcess service, java.net.URI address) {
    return new Readiness(service, new ServiceClient(service.name(), address), screen);
  }

  private void load(Samples samples, StackState state, Steps steps) {
    if (samples == Samples.NONE) {
      return;
    }
    var events = new ServiceClient(EVENTS, state.eventsAddress());
    var projections = new ServiceClient(PROJECTIONS, state.projectionsAddress());
    var positions = new ArrayList<String>();
    steps.step("Samples", () -> post(samples, events, positions));
    steps.step("Projected", () -> awaitProjected(projections, positions));
  }

  private String post(Samples samples, ServiceClient events, List<String> positions) {
    long fresh = 0;
    long all = 0;
    for (var file : samples.files(home)) {
      try (var lines = Files.newInputStream(file)) {
        var summary = new Poster(events).post(lines, answered -> {});
        refuseRejected(file, summary);
        fresh += summary.fresh();
        all += summary.answered();
        positions.addAll(summary.positions());
      } catch (IOException e) {
        throw new CommandFailure(
            CommandFailure.NOT_STARTED, file + " cannot be read: " + e.getMessage(), e);
      }
    }
    return "loaded %d, %d new".formatted(all, fresh);
  }

  private static void refuseRejected(Path file, PostSummary summary) {
    if (summary.rejectedCount() > 0) {
      var first = summary.rejected().getFirst();
      throw new CommandFailure(
          CommandFailure.NOT_STARTED,
          "%s: %d lines were rejected, the first is line %d: %s"
              .formatted(
                  file, summary.rejectedCount(), first.line(), String.join("; ", first.errors())));
    }
  }

  private static String awaitProjected(ServiceClient projections, List<String> positions) {
    for (var position : positions) {
      projections.get(
          "/v1/missions", Map.of(), Map.of("Muster-Position", position, "Prefer", "wait=30"));
    }
    return "";
  }

  private void watch() {
    var kafka = Objects.requireNonNull(servers).kafka();
    var postgres = Objects.requireNonNull(servers).postgres();
    while (!stopping.get()) {
      boolean ended =
          Await.until(
              Duration.ofDays(1),
              LOOK,
              () ->
                  stopping.get()
                      || !kafka.isAlive()
                      || !postgres.isAlive()
                      || !services.stream().allMatch(ServiceProcess::isAlive));
      if (ended && !stopping.get()) {
        services.stream()
            .filter(service -> !service.isAlive())
            .findFirst()
            .ifPresent(service -> {
              throw service.failed("ended by itself");
            });
        throw new CommandFailure(
            CommandFailure.NOT_STARTED,
            (kafka.isAlive() ? "PostgreSQL" : "The Kafka broker")
                + " ended by itself; its log is in "
                + data);
      }
    }
  }

  /// Stops the services, then the servers under them; once.
  private void stop() {
    if (stopping.getAndSet(true)) {
      return;
    }
    screen.line("");
    screen.line("Muster stops");
    ServiceProcess.stop(
        services.stream().filter(ServiceProcess::isAlive).map(ServiceProcess::handle).toList());
    var running = servers;
    if (running != null) {
      running.close();
    }
    screen.line("Everything is stopped; the data stays in " + data);
  }
}
