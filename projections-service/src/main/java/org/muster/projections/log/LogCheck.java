package org.muster.projections.log;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.muster.contracts.topic.AnnouncementsTopic;
import org.muster.projections.database.Database;

/// Checks that the topic is the log that is expected; never creates or changes it.
@ApplicationScoped
public class LogCheck {

  private static final String MADE_ANEW =
      "topic %s has the id %s, but the projections were made from %s: it is another log. Point"
          + " kafka.bootstrap.servers and muster.topic.name at the log of before; to begin anew with"
          + " this one, drop the schemas muster and muster_ops";

  private final LogClients clients;
  private final LogConfig config;
  private final Database database;

  LogCheck(LogClients clients, LogConfig config, Database database) {
    this.clients = clients;
    this.config = config;
    this.database = database;
  }

  /// The log, after every check; the first time, its id is remembered.
  ///
  /// @throws WrongLogException with what to change, if it is not as it must be
  /// @throws LogAwayException if the broker did not answer; another try may help
  public Log check() throws SQLException {
    try (Admin admin = clients.admin()) {
      Log log = describe(admin);
      remember(log);
      return log;
    }
  }

  private Log describe(Admin admin) {
    String name = config.name();
    TopicDescription topic;
    try {
      topic =
          Objects.requireNonNull(
              answer(admin.describeTopics(List.of(name)).allTopicNames()).get(name));
    } catch (UnknownTopicOrPartitionException e) {
      throw new WrongLogException(
          List.of(
              "topic %s does not exist; provisioning creates it (./muster up, or the provision step of"
                      .formatted(name)
                  + " docker-compose.yml), the services never do"));
    }
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
    Config settings =
        Objects.requireNonNull(
            answer(admin.describeConfigs(List.of(resource)).all()).get(resource));
    int partitions = topic.partitions().size();
    List<String> violations =
        new ArrayList<>(
            AnnouncementsTopic.violations(
                name,
                topic.partitions().getFirst().replicas().size(),
                settings.entries().stream()
                    .filter(entry -> entry.value() != null)
                    .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value))));
    if (partitions != config.partitions()) {
      violations.add(
          "topic %s has %d partitions, muster.topic.partitions says %d; a mission's partition depends"
                  .formatted(name, partitions, config.partitions())
              + " on their number, so it must be the one that the topic was created with");
    }
    violations.addAll(lost(admin, name, partitions));
    if (!violations.isEmpty()) {
      throw new WrongLogException(violations);
    }
    return new Log(name, topic.topicId().toString(), partitions);
  }

  private List<String> lost(Admin admin, String name, int partitions) {
    Map<TopicPartition, OffsetSpec> asked =
        IntStream.range(0, partitions)
            .boxed()
            .collect(
                Collectors.toMap(p -> new TopicPartition(name, p), p -> OffsetSpec.earliest()));
    return answer(admin.listOffsets(asked).all()).entrySet().stream()
        .filter(start -> start.getValue().offset() > 0)
        .map(start ->
            "%s begins at offset %d: its first records are lost; restore the topic from a backup"
                .formatted(start.getKey(), start.getValue().offset()))
        .sorted()
        .toList();
  }

  private void remember(Log log) throws SQLException {
    String known =
        database.write(connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "insert into muster_ops.log (topic, topic_id, lineage, partitions) values (?, ?, ?, ?)"
                      + " on conflict do nothing")) {
            insert.setString(1, log.topic());
            insert.setString(2, log.topicId());
            insert.setString(3, log.lineage());
            insert.setInt(4, log.partitions());
            insert.executeUpdate();
          }
          return knownId(connection);
        });
    if (!known.equals(log.topicId())) {
      throw new WrongLogException(List.of(MADE_ANEW.formatted(log.topic(), log.topicId(), known)));
    }
  }

  private static String knownId(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("select topic_id from muster_ops.log");
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getString(1);
    }
  }

  private <T> T answer(org.apache.kafka.common.KafkaFuture<T> future) {
    return LogAwayException.answer(future, config.answerTimeout());
  }
}
