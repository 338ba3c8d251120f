package org.muster.events.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.muster.contracts.position.Lineage;
import org.muster.contracts.topic.AnnouncementsTopic;
import org.muster.events.EventsSettingsTest;
import org.muster.localstack.LocalStackTestResource;
import org.muster.localstack.TestStack;

@QuarkusTest
@WithTestResource(LocalStackTestResource.class)
class TopicCheckTest {

  private static final TestStack STACK = TestStack.shared();

  private static TopicCheck.Finding look(String topic, int partitions) {
    try (Admin admin = STACK.admin()) {
      return new TopicCheck(admin, Duration.ofSeconds(10)).look(topic, partitions);
    }
  }

  private static List<String> violations(String topic, int partitions) {
    return look(topic, partitions) instanceof TopicCheck.Finding.Refused(List<String> violations)
        ? violations
        : List.of();
  }

  @Test
  void a_provisioned_topic_is_the_log_and_its_id_gives_the_lineage() {
    String topic = STACK.freshTopic();

    assertThat(look(topic, AnnouncementsTopic.PARTITIONS))
        .isInstanceOfSatisfying(
            TopicCheck.Finding.Good.class,
            good -> {
              assertThat(good.log().topic()).isEqualTo(topic);
              assertThat(good.log().lineage()).isEqualTo(Lineage.of(good.log().topicId()));
            });
  }

  @Test
  void a_missing_topic_is_refused_and_not_made() {
    String topic = "missing-" + UUID.randomUUID();

    assertThat(violations(topic, 12)).singleElement().asString().contains(topic, "does not exist");
    assertThat(violations(topic, 12)).hasSize(1);
  }

  @Inject KafkaClients clients;

  @Test
  void the_service_does_not_start_on_a_topic_that_is_refused() {
    var settings = EventsSettingsTest.settings(Map.of("muster.topic", "missing"));

    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> new LogOpening().open(settings, clients))
        .withMessageContaining("event=topic-refused topic missing does not exist; provision it");
  }

  @Test
  void another_number_of_partitions_is_refused() {
    assertThat(violations(STACK.freshTopic(), 6))
        .singleElement()
        .asString()
        .contains("has 12 partitions", "muster.topic.partitions");
  }

  @Test
  void settings_that_would_lose_records_are_refused_each_with_what_to_set() throws Exception {
    String topic = STACK.freshTopic();
    set(topic, Map.of("cleanup.policy", "compact", "retention.ms", "604800000"));

    assertThat(violations(topic, 12))
        .satisfiesExactlyInAnyOrder(
            v -> assertThat(v).contains("cleanup.policy=compact", "set it to delete"),
            v -> assertThat(v).contains("retention.ms=604800000", "set it to -1"));
  }

  /// Changes settings, and returns when the broker tells them.
  private static void set(String topic, Map<String, String> settings) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    List<AlterConfigOp> changes =
        settings.entrySet().stream()
            .map(s -> new ConfigEntry(s.getKey(), s.getValue()))
            .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
            .toList();
    try (Admin admin = STACK.admin()) {
      admin.incrementalAlterConfigs(Map.of(resource, changes)).all().get(10, TimeUnit.SECONDS);
    }
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (violations(topic, 12).size() < settings.size() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
  }

  @Test
  void a_broker_that_is_away_is_unreachable_not_refused() {
    try (Admin admin =
        Admin.create(
            Map.<String, Object>of(
                "bootstrap.servers", "localhost:1",
                "default.api.timeout.ms", 1000,
                "request.timeout.ms", 500))) {
      assertThat(new TopicCheck(admin, Duration.ofMillis(500)).look("any", 12))
          .isInstanceOf(TopicCheck.Finding.Unreachable.class);
    }
  }
}
