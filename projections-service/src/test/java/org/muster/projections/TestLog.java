package org.muster.projections;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.json.AnnouncementJson;
import org.muster.contracts.recorded.Recorded;
import org.muster.contracts.topic.CloudEventHeaders;
import org.muster.localstack.TopicProvisioning;
import org.muster.projections.log.Log;

/// Writes to the topic of the test as the events-service does, or as a foreign writer might.
public final class TestLog implements AutoCloseable {

  private final String topic;
  private final KafkaProducer<byte[], byte[]> producer;

  /// Where a record stands.
  public record Place(int partition, long offset) {}

  /// A mission whose announcements stand in another partition of the service's log.
  public static String missionOutside(int partition) {
    return IntStream.range(0, 1_000)
        .mapToObj(i -> "ELSEWHERE-" + i)
        .filter(code -> Log.partitionOf(code, TopicProvisioning.PARTITIONS) != partition)
        .findFirst()
        .orElseThrow();
  }

  private TestLog(String topic, KafkaProducer<byte[], byte[]> producer) {
    this.topic = topic;
    this.producer = producer;
  }

  /// The log that the service under test reads.
  public static TestLog ofService() {
    var config = ConfigProvider.getConfig();
    return of(
        config.getValue("kafka.bootstrap.servers", String.class),
        config.getValue("muster.topic", String.class));
  }

  /// A topic of a test's own.
  public static TestLog of(String bootstrapServers, String topic) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("acks", "all");
    return new TestLog(
        topic, new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()));
  }

  /// Appends an announcement and returns when the broker has it.
  public Place append(Recorded recorded) {
    ProducerRecord<byte[], byte[]> record =
        record(recorded.announcement().mission(), AnnouncementJson.writeRecorded(recorded));
    CloudEventHeaders.of(recorded, "/test")
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return send(record);
  }

  /// Appends whatever bytes.
  public Place appendRaw(@Nullable String key, byte @Nullable [] value) {
    return send(record(key, value));
  }

  /// Appends whatever bytes to a partition.
  public Place appendRaw(int partition, @Nullable String key, byte @Nullable [] value) {
    return send(
        new ProducerRecord<>(
            topic, partition, key == null ? null : key.getBytes(StandardCharsets.UTF_8), value));
  }

  private ProducerRecord<byte[], byte[]> record(@Nullable String key, byte @Nullable [] value) {
    return new ProducerRecord<>(
        topic, key == null ? null : key.getBytes(StandardCharsets.UTF_8), value);
  }

  private Place send(ProducerRecord<byte[], byte[]> record) {
    try {
      RecordMetadata metadata =
          Objects.requireNonNull(producer.send(record).get(30, TimeUnit.SECONDS));
      return new Place(metadata.partition(), metadata.offset());
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the test's log does not take the record", e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
