package org.muster.projections.log;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;

/// Asks the broker about the topic, with one client that is made when it is first needed.
@ApplicationScoped
public class LogAdmin {

  private final LogClients clients;
  private final LogConfig config;
  private @Nullable Admin admin;

  LogAdmin(LogClients clients, LogConfig config) {
    this.clients = clients;
    this.config = config;
  }

  /// The topic as it is now.
  ///
  /// @throws LogAwayException if the broker does not answer in time
  /// @throws org.apache.kafka.common.errors.UnknownTopicOrPartitionException if there is none
  SeenLog look() {
    Admin asked = admin();
    TopicDescription topic = describe();
    int partitions = topic.partitions().size();
    String cluster = answer(asked.describeCluster().clusterId());
    return new SeenLog(
        config.name(),
        cluster == null ? "" : cluster,
        topic.topicId().toString(),
        offsets(partitions, OffsetSpec.earliest()),
        offsets(partitions, OffsetSpec.latest()));
  }

  TopicDescription describe() {
    return Objects.requireNonNull(
        answer(admin().describeTopics(List.of(config.name())).allTopicNames()).get(config.name()));
  }

  /// The topic's settings.
  Map<String, String> settings() {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, config.name());
    Config settings =
        Objects.requireNonNull(
            answer(admin().describeConfigs(List.of(resource)).all()).get(resource));
    return settings.entries().stream()
        .filter(entry -> entry.value() != null)
        .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
  }

  /// The first, or the next, offset of each partition, in order.
  List<Long> offsets(int partitions, OffsetSpec spec) {
    Map<TopicPartition, OffsetSpec> asked =
        IntStream.range(0, partitions)
            .boxed()
            .collect(Collectors.toMap(p -> new TopicPartition(config.name(), p), p -> spec));
    Map<Integer, Long> offsets = new TreeMap<>();
    answer(admin().listOffsets(asked).all())
        .forEach((partition, at) -> offsets.put(partition.partition(), at.offset()));
    return List.copyOf(offsets.values());
  }

  /// Asks whether a topic of that id is still there; the answer comes with the supplier, which
  /// throws what [#look] does.
  Supplier<TopicDescription> stillThere(String topicId) {
    Uuid id = Uuid.fromString(topicId);
    KafkaFuture<Map<Uuid, TopicDescription>> asked =
        admin().describeTopics(TopicCollection.ofTopicIds(Collections.singleton(id))).allTopicIds();
    return () -> Objects.requireNonNull(answer(asked).get(id));
  }

  private <T> T answer(KafkaFuture<T> future) {
    return LogAwayException.answer(future, config.answerTimeout());
  }

  private synchronized Admin admin() {
    Admin current = admin;
    if (current == null) {
      current = clients.admin();
      admin = current;
    }
    return current;
  }

  @PreDestroy
  synchronized void close() {
    if (admin != null) {
      admin.close();
    }
  }
}
