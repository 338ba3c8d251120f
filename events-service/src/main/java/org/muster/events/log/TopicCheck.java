package org.muster.events.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.muster.contracts.position.Lineage;
import org.muster.contracts.topic.AnnouncementsTopic;

/// Looks whether the topic is the log that is kept for ever. It creates and changes nothing: an
/// empty log made by accident would look like a fresh start.
final class TopicCheck {

  /// What was found.
  sealed interface Finding {
    record Good(LogIdentity log) implements Finding {}

    /// It cannot be used; says what to change.
    record Refused(List<String> violations) implements Finding {
      public Refused {
        violations = List.copyOf(violations);
      }
    }

    /// The broker did not answer; it may later.
    record Unreachable(String reason) implements Finding {}
  }

  private final Admin admin;
  private final Duration callTimeout;

  private final AcceptedStarts accepted;

  TopicCheck(Admin admin, Duration callTimeout, AcceptedStarts accepted) {
    this.admin = admin;
    this.callTimeout = callTimeout;
    this.accepted = accepted;
  }

  /// Looks at a topic once.
  Finding look(String topic, int partitions) {
    try {
      TopicDescription description =
          Objects.requireNonNull(
              get(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic));
      int replicas = description.partitions().getFirst().replicas().size();
      List<String> violations = new ArrayList<>();
      if (description.partitions().size() != partitions) {
        violations.add(
            "topic %s has %d partitions; set muster.topic.partitions to that if it was provisioned so, or provision a topic with %d"
                .formatted(topic, description.partitions().size(), partitions));
      }
      violations.addAll(AnnouncementsTopic.violations(topic, replicas, settings(topic)));
      String id = description.topicId().toString();
      List<Long> starts = starts(topic, description.partitions().size());
      violations.addAll(accepted.violations(topic, id, starts));
      return violations.isEmpty()
          ? new Finding.Good(new LogIdentity(topic, id, Lineage.of(id), starts))
          : new Finding.Refused(violations);
    } catch (ExecutionException e) {
      return failed(topic, Objects.requireNonNullElse(e.getCause(), e));
    } catch (TimeoutException e) {
      return new Finding.Unreachable(
          "the broker did not answer within %d ms".formatted(callTimeout.toMillis()));
    }
  }

  private static Finding failed(String topic, Throwable cause) {
    return switch (cause) {
      case UnknownTopicOrPartitionException missing ->
          new Finding.Refused(
              List.of(
                  "topic %s does not exist; provision it once (./muster up does), the services never create it"
                      .formatted(topic)));
      case RetriableException passing ->
          new Finding.Unreachable(String.valueOf(passing.getMessage()));
      default ->
          new Finding.Refused(List.of("topic %s cannot be looked at: %s".formatted(topic, cause)));
    };
  }

  private Map<String, String> settings(String topic) throws ExecutionException, TimeoutException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Map<String, String> settings = new HashMap<>();
    for (ConfigEntry entry :
        Objects.requireNonNull(get(admin.describeConfigs(List.of(resource)).all()).get(resource))
            .entries()) {
      settings.put(entry.name(), entry.value());
    }
    return settings;
  }

  /// The first offset of each partition, in order.
  private List<Long> starts(String topic, int partitions)
      throws ExecutionException, TimeoutException {
    List<TopicPartition> all =
        IntStream.range(0, partitions).mapToObj(p -> new TopicPartition(topic, p)).toList();
    Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> found =
        get(
            admin
                .listOffsets(
                    all.stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.earliest())))
                .all());
    return all.stream().map(p -> Objects.requireNonNull(found.get(p)).offset()).toList();
  }

  private <T> T get(KafkaFuture<T> future) throws ExecutionException, TimeoutException {
    try {
      return future.get(callTimeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LogUnavailableException("interrupted while looking at the topic", e);
    }
  }
}
