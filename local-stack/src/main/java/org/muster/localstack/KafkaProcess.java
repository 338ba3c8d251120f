package org.muster.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.RetriableException;

/// One Kafka broker (KRaft: broker and controller in one) in a process of its own.
///
/// Its storage is formatted on first use and kept: the same directory started again has the same
/// cluster id, topics and records. The broker acknowledges before it syncs to disk; a topic's
/// `flush.messages=1` is what makes an acknowledged record survive a power cut (see
/// [TopicProvisioning]).
public final class KafkaProcess implements AutoCloseable {

  static final StopSignal STOP = StopSignal.TERM;

  private static final String NAME = "The Kafka broker";
  private static final Duration READY = Duration.ofSeconds(60);
  private static final Duration STOPPED = Duration.ofSeconds(30);

  private final KafkaSettings settings;
  private final int port;
  private final int controllerPort;
  private Daemon daemon;

  private KafkaProcess(KafkaSettings settings, int port, int controllerPort) {
    this.settings = settings;
    this.port = port;
    this.controllerPort = controllerPort;
    this.daemon = launch();
  }

  /// Starts a broker and returns when it answers.
  ///
  /// @throws PortTakenException if the port is not free
  /// @throws IllegalStateException if it ends or does not answer within a minute; the message has
  ///   the log's end
  public static KafkaProcess start(KafkaSettings settings) {
    refuseSecond(settings.directory());
    int port = Ports.claim("the Kafka broker", settings.host(), settings.port());
    int controllerPort = Ports.claim("the Kafka controller", "localhost", 0);
    return new KafkaProcess(settings, port, controllerPort);
  }

  static PidFile pidFile(Path directory) {
    return new PidFile(directory.resolve("kafka.pid"));
  }

  /// `host:port` for a client's `bootstrap.servers`: where the broker listens, not what it
  /// advertises.
  public String bootstrapServers() {
    return settings.host() + ":" + port;
  }

  public int port() {
    return port;
  }

  public long pid() {
    return daemon.handle().pid();
  }

  public boolean isAlive() {
    return daemon.isAlive();
  }

  /// SIGKILL, as a fault would: nothing is flushed or closed.
  public void kill() {
    daemon.kill();
  }

  /// Stops cleanly; kills after half a minute.
  public void stop() {
    daemon.stop(STOPPED);
  }

  /// Starts it again over the same data on the same port, after [#kill] or [#stop].
  public void restart() {
    if (daemon.isAlive()) {
      throw new IllegalStateException(NAME + " still runs, process " + pid());
    }
    Ports.claim("the Kafka broker", settings.host(), port);
    daemon = launch();
  }

  @Override
  public void close() {
    stop();
  }

  private static void refuseSecond(Path directory) {
    pidFile(directory)
        .running()
        .ifPresent(process -> {
          throw new IllegalStateException(
              "A Kafka broker already runs over %s, process %d"
                  .formatted(directory, process.pid()));
        });
  }

  private Daemon launch() {
    var directory = settings.directory();
    try {
      Files.createDirectories(directory);
      var properties = directory.resolve("server.properties");
      Files.writeString(properties, lines(configuration()));
      if (!Files.exists(data().resolve("meta.properties"))) {
        format(properties);
      }
      var started =
          Daemon.start(
              NAME,
              java("kafka.Kafka", List.of(properties.toString())),
              STOP,
              directory.resolve("kafka.log"),
              pidFile(directory),
              settings.outlivesStarter());
      awaitAnswer(started);
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot prepare " + directory, e);
    }
  }

  private Path data() {
    return settings.directory().resolve("data");
  }

