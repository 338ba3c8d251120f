package org.muster.localstack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/// Kafka and PostgreSQL, started side by side in one folder, with the topic, the database and the
/// roles in place.
///
/// The folder is kept: started again, it goes on where it was.
public final class LocalStack implements AutoCloseable {

  private static final Duration STARTED = Duration.ofMinutes(3);
  private static final Duration STOPPED = Duration.ofSeconds(30);
  private static final Duration KILLED = Duration.ofSeconds(10);

  private final KafkaProcess kafka;
  private final PostgresProcess postgres;
  private final Uuid topicId;

  private LocalStack(KafkaProcess kafka, PostgresProcess postgres, Uuid topicId) {
    this.kafka = kafka;
    this.postgres = postgres;
    this.topicId = topicId;
  }

  /// Starts both on free ports, for tests.
  public static LocalStack start(Path directory) {
    return start(kafkaIn(directory).withShortLived(true), postgresIn(directory));
  }

  /// Starts both on given ports (0 = a free one).
  public static LocalStack start(Path directory, int kafkaPort, int postgresPort) {
    return start(
        kafkaIn(directory).withPort(kafkaPort), postgresIn(directory).withPort(postgresPort));
  }

  /// Starts both and provisions the topic; if one fails, the other is stopped.
  public static LocalStack start(KafkaSettings kafkaSettings, PostgresSettings postgresSettings) {
    var kafkaStart = inBackground(() -> KafkaProcess.start(kafkaSettings));
    var postgresStart = inBackground(() -> PostgresProcess.start(postgresSettings));
    try {
      var kafka = kafkaStart.join();
      var postgres = postgresStart.join();
      return new LocalStack(kafka, postgres, provision(kafka.bootstrapServers()));
    } catch (RuntimeException e) {
      stopIfStarted(kafkaStart);
      stopIfStarted(postgresStart);
      throw e instanceof CompletionException && e.getCause() instanceof RuntimeException cause
          ? cause
          : e;
    }
  }

  /// Where Kafka's part of the folder is.
  public static KafkaSettings kafkaIn(Path directory) {
    return KafkaSettings.in(directory.resolve("kafka"));
  }

  /// Where PostgreSQL's part of the folder is.
  public static PostgresSettings postgresIn(Path directory) {
    return PostgresSettings.in(directory.resolve("postgres"));
  }

  /// The processes that run over the folder, whoever started them: none, one or two.
  public static List<ProcessHandle> running(Path directory) {
    var found = new ArrayList<ProcessHandle>();
    PostgresProcess.pidFile(postgresIn(directory).directory()).running().ifPresent(found::add);
    KafkaProcess.pidFile(kafkaIn(directory).directory()).running().ifPresent(found::add);
    return found;
  }

  /// Stops what runs over the folder, whoever started it; kills after half a minute. Returns when
  /// it is gone.
  ///
  /// @return whether anything ran
  public static boolean stop(Path directory) {
    var found = running(directory);
    PostgresProcess.pidFile(postgresIn(directory).directory())
        .running()
        .ifPresent(PostgresProcess.STOP::to);
    KafkaProcess.pidFile(kafkaIn(directory).directory()).running().ifPresent(KafkaProcess.STOP::to);
    if (!Await.until(STOPPED, () -> found.stream().noneMatch(ProcessHandle::isAlive))) {
      found.forEach(ProcessHandle::destroyForcibly);
      if (!Await.until(KILLED, () -> found.stream().noneMatch(ProcessHandle::isAlive))) {
        throw new IllegalStateException("the servers over %s do not die".formatted(directory));
      }
    }
    return !found.isEmpty();
  }

  public KafkaProcess kafka() {
    return kafka;
  }

  public PostgresProcess postgres() {
    return postgres;
  }

  /// The id of the topic of the announcements.
  public Uuid topicId() {
    return topicId;
  }

  /// Stops both, PostgreSQL first.
  @Override
  public void close() {
    try (kafka;
        postgres) {
      // closed in reverse order
    }
  }

  private static Uuid provision(String bootstrapServers) {
    try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
      return TopicProvisioning.ensure(admin, TopicProvisioning.Wanted.onOneBroker());
    }
  }

  private static <T> CompletableFuture<T> inBackground(Supplier<T> start) {
    return CompletableFuture.supplyAsync(start, task -> Thread.ofPlatform().daemon().start(task))
        .orTimeout(STARTED.toSeconds(), TimeUnit.SECONDS);
  }

  private static void stopIfStarted(CompletableFuture<? extends AutoCloseable> start) {
    start
        .handle((started, failure) -> started)
        .thenAccept(started -> {
          if (started instanceof KafkaProcess k) {
            k.stop();
          } else if (started instanceof PostgresProcess p) {
            p.stop();
          }
        })
        .join();
  }
}
