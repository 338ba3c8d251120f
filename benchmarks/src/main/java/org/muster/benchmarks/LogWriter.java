package org.muster.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.muster.cli.bench.History;
import org.muster.contracts.announcement.Announcement;
import org.muster.contracts.announcement.Pointer;
import org.muster.contracts.json.AnnouncementJson;
import org.muster.contracts.recorded.KeyedId;
import org.muster.contracts.recorded.Recorded;
import org.muster.contracts.recorded.Recorder;
import org.muster.contracts.topic.AnnouncementsTopic;
import org.muster.contracts.topic.CloudEventHeaders;

/// Writes a history to the topic as the events-service writes it, without the way over HTTP: the
/// same key, headers, body and partition.
///
/// What differs is the clock: the history is recorded evenly over one year in the past, so that
/// there is something to cut by.
final class LogWriter {

  /// The year over which everything is recorded.
  static final Instant FIRST_RECORDED = Instant.parse("2025-01-01T00:00:00Z");

  private static final Duration RECORDED_WITHIN = Duration.ofDays(365);
  private static final Recorder RECORDER = new Recorder("local", "local", Recorder.EDITOR);
  private static final String SOURCE = "/events-service";
  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0b10L << 62;

  private final String bootstrapServers;
  private final Random random = new Random(1);

  LogWriter(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /// Writes all of a history and returns when the broker has acknowledged it.
  ///
  /// @param events how many it has
  void write(History history, long events) {
    var failure = new AtomicReference<@Nullable Exception>();
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "acks",
            "all",
            "enable.idempotence",
            true,
            "linger.ms",
            20,
            "batch.size",
            1_048_576,
            "max.request.size",
            2_097_152,
            "buffer.memory",
            134_217_728L);
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      for (long i = 0; i < events; i++) {
        var at =
            FIRST_RECORDED.plus(
                RECORDED_WITHIN.toMillis() * i / Math.max(1, events), ChronoUnit.MILLIS);
        var _ =
            producer.send(
                record(history.nextAnnouncement(), at),
                (metadata, e) -> {
                  if (e != null) {
                    failure.set(e);
                  }
                });
      }
      producer.flush();
    }
    var failed = failure.get();
    if (failed != null) {
      throw new IllegalStateException("the log did not take everything", failed);
    }
  }

  private ProducerRecord<String, byte[]> record(Announcement said, Instant at) {
    var key = said.header().key();
    var id =
        key == null
            ? uuidV7(at)
            : KeyedId.of(RECORDER.issuer(), RECORDER.subject(), said.mission(), key);
    var recorded = new Recorded(id, at, RECORDER, withIds(said));
    var headers = new RecordHeaders();
    CloudEventHeaders.of(recorded, SOURCE)
        .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
    return new ProducerRecord<>(
        AnnouncementsTopic.NAME,
        null,
        said.mission(),
        AnnouncementJson.writeRecorded(recorded),
        headers);
  }

  private UUID uuidV7(Instant at) {
    long high = at.toEpochMilli() << 16 | VERSION_7 | random.nextInt(1 << 12);
    return new UUID(high, random.nextLong() >>> 2 | VARIANT);
  }

  /// What is recorded refers to others by their ids.
  private static Announcement withIds(Announcement said) {
    if (!(said instanceof Pointer) && said.header().relations().isEmpty()) {
      return said;
    }
    var body = (ObjectNode) AnnouncementJson.parse(AnnouncementJson.write(said)).orThrow();
    if (body.has("target")) {
      body.put("target", id(said, body.path("target")));
    }
    for (JsonNode relation : body.path("relations")) {
      var link = (ObjectNode) relation;
      link.put("id", id(said, link.path("key")));
      link.remove("key");
    }
    return AnnouncementJson.read(body).orThrow();
  }

  private static String id(Announcement said, JsonNode key) {
    return KeyedId.of(RECORDER.issuer(), RECORDER.subject(), said.mission(), key.textValue())
        .toString();
  }
}