  private void format(Path properties) throws IOException {
    var log = settings.directory().resolve("format.log");
    var clusterId = Uuid.randomUuid().toString();
    var command =
        java(
            "kafka.tools.StorageTool",
            List.of("format", "--ignore-formatted", "-t", clusterId, "-c", properties.toString()));
    var process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      if (!process.waitFor(READY.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException(
            "Kafka's storage in %s was not formatted, see %s".formatted(data(), log));
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while Kafka's storage was formatted", e);
    }
  }

  private List<String> java(String main, List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + settings.heapMb() + "m");
    if (settings.shortLived()) {
      command.add("-XX:TieredStopAtLevel=1");
      command.add("-XX:+UseSerialGC");
    }
    command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
    command.add("-Dorg.slf4j.simpleLogger.showDateTime=true");
    command.add("-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
    command.add("-cp");
    command.add(KafkaLibraries.classPath());
    command.add(main);
    command.addAll(arguments);
    return command;
  }

  private Map<String, String> configuration() {
    var c = new LinkedHashMap<String, String>();
    c.put("process.roles", "broker,controller");
    c.put("node.id", "1");
    c.put("controller.quorum.voters", "1@localhost:" + controllerPort);
    c.put(
        "listeners",
        "PLAINTEXT://%s:%d,CONTROLLER://localhost:%d"
            .formatted(settings.host(), port, controllerPort));
    c.put("advertised.listeners", "PLAINTEXT://" + advertised());
    c.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    c.put("controller.listener.names", "CONTROLLER");
    c.put("inter.broker.listener.name", "PLAINTEXT");
    c.put("log.dirs", data().toString());
    c.put("auto.create.topics.enable", "false");
    c.put("unclean.leader.election.enable", "false");
    c.put("log.retention.ms", "-1");
    c.put("log.retention.bytes", "-1");
    c.put("offsets.topic.replication.factor", "1");
    c.put("offsets.topic.num.partitions", "4");
    c.put("transaction.state.log.replication.factor", "1");
    c.put("transaction.state.log.min.isr", "1");
    c.put("transaction.state.log.num.partitions", "4");
    c.put("share.coordinator.state.topic.replication.factor", "1");
    c.put("share.coordinator.state.topic.min.isr", "1");
    // After kill -9 the broker may register again only when its former session has run out (default
    // 9 s).
    c.put("broker.session.timeout.ms", settings.shortLived() ? "2000" : "4000");
    c.put("broker.heartbeat.interval.ms", settings.shortLived() ? "500" : "1000");
    c.put("group.initial.rebalance.delay.ms", "0");
    c.put("log.cleaner.dedupe.buffer.size", "8388608");
    c.putAll(settings.overrides());
    return c;
  }

  private String advertised() {
    return settings.advertised().isEmpty() ? "localhost:" + port : settings.advertised();
  }

  /// Java's properties format, in which a backslash needs another.
  private static String lines(Map<String, String> configuration) {
    return configuration.entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue().replace("\\", "\\\\") + "\n")
        .collect(Collectors.joining());
  }

  private void awaitAnswer(Daemon started) {
    var answered = Await.until(READY, () -> !started.isAlive() || (listens() && answers(started)));
    if (!started.isAlive()) {
      throw started.failed("ended while starting");
    }
    if (!answered) {
      var failure = started.failed("did not answer within " + READY.toSeconds() + " s");
      started.kill();
      throw failure;
    }
  }

  private boolean listens() {
    try (var socket = new java.net.Socket()) {
      socket.connect(new java.net.InetSocketAddress(settings.host(), port), 1_000);
      return true;
    } catch (IOException e) {
      return false; // not yet
    }
  }

  /// A broker that is registered lists itself. Goes through the advertised address, as every client
  /// does.
  private boolean answers(Daemon started) {
    var configuration =
        Map.<String, Object>of(
            "bootstrap.servers",
            bootstrapServers(),
            "default.api.timeout.ms",
            "5000",
            "request.timeout.ms",
            "5000",
            "retry.backoff.ms",
            "20",
            "reconnect.backoff.ms",
            "20");
    try (var admin = Admin.create(configuration)) {
      return !admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RetriableException) {
        return false;
      }
      throw started.failed("answers with " + e.getCause());
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the broker started", e);
    }
  }
}
