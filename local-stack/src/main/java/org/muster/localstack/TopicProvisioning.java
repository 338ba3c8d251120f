package org.muster.localstack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/// Creates the topic of the announcements, once, and never changes one that is there.
///
/// The services only check the topic: an empty log made by accident would look like a fresh start.
/// The settings keep records for ever; on one broker every batch is synced to disk before it is
/// acknowledged, on several the replicas carry durability: two must have a record.
public final class TopicProvisioning {

  /// The topic of the announcements.
  public static final String ANNOUNCEMENTS = "muster.announcements";

  /// Fixed for the life of a topic: another number would send a mission's later announcements
  /// elsewhere.
  public static final int PARTITIONS = 12;

  /// The largest record, in bytes (1 MiB).
  public static final int MAX_MESSAGE_BYTES = 1_048_576;

  private static final Duration CALL = Duration.ofSeconds(30);

  private TopicProvisioning() {}

  /// The topic as it should be.
  ///
  /// @param replicas copies of each partition, 1 to 3 in practice
  public record Wanted(String topic, int partitions, int replicas) {

    /// The announcements on one broker.
    public static Wanted onOneBroker() {
      return new Wanted(ANNOUNCEMENTS, PARTITIONS, 1);
    }

    public Wanted named(String other) {
      return new Wanted(other, partitions, replicas);
    }

    /// The topic's settings; what is not here is left to the broker.
    public Map<String, String> settings() {
      var settings = new LinkedHashMap<String, String>();
      settings.put("cleanup.policy", "delete");
      settings.put("retention.ms", "-1");
      settings.put("retention.bytes", "-1");
      settings.put("message.timestamp.type", "CreateTime");
      settings.put("max.message.bytes", Integer.toString(MAX_MESSAGE_BYTES));
      if (replicas == 1) {
        settings.put("flush.messages", "1");
      } else {
        settings.put("min.insync.replicas", "2");
      }
      return settings;
    }
  }

  /// Creates the topic if it is not there, checks it if it is.
  ///
  /// @return the topic's id
  /// @throws IllegalStateException if the topic is there and differs; the message names each
  ///   setting, what it is and what it should be
  public static Uuid ensure(Admin admin, Wanted wanted) {
    var topic =
        new NewTopic(wanted.topic(), wanted.partitions(), (short) wanted.replicas())
            .configs(wanted.settings());
    try {
      get(admin.createTopics(List.of(topic)).all());
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IllegalStateException(
            "Topic %s cannot be created: %s".formatted(wanted.topic(), e.getCause()), e);
      }
    }
    return check(wanted, awaitFound(admin, wanted.topic()));
  }

  /// A topic as the broker tells it.
  private record Found(TopicDescription description, Config config) {}

  private static Uuid check(Wanted wanted, Found found) {
    var differences = differences(wanted, found.description(), found.config());
    if (!differences.isEmpty()) {
      throw new IllegalStateException(
          "Topic %s is there and is not as it should be: %s. Change it with kafka-configs, or give another topic."
              .formatted(wanted.topic(), String.join("; ", differences)));
    }
    return found.description().topicId();
  }

  /// The controller knows a topic a moment before the brokers that are asked about it do.
  private static Found awaitFound(Admin admin, String topic) {
    var found = new AtomicReference<@Nullable Found>();
    Await.until(
        CALL,
        () -> {
          found.set(find(admin, topic));
          return found.get() != null;
        });
    var topicFound = found.get();
    if (topicFound == null) {
      throw new IllegalStateException(
          "Topic %s does not appear within %d s".formatted(topic, CALL.toSeconds()));
    }
    return topicFound;
  }

  private static @Nullable Found find(Admin admin, String topic) {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try {
      var description = get(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic);
      var config = get(admin.describeConfigs(List.of(resource)).all()).get(resource);
      return description == null || config == null ? null : new Found(description, config);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return null;
      }
      throw new IllegalStateException(
          "Topic %s cannot be checked: %s".formatted(topic, e.getCause()), e);
    }
  }

  private static List<String> differences(
      Wanted wanted, TopicDescription description, Config config) {
    var found = new HashMap<String, String>();
    config.entries().forEach(entry -> found.put(entry.name(), entry.value()));
    var differences = new ArrayList<String>();
    compare("partitions", wanted.partitions(), description.partitions().size(), differences);
    compare(
        "replicas",
        wanted.replicas(),
        description.partitions().getFirst().replicas().size(),
        differences);
    wanted.settings().forEach((name, value) -> compare(name, value, found.get(name), differences));
    return differences;
  }

  private static void compare(
      String name, Object wanted, @Nullable Object found, List<String> differences) {
    if (!wanted.equals(found)) {
      differences.add("%s is %s, wanted %s".formatted(name, found, wanted));
    }
  }

  private static <T> T get(KafkaFuture<T> future) throws ExecutionException {
    try {
      return future.get(CALL.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("Kafka did not answer within " + CALL.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while Kafka was asked", e);
    }
  }

  /// One shot for a deployment: creates or checks the topic and prints its id.
  ///
  /// Reads `KAFKA_BOOTSTRAP_SERVERS` (default `localhost:9092`), `MUSTER_TOPIC`,
  /// `MUSTER_TOPIC_PARTITIONS` and `MUSTER_TOPIC_REPLICAS` from the environment. Ends with 1 and a
  /// sentence if the topic is not as it should be.
  public static void main(String[] args) {
    var environment = System.getenv();
    var wanted =
        new Wanted(
            environment.getOrDefault("MUSTER_TOPIC", ANNOUNCEMENTS),
            Integer.parseInt(environment.getOrDefault("MUSTER_TOPIC_PARTITIONS", "" + PARTITIONS)),
            Integer.parseInt(environment.getOrDefault("MUSTER_TOPIC_REPLICAS", "1")));
    var servers = environment.getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092");
    try (var admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      System.out.printf("topic=%s id=%s%n", wanted.topic(), ensure(admin, wanted));
    } catch (IllegalStateException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }
}
