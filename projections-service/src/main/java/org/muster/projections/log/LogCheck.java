package org.muster.projections.log;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.muster.contracts.topic.AnnouncementsTopic;
import org.muster.projections.database.Database;

/// Checks that the topic is the log that is expected; never creates or changes it.
@ApplicationScoped
public class LogCheck {

  private static final String NO_TOPIC =
      "topic %s does not exist; provisioning creates it (./muster up, or the provision step of"
          + " docker-compose.yml), the services never do";

  private static final int REREAD_RECORDS = 1_000;

  private final LogAdmin admin;
  private final LogClients clients;
  private final LogConfig config;
  private final Database database;

  LogCheck(LogAdmin admin, LogClients clients, LogConfig config, Database database) {
    this.admin = admin;
    this.clients = clients;
    this.config = config;
    this.database = database;
  }

  /// The log, after every check; the first time, it is remembered.
  ///
  /// @throws WrongLogException with what to change, if it is not as it must be
  /// @throws OtherLogException if it is not the log that was projected
  /// @throws LogAwayException if the broker did not answer; another try may help
  public Log check() throws SQLException {
    Optional<KeptLog> kept = database.write(LogRows::kept);
    SeenLog seen = kept.isPresent() ? lookAgain() : lookFirst();
    if (kept.isPresent()) {
      refuseOther(kept.get(), seen);
    }
    refuseWrongSettings(seen);
    if (kept.isPresent() && !kept.get().starts().isEmpty()) {
      return kept.get().log();
    }
    return database.write(connection -> remember(connection, seen));
  }

  /// Checks that the topic is still the log: the same topic, beginning where it began and not
  /// ending before what was read.
  ///
  /// @throws OtherLogException with what differs
  /// @throws LogAwayException if the broker did not answer
  public void still(Log log) throws SQLException {
    KeptLog kept = database.write(LogRows::kept).orElseThrow();
    if (!kept.log().lineage().equals(log.lineage())) {
      throw new OtherLogException(
          List.of(
              "the log %s was accepted in the place of %s"
                  .formatted(kept.log().lineage(), log.lineage())));
    }
    refuseOther(kept, lookAgain());
  }

  /// Asks whether the topic is there that the log is, without waiting for the answer.
  ///
  /// @return waits for it and throws what [#still] does
  public Runnable asking(Log log) {
    Supplier<TopicDescription> answer = admin.stillThere(log.topicId());
    return () -> {
      try {
        TopicDescription unused = answer.get();
      } catch (UnknownTopicOrPartitionException e) {
        throw new OtherLogException(
            List.of(
                "the topic %s with the id %s is no longer there; what was read last was not projected"
                    .formatted(log.topic(), log.topicId())));
      }
    };
  }

  /// Records that the log is refused, with the very record that was altered if that can be said;
  /// not if another log was accepted in its place meanwhile.
  ///
  /// @param followed the log that it is about, empty for the one that is kept
  /// @return the whole reason
  public String refused(Optional<Log> followed, OtherLogException other) throws SQLException {
    return database.write(connection -> {
      String reason = String.valueOf(other.getMessage());
      Optional<Log> kept = LogRows.kept(connection).map(KeptLog::log);
      if (kept.isEmpty()
          || followed.filter(log -> !log.lineage().equals(kept.get().lineage())).isPresent()) {
        return reason;
      }
      Log log = kept.get();
      if (other instanceof AlteredLogException altered) {
        try (Consumer<byte[], byte[]> consumer = clients.alone(REREAD_RECORDS)) {
          reason += "; " + FirstDifference.of(connection, consumer, log, altered);
        }
      }
      LogRows.audit(connection, log, "refused", reason);
      return reason;
    });
  }

  /// The short name of the log that is kept; empty before the first start.
  public Optional<String> keptLineage() throws SQLException {
    return database.write(LogRows::kept).map(kept -> kept.log().lineage());
  }

  private SeenLog lookFirst() {
    try {
      return admin.look();
    } catch (UnknownTopicOrPartitionException e) {
      throw new WrongLogException(List.of(NO_TOPIC.formatted(config.name())));
    }
  }

  private SeenLog lookAgain() {
    try {
      return admin.look();
    } catch (UnknownTopicOrPartitionException e) {
      throw new OtherLogException(List.of("topic %s is no longer there".formatted(config.name())));
    }
  }

  private static void refuseOther(KeptLog kept, SeenLog seen) {
    List<String> differences = kept.differences(seen);
    if (!differences.isEmpty()) {
      throw new OtherLogException(differences);
    }
  }

  /// @throws WrongLogException with what to change, if the topic is not set as it must be
  void refuseWrongSettings(SeenLog seen) {
    int replicas = admin.describe().partitions().getFirst().replicas().size();
    List<String> violations =
        new ArrayList<>(AnnouncementsTopic.violations(seen.topic(), replicas, admin.settings()));
    int partitions = seen.starts().size();
    if (partitions != config.partitions()) {
      violations.add(
          "topic %s has %d partitions, muster.topic.partitions says %d; a mission's partition depends"
                  .formatted(seen.topic(), partitions, config.partitions())
              + " on their number, so it must be the one that the topic was created with");
    }
    if (!violations.isEmpty()) {
      throw new WrongLogException(violations);
    }
  }

  /// Two instances that start for the first time both do this: what one wrote the other keeps.
  private static Log remember(Connection connection, SeenLog seen) throws SQLException {
    Optional<KeptLog> kept = LogRows.kept(connection);
    if (kept.isPresent()) {
      return complete(connection, kept.get(), seen);
    }
    List<String> lost =
        IntStream.range(0, seen.starts().size())
            .filter(p -> seen.starts().get(p) > 0)
            .mapToObj(p ->
                "%s-%d begins at offset %d: its first records are lost; restore the topic from a backup"
                    .formatted(seen.topic(), p, seen.starts().get(p)))
            .toList();
    if (!lost.isEmpty()) {
      throw new WrongLogException(lost);
    }
    Log log = new Log(seen.topic(), seen.topicId(), seen.starts().size());
    refuseOtherGeneration(connection, log);
    LogRows.keep(connection, log, seen.clusterId(), null);
    LogRows.audit(connection, log, "first-seen", "cluster " + seen.clusterId());
    return log;
  }

  /// A log that was kept before its chains were: they begin at its first record.
  private static Log complete(Connection connection, KeptLog kept, SeenLog seen)
      throws SQLException {
    Log log =
        kept.starts().isEmpty()
            ? new Log(kept.topic(), kept.topicId(), seen.starts().size())
            : kept.log();
    LogRows.cluster(connection, seen.clusterId());
    LogRows.beginChains(connection, log);
    return log;
  }

  private static void refuseOtherGeneration(Connection connection, Log log) throws SQLException {
    Optional<String> projected = LogRows.projectedLineage(connection);
    if (projected.isPresent() && !projected.get().equals(log.lineage())) {
      throw new OtherLogException(
          List.of(
              "the generation that answers was made from the log %s, topic %s is the log %s"
                  .formatted(projected.get(), log.topic(), log.lineage())));
    }
  }
}
