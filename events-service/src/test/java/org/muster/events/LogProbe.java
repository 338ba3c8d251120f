package org.muster.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.muster.contracts.json.AnnouncementJson;
import org.muster.contracts.position.LogPosition;
import org.muster.contracts.recorded.Recorded;
import org.muster.contracts.topic.CloudEventHeaders;

/// Looks at the log, and writes to it, as another program would.
@Singleton
public class LogProbe {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String servers;
  private final EventsSettings settings;

  LogProbe(
      @ConfigProperty(name = "kafka.bootstrap.servers") String servers, EventsSettings settings) {
    this.servers = servers;
    this.settings = settings;
  }

  /// How many records there are in all.
  long records() throws ExecutionException, InterruptedException, TimeoutException {
    try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", servers))) {
      Map<TopicPartition, OffsetSpec> ends =
          partitions().stream().collect(Collectors.toMap(p -> p, _ -> OffsetSpec.latest()));
      return admin.listOffsets(ends).all().get(10, TimeUnit.SECONDS).values().stream()
          .mapToLong(end -> end.offset())
          .sum();
    }
  }

  ConsumerRecord<String, byte[]> at(String position) {
    LogPosition at = LogPosition.parse(position);
    TopicPartition partition = new TopicPartition(settings.topic(), at.partition());
    try (var consumer = consumer()) {
      consumer.assign(List.of(partition));
      consumer.seek(partition, at.offset());
      return consumer.poll(PATIENCE).records(partition).getFirst();
    }
  }

  static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
    return IntStream.range(0, record.headers().toArray().length)
        .mapToObj(i -> record.headers().toArray()[i])
        .collect(Collectors.toMap(h -> h.key(), h -> new String(h.value(), UTF_8)));
  }

  /// Writes a record as another instance of the service would.
  public RecordMetadata write(Recorded recorded)
      throws ExecutionException, InterruptedException, TimeoutException {
    var record =
        new ProducerRecord<>(
            settings.topic(),
            recorded.announcement().mission(),
            AnnouncementJson.writeRecorded(recorded));
    CloudEventHeaders.of(recorded, "/another")
        .forEach((k, v) -> record.headers().add(k, v.getBytes(UTF_8)));
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", servers),
            new StringSerializer(),
            new ByteArraySerializer())) {
      return Objects.requireNonNull(producer.send(record).get(10, TimeUnit.SECONDS));
    }
  }

  /// Writes records to a partition of any topic, and then cuts off those before an offset.
  public void truncate(String topic, int partition, int records, long before)
      throws ExecutionException, InterruptedException, TimeoutException {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", servers),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (int n = 0; n < records; n++) {
        var record =
            new ProducerRecord<>(topic, partition, "M", ("{\"n\": " + n + "}").getBytes(UTF_8));
        record.headers().add("ce_id", UUID.randomUUID().toString().getBytes(UTF_8));
        producer.send(record).get(10, TimeUnit.SECONDS);
      }
    }
    try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", servers))) {
      admin
          .deleteRecords(
              Map.of(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(before)))
          .all()
          .get(10, TimeUnit.SECONDS);
    }
  }

  private List<TopicPartition> partitions() {
    return IntStream.range(0, settings.topicPartitions())
        .mapToObj(p -> new TopicPartition(settings.topic(), p))
        .toList();
  }

  private KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.<String, Object>of("bootstrap.servers", servers, "auto.offset.reset", "none"),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }
}
