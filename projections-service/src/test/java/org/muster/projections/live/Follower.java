package org.muster.projections.live;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.muster.localstack.TestStack;
import org.muster.projections.database.Database;
import org.muster.projections.database.TestDatabase;
import org.muster.projections.generations.Checkpoints;
import org.muster.projections.generations.Generation;
import org.muster.projections.generations.Generations;
import org.muster.projections.log.LogConfig;
import org.muster.projections.log.LogEnds;
import org.muster.projections.log.MarkConfig;
import org.muster.projections.log.PartitionFinding;
import org.muster.projections.log.TestClients;
import org.muster.projections.log.WholeLog;

/// A live projection of a topic and a database of a test's own, without the framework.
final class Follower implements AutoCloseable {

  static final int MARK_EVERY = 10;
  private static final Duration LONG = Duration.ofSeconds(30);

  private final TestDatabase rows;
  private final Database database;
  private final TestClients clients;
  private final LiveProjection live;
  private final LagWatch watch;
  private final WholeLog whole;

  private Follower(String topic, Map<String, String> settings) {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .withConverter(Duration.class, 200, new DurationConverter())
            .withMapping(LogConfig.class)
            .withMapping(LiveConfig.class)
            .withMapping(MarkConfig.class)
            .withDefaultValues(
                Map.of(
                    "muster.topic",
                    topic,
                    "muster.live.group",
                    topic,
                    "muster.live.poll-timeout",
                    "50ms",
                    "muster.log.check-every",
                    "100ms",
                    "muster.log.mark-every",
                    "" + MARK_EVERY))
            .withSources(new PropertiesConfigSource(settings, "of the test", 500))
            .build();
    LogConfig log = config.getConfigMapping(LogConfig.class);
    MarkConfig marks = config.getConfigMapping(MarkConfig.class);
    rows = TestDatabase.fresh();
    database = rows.database();
    clients = TestClients.of(TestStack.shared().bootstrapServers(), log, database);
    live =
        new LiveProjection(
            database,
            clients.clients(),
            clients.check(),
            config.getConfigMapping(LiveConfig.class),
            marks,
            new Told());
    LogEnds ends = clients.ends(log);
    whole = clients.whole(database, marks);
    watch = new LagWatch(database, ends, clients.check(), live, marks, new SimpleMeterRegistry());
  }

  static Follower of(String topic) {
    return with(topic, Map.of());
  }

  static Follower with(String topic, Map<String, String> settings) {
    return new Follower(topic, settings);
  }

  Database database() {
    return database;
  }

  TestDatabase rows() {
    return rows;
  }

  LiveProjection live() {
    return live;
  }

  /// What reading a partition from its beginning gives.
  PartitionFinding verified(int partition) throws SQLException {
    return whole.partition(whole.kept().orElseThrow(), partition, read -> {});
  }

  TestClients clients() {
    return clients;
  }

  /// Looks again and again, as the service does, whether the topic is still the log.
  void watch() {
    watch.onStart(new StartupEvent());
  }

  /// Follows until a partition was read up to there.
  void followTo(int partition, long next) {
    follow();
    awaitNext(partition, next);
  }

  /// Begins to follow.
  void follow() {
    live.start();
    await().atMost(LONG).until(() -> live.state() instanceof LiveState.Following);
  }

  void awaitNext(int partition, long next) {
    await().atMost(LONG).until(() -> next().get(partition) == next);
  }

  void stop() {
    live.stop();
  }

  /// Waits until it is refused, and says why.
  String refused() {
    await().atMost(LONG).until(() -> live.state() instanceof LiveState.Refused);
    return ((LiveState.Refused) live.state()).reason();
  }

  /// How far the generation that answers has read.
  List<Long> next() throws SQLException {
    return database.write(connection -> {
      int promoted = Generations.promoted(connection).map(Generation::number).orElse(0);
      return Checkpoints.vector(Checkpoints.of(connection, promoted));
    });
  }

  @Override
  public void close() {
    watch.onStop(new ShutdownEvent());
    live.stop();
    clients.close();
    rows.close();
  }
}
