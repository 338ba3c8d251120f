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
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.assertj.core.data.Index;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.contracts.position.Lineage;
import org.muster.contracts.topic.AnnouncementsTopic;
import org.muster.events.EventsSettingsTest;
import org.muster.events.LogProbe;
import org.muster.localstack.LocalStackTestResource;
import org.muster.localstack.TestStack;
import org.muster.localstack.TopicProvisioning;

@QuarkusTest
@WithTestResource(LocalStackTestResource.class)
class TopicCheckTest {

  private static final TestStack STACK = TestStack.shared();

  private static TopicCheck.Finding look(String topic, int partitions) {
    return look(topic, partitions, AcceptedStarts.none());
  }

  private static TopicCheck.Finding look(String topic, int partitions, AcceptedStarts accepted) {
    try (Admin admin = STACK.admin()) {
      return new TopicCheck(admin, Duration.ofSeconds(10), accepted).look(topic, partitions);
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

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void what_is_provisioned_is_what_is_checked(int replicas) {
    assertThat(new TopicProvisioning.Wanted("any", 12, replicas).settings())
        .isEqualTo(AnnouncementsTopic.settings(replicas));
  }

  @Test
  void a_missing_topic_is_refused_and_not_made() {
    String topic = "missing-" + UUID.randomUUID();

    assertThat(violations(topic, 12)).singleElement().asString().contains(topic, "does not exist");
    assertThat(violations(topic, 12)).hasSize(1);
  }

  @Test
  void a_truncated_topic_is_refused_and_taken_with_what_the_refusal_says() throws Exception {
    String topic = STACK.freshTopic();
    probe.truncate(topic, 3, 5, 2);

    List<String> violations = violations(topic, 12);
    assertThat(violations)
        .first()
        .asString()
        .isEqualTo("%s-3 was truncated: it begins at offset 2, not at 0".formatted(topic));
    String said = violations.getLast();
    assertThat(said).contains("./muster accept-log");
    Matcher setting = Pattern.compile("muster\\.topic\\.accepted-starts=(\\S+@3:2) ").matcher(said);
    assertThat(setting.find()).as(said).isTrue();

    AcceptedStarts accepted = AcceptedStarts.parse(Optional.of(setting.group(1)));
    assertThat(look(topic, 12, accepted))
        .isInstanceOfSatisfying(
            TopicCheck.Finding.Good.class,
            good -> assertThat(good.log().starts()).hasSize(12).contains(2L, Index.atIndex(3)));

    probe.truncate(topic, 3, 0, 4);
    assertThat(look(topic, 12, accepted))
        .as("what is lost later is not accepted along with it")
        .isInstanceOf(TopicCheck.Finding.Refused.class);
    String other = "A".repeat(22) + "@3:4";
    assertThat(look(topic, 12, AcceptedStarts.parse(Optional.of(other))))
        .as("nor what was accepted of another topic")
        .isInstanceOf(TopicCheck.Finding.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3:2", "AAAAAAAAAAAAAAAAAAAAAA@", "AAAAAAAAAAAAAAAAAAAAAA@3", "all"})
  void the_service_does_not_start_with_accepted_starts_that_it_cannot_read(String text) {
    var settings = EventsSettingsTest.settings(Map.of("muster.topic.accepted-starts", text));

    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> new LogOpening().open(settings, clients))
        .withMessageContaining("wanted topicId@partition:offset");
  }

  @Inject KafkaClients clients;
  @Inject LogProbe probe;

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
      assertThat(
              new TopicCheck(admin, Duration.ofMillis(500), AcceptedStarts.none()).look("any", 12))
          .isInstanceOf(TopicCheck.Finding.Unreachable.class);
    }
  }
}
