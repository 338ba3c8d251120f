package org.muster.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaProcessTest {

  private static final String TOPIC = "kept";

  @TempDir Path directory;

  @Test
  void recordsSurviveKillMinusNineAndACleanStop() throws Exception {
    try (var kafka = start()) {
      create(kafka, TOPIC);
      write(kafka, "before the kill");

      kafka.kill();
      assertThat(kafka.isAlive()).isFalse();
      kafka.restart();
      write(kafka, "after the kill");
      kafka.stop();
      kafka.restart();

      assertThat(read(kafka, 2)).containsExactly("before the kill", "after the kill");
    }
  }

  @Test
  void theBrokerHasTheSettingsThatKeepTheLog() throws Exception {
    try (var kafka = start();
        var admin = admin(kafka)) {
      var broker = new ConfigResource(ConfigResource.Type.BROKER, "1");

      var config = admin.describeConfigs(List.of(broker)).all().get(10, TimeUnit.SECONDS);

      assertThat(config.get(broker))
          .satisfies(c -> {
            assertThat(c.get("auto.create.topics.enable").value()).isEqualTo("false");
            assertThat(c.get("unclean.leader.election.enable").value()).isEqualTo("false");
            assertThat(c.get("log.retention.ms").value()).isEqualTo("-1");
          });
    }
  }

  @Test
  void clientsAreToldTheAdvertisedAddress() throws Exception {
    int port = freePort();
    var settings = settings().withPort(port).withAdvertised("127.0.0.1:" + port);
    try (var kafka = KafkaProcess.start(settings);
        var admin = admin(kafka)) {

      var nodes = admin.describeCluster().nodes().get(10, TimeUnit.SECONDS);

      assertThat(nodes).singleElement().extracting(node -> node.host()).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void aTakenPortIsNamed() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
      var settings = settings().withPort(taken.getLocalPort());

      assertThatThrownBy(() -> KafkaProcess.start(settings))
          .isInstanceOf(PortTakenException.class)
          .hasMessageContaining("Port " + taken.getLocalPort())
          .hasMessageContaining("Kafka broker");
    }
  }

  @Test
  void aSecondBrokerOverTheSameFolderIsRefused() {
    try (var kafka = start()) {
      assertThatThrownBy(this::start)
          .hasMessageContaining("already runs")
          .hasMessageContaining(Long.toString(kafka.pid()));
    }
  }

  @Test
  void aBrokerThatCannotStartSaysWhatItsLogSays() {
    var settings = settings().withOverrides(Map.of("num.io.threads", "0"));

    assertThatThrownBy(() -> KafkaProcess.start(settings)).hasMessageContaining("log");
  }

  private KafkaSettings settings() {
    return KafkaSettings.in(directory).withShortLived(true);
  }

  private KafkaProcess start() {
    return KafkaProcess.start(settings());
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static Admin admin(KafkaProcess kafka) {
    return Admin.create(Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()));
  }

  private static void create(KafkaProcess kafka, String topic) {
    try (var admin = admin(kafka)) {
      TopicProvisioning.ensure(admin, new TopicProvisioning.Wanted(topic, 1, 1));
    }
  }

  private static void write(KafkaProcess kafka, String value) throws Exception {
    var configuration =
        Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all");
    try (var producer =
        new KafkaProducer<>(configuration, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(TOPIC, value)).get(20, TimeUnit.SECONDS);
    }
  }

  private static List<String> read(KafkaProcess kafka, int count) {
    var configuration = Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers());
    var values = new ArrayList<String>();
    try (var consumer =
        new KafkaConsumer<>(configuration, new StringDeserializer(), new StringDeserializer())) {
      var partition = new TopicPartition(TOPIC, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      Await.until(
          Duration.ofSeconds(20),
          () -> {
            consumer.poll(Duration.ofMillis(200)).forEach(r -> values.add(r.value()));
            return values.size() >= count;
          });
    }
    return values;
  }
}
