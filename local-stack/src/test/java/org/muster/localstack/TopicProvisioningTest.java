package org.muster.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muster.localstack.TopicProvisioning.Wanted;

class TopicProvisioningTest {

  private final Admin admin = TestStack.shared().admin();
  private final Wanted wanted = Wanted.onOneBroker().named("provisioned." + UUID.randomUUID());

  @AfterEach
  void close() {
    admin.close();
  }

  @Test
  void theTopicIsMadeOnceAndThenLeftAlone() {
    var first = TopicProvisioning.ensure(admin, wanted);

    assertThat(TopicProvisioning.ensure(admin, wanted)).isEqualTo(first);
  }

  @Test
  void theTopicKeepsEverythingForEverAndSyncsEveryBatch() throws Exception {
    TopicProvisioning.ensure(admin, wanted);

    var topic = new ConfigResource(ConfigResource.Type.TOPIC, wanted.topic());
    var config = admin.describeConfigs(List.of(topic)).all().get(10, TimeUnit.SECONDS).get(topic);
    assertThat(config).isNotNull();
    assertThat(config.get("cleanup.policy").value()).isEqualTo("delete");
    assertThat(config.get("retention.ms").value()).isEqualTo("-1");
    assertThat(config.get("retention.bytes").value()).isEqualTo("-1");
    assertThat(config.get("message.timestamp.type").value()).isEqualTo("CreateTime");
    assertThat(config.get("max.message.bytes").value()).isEqualTo("1048576");
    assertThat(config.get("flush.messages").value()).isEqualTo("1");
  }

  @Test
  void onSeveralBrokersTwoMustHaveARecordInsteadOfSyncing() {
    for (int replicas = 2; replicas <= 5; replicas++) {
      assertThat(new Wanted("t", 12, replicas).settings())
          .containsEntry("min.insync.replicas", "2")
          .doesNotContainKey("flush.messages");
    }
  }

  @Test
  void aTopicThatForgetsIsRefusedByNameOfTheSetting() throws Exception {
    var forgetful =
        new NewTopic(wanted.topic(), wanted.partitions(), (short) 1)
            .configs(Map.of("retention.ms", "604800000", "cleanup.policy", "compact"));
    admin.createTopics(List.of(forgetful)).all().get(10, TimeUnit.SECONDS);

    assertThatThrownBy(() -> TopicProvisioning.ensure(admin, wanted))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("retention.ms is 604800000, wanted -1")
        .hasMessageContaining("cleanup.policy is compact, wanted delete");
  }

  @Test
  void anotherNumberOfPartitionsIsRefused() throws Exception {
    var narrow = new NewTopic(wanted.topic(), 3, (short) 1).configs(wanted.settings());
    admin.createTopics(List.of(narrow)).all().get(10, TimeUnit.SECONDS);

    assertThatThrownBy(() -> TopicProvisioning.ensure(admin, wanted))
        .hasMessageContaining("partitions is 3, wanted 12");
  }
}
