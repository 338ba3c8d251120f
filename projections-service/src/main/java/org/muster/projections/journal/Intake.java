package org.muster.projections.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.Announcement;
import org.muster.contracts.announcement.AnnouncementType;
import org.muster.contracts.json.AnnouncementJson;
import org.muster.contracts.json.Decoded;
import org.muster.contracts.json.FieldError;
import org.muster.contracts.recorded.Recorded;
import org.muster.contracts.topic.CloudEventHeaders;
import org.muster.projections.log.Log;
import org.muster.projections.parked.ParkReason;
import org.muster.projections.parked.ParkedEvent;

/// Reads the records of the log. What cannot be read is an answer too, never an exception.
public final class Intake {

  private static final Pattern MISSION =
      Pattern.compile(org.muster.contracts.announcement.Header.MISSION_CODE);
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final int FIRST_VERSION = 1;
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

  private Intake() {}

  /// What a record is.
  ///
  /// @param partitions how many the log has: a mission's records are in one of them only
  public static Arrival read(ConsumerRecord<byte[], byte[]> record, int partitions) {
    String key = text(record.key());
    if (key == null || !MISSION.matcher(key).matches()) {
      return parked(
          record,
          null,
          key,
          ParkReason.UNREADABLE_KEY,
          record.key() == null ? "the record has no key" : "the key is no mission code");
    }
    String eventType = header(record, CloudEventHeaders.TYPE);
    String body = text(record.value());
    if (body == null || body.indexOf('\u0000') >= 0) {
      return parked(
          record,
          key,
          key,
          ParkReason.UNREADABLE_VALUE,
          record.value() == null ? "the record has no value" : "the value is not text in UTF-8");
    }
    return switch (decode(record.value(), AnnouncementJson::readRecorded)) {
      case Decoded.Invalid<Recorded> invalid -> invalid(record, key, eventType, invalid.errors());
      case Decoded.Valid<Recorded>(Recorded recorded) ->
          placed(record, key, eventType, body, recorded, partitions);
    };
  }

  private static Arrival invalid(
      ConsumerRecord<byte[], byte[]> record,
      String key,
      @Nullable String eventType,
      List<FieldError> errors) {
    String unknown =
        eventType == null || isKnown(eventType) ? unknownType(record.value()) : eventType;
    return unknown == null
        ? parked(record, key, key, ParkReason.UNREADABLE_VALUE, FieldError.words(errors))
        : unknown(
            record,
            key,
            "%s is not known here: %s".formatted(unknown, FieldError.words(errors)),
            unknown);
  }

  private static Arrival placed(
      ConsumerRecord<byte[], byte[]> record,
      String key,
      @Nullable String eventType,
      String body,
      Recorded recorded,
      int partitions) {
    String mission = recorded.announcement().mission();
    if (!mission.equals(key)) {
      return parked(
          record,
          null,
          key,
          ParkReason.KEY_IS_NOT_MISSION,
          "the key is %s, the mission %s".formatted(key, mission));
    }
    String ownType = AnnouncementType.of(recorded.announcement()).eventType();
    if (eventType != null && !eventType.equals(ownType)) {
      return unknown(
          record,
          key,
          "the header says %s, the value is %s".formatted(eventType, ownType),
          eventType);
    }
    if (recorded.recordedAt().isBefore(FIRST) || recorded.recordedAt().isAfter(LAST)) {
      return parked(
          record,
          key,
          key,
          ParkReason.UNREADABLE_VALUE,
          "/recordedAt is not of the years 1 to 9999");
    }
    int home = Log.partitionOf(mission, partitions);
    if (home != record.partition()) {
      return parked(
          record,
          key,
          key,
          ParkReason.WRONG_PARTITION,
          "%s belongs to partition %d (murmur2 of the key)".formatted(mission, home));
    }
    return new Arrival.Announced(record.partition(), record.offset(), recorded, body);
  }

  /// A foreign writer's bytes must not be able to stop the reader, whatever they make the decoder
  /// do.
  @SuppressWarnings("CatchingUnchecked")
  private static <T> Decoded<T> decode(byte[] value, Function<byte[], Decoded<T>> decoder) {
    try {
      return decoder.apply(value);
    } catch (RuntimeException | StackOverflowError e) {
      return new Decoded.Invalid<>(List.of(new FieldError("", e.toString())));
    }
  }

  private static boolean isKnown(String eventType) {
    return AnnouncementType.ALL.stream().anyMatch(type -> type.eventType().equals(eventType));
  }

  /// The type and version that a value says it has, if they are none that is known here.
  private static @Nullable String unknownType(byte[] value) {
    return switch (decode(value, AnnouncementJson::parse)) {
      case Decoded.Invalid<JsonNode> invalid -> null;
      case Decoded.Valid<JsonNode>(JsonNode body) -> {
        String name = body.path("type").textValue();
        int version = body.path("version").asInt(FIRST_VERSION);
        yield name == null || isKnown(name, version) ? null : eventType(name, version);
      }
    };
  }

  private static boolean isKnown(String name, int version) {
    return AnnouncementType.named(name).filter(type -> type.version() == version).isPresent();
  }

  private static String eventType(String name, int version) {
    return new AnnouncementType(name, version, Announcement.class).eventType();
  }

  private static Arrival unknown(
      ConsumerRecord<byte[], byte[]> record, String mission, String detail, String type) {
    return new Arrival.Unreadable(
        ParkedEvent.ofUnknownType(
            record.partition(), record.offset(), mission, mission, detail, type, record.value()));
  }

  private static Arrival parked(
      ConsumerRecord<byte[], byte[]> record,
      @Nullable String mission,
      @Nullable String key,
      ParkReason reason,
      String detail) {
    return new Arrival.Unreadable(
        new ParkedEvent(
            record.partition(),
            record.offset(),
            mission,
            key,
            reason,
            detail,
            null,
            record.value()));
  }

  private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? null : text(header.value());
  }

  private static @Nullable String text(byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
