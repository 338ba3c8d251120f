package org.muster.system;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.topic.AnnouncementsTopic;
import org.muster.projections.journal.Arrival;
import org.muster.projections.journal.Intake;
import org.muster.projections.replay.FoldedDigest;
import org.muster.projections.replay.GenerationDigest;

/// The topic: read whole, and written to as a foreign writer might.
final class TheLog implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final KafkaProducer<byte[], byte[]> producer;
  private final List<TopicPartition> partitions =
      IntStream.range(0, Stack.PARTITIONS)
          .mapToObj(partition -> new TopicPartition(AnnouncementsTopic.NAME, partition))
          .toList();
  private final List<List<ConsumerRecord<byte[], byte[]>>> records = new ArrayList<>();

  TheLog(String bootstrapServers) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "none"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    partitions.forEach(partition -> records.add(new ArrayList<>()));
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /// Where its partitions end.
  List<Long> ends() {
    var ends = consumer.endOffsets(partitions);
    return partitions.stream().map(ends::get).toList();
  }

  /// Everything in it, partition by partition.
  List<ConsumerRecord<byte[], byte[]>> all() {
    var ends = ends();
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (!IntStream.range(0, partitions.size())
        .allMatch(p -> consumer.position(partitions.get(p)) >= ends.get(p))) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("the log cannot be read up to " + ends);
      }
      consumer.poll(POLL).forEach(record -> records.get(record.partition()).add(record));
    }
    return records.stream().flatMap(List::stream).toList();
  }

  /// What the pure fold makes of everything in it, in memory.
  GenerationDigest folded() {
    List<Arrival> arrivals =
        all().stream().map(record -> Intake.read(record, Stack.PARTITIONS)).toList();
    return FoldedDigest.of(arrivals);
  }

  /// Appends records of every kind that a fold has to cope with: the same again, another under the
  /// same id, and what nobody can read.
  ///
  /// @param count how many; unreadable ones are few enough to stop no partition
  void appendTroubles(int count, RandomGenerator random) {
    var known = all();
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      var again = known.get(random.nextInt(known.size()));
      sent.add(
          producer.send(
              switch (random.nextInt(8)) {
                case 0 -> record(again.partition(), again.key(), bytes("{\"cut\": \"sho"));
                case 1 -> record(again.partition(), again.key(), null);
                case 2 -> copy(again, another(again.value()));
                default -> copy(again, again.value());
              }));
    }
    sent.forEach(TheLog::acknowledged);
  }

  private static ProducerRecord<byte[], byte[]> record(
      int partition, byte @Nullable [] key, byte @Nullable [] value) {
    return new ProducerRecord<>(AnnouncementsTopic.NAME, partition, key, value);
  }

  private static ProducerRecord<byte[], byte[]> copy(
      ConsumerRecord<byte[], byte[]> of, byte @Nullable [] value) {
    return new ProducerRecord<>(
        AnnouncementsTopic.NAME, of.partition(), null, of.key(), value, of.headers());
  }

  /// Another content under the same id, if there is one.
  private static byte @Nullable [] another(byte @Nullable [] value) {
    return value == null
        ? null
        : bytes(
            new String(value, StandardCharsets.UTF_8)
                .replaceFirst("\"publisher\":\"", "\"publisher\":\"Other "));
  }

  private static void acknowledged(Future<RecordMetadata> sent) {
    try {
      sent.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the log did not take a record", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
    consumer.close();
  }
}
