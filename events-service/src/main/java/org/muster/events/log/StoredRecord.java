package org.muster.events.log;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.topic.CloudEventHeaders;

/// A record as it stands in the log.
///
/// @param id from its header `ce_id`; `null` if somebody else wrote it without one
/// @param value the recorded announcement as JSON; empty if somebody else wrote none
@SuppressWarnings("ArrayRecordComponent") // never compared, and the bytes go out as they came
public record StoredRecord(int partition, long offset, @Nullable UUID id, byte[] value) {

  static StoredRecord of(ConsumerRecord<byte[], byte[]> record) {
    byte @Nullable [] value = record.value();
    return new StoredRecord(
        record.partition(), record.offset(), idOf(record), value == null ? new byte[0] : value);
  }

  /// The id of a record, `null` if it has none that is a UUID.
  public static @Nullable UUID idOf(ConsumerRecord<byte[], byte[]> record) {
    Header header = record.headers().lastHeader(CloudEventHeaders.ID);
    if (header == null || header.value() == null || header.value().length != 36) {
      return null;
    }
    try {
      return UUID.fromString(new String(header.value(), StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  int weight() {
    return value.length + 128;
  }
}
