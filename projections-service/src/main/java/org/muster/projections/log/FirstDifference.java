package org.muster.projections.log;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Looks for the very record that was altered: the first one whose value or key is not what the
/// journal or the parked records have of it. Headers and times are in neither, and of what was
/// announced twice only the first is.
final class FirstDifference {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final int EMPTY_POLLS = 10;

  private static final String CUT = "…";

  /// What the rows of the generation that answers have of a record.
  ///
  /// @param key the record's key as far as it was kept; `null` if it is no text
  private record Known(
      @SuppressWarnings("ArrayRecordComponent") byte @Nullable [] value, @Nullable String key) {
    boolean hasWholeKey() {
      return key != null && !key.endsWith(CUT);
    }

    boolean hasKey(byte @Nullable [] ofRecord) {
      return ofRecord != null
          && new String(ofRecord, StandardCharsets.UTF_8).replace('\u0000', '\uFFFD').equals(key);
    }
  }

  private final AlteredLogException of;
  private final NavigableMap<Long, Known> known;
  private long next;
  private long unknown;
  private long firstUnknown;
  private boolean keysUnknown;

  private FirstDifference(AlteredLogException of, NavigableMap<Long, Known> known) {
    this.of = of;
    this.known = known;
    this.next = of.from();
  }

  /// What can be said about an altered stretch, as the end of a sentence.
  static String of(
      Connection connection, Consumer<byte[], byte[]> consumer, Log log, AlteredLogException of)
      throws SQLException {
    FirstDifference first = new FirstDifference(of, known(connection, log, of));
    try {
      return first.read(consumer, log.topicPartition(of.partition())).orElseGet(first::untold);
    } catch (KafkaException e) {
      return "the records could not be read again to name the first (%s)".formatted(e.getMessage());
    }
  }

  private Optional<String> read(Consumer<byte[], byte[]> consumer, TopicPartition partition) {
    consumer.assign(List.of(partition));
    consumer.seek(partition, of.from());
    int empty = 0;
    while (consumer.position(partition) < of.to() && empty < EMPTY_POLLS) {
      var polled = consumer.poll(POLL);
      empty = polled.isEmpty() ? empty + 1 : 0;
      for (ConsumerRecord<byte[], byte[]> record : polled) {
        Optional<String> difference =
            missingBefore(Math.min(record.offset(), of.to()))
                .or(() -> record.offset() < of.to() ? difference(record) : Optional.empty());
        if (difference.isPresent()) {
          return difference;
        }
        next = Math.min(record.offset() + 1, of.to());
      }
    }
    if (consumer.position(partition) < of.to()) {
      return Optional.of(
          "the records from %d on could not be read again to name the first".formatted(next));
    }
    return missingBefore(of.to());
  }

  private Optional<String> missingBefore(long offset) {
    Map.Entry<Long, Known> missing = known.ceilingEntry(next);
    return missing == null || missing.getKey() >= offset
        ? Optional.empty()
        : Optional.of("the first that is missing is the record " + missing.getKey());
  }

  private Optional<String> difference(ConsumerRecord<byte[], byte[]> record) {
    Known kept = known.get(record.offset());
    if (kept == null) {
      firstUnknown = unknown == 0 ? record.offset() : firstUnknown;
      unknown++;
      return Optional.empty();
    }
    if (!Arrays.equals(kept.value(), record.value())) {
      return Optional.of(
          "the first whose value is not what was projected is the record " + record.offset());
    }
    if (!kept.hasWholeKey()) {
      keysUnknown = true;
      return Optional.empty();
    }
    return kept.hasKey(record.key())
        ? Optional.empty()
        : Optional.of(
            "the first whose key is not what was projected is the record " + record.offset());
  }

  /// All was read again, and no record that can be compared differs.
  private String untold() {
    String others = keysUnknown ? "a key, a header or a time" : "a header or a time";
    return unknown == 0
        ? "what was projected of them is the same, so %s differs".formatted(others)
        : "which one cannot be told: of %d of them, the first being the record %d, nothing was projected to compare with; of the others at most %s differs"
            .formatted(unknown, firstUnknown, others);
  }

  private static NavigableMap<Long, Known> known(
      Connection connection, Log log, AlteredLogException of) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            with answers as (
              select g.number from muster.promoted p
                join muster.generation g on g.number = p.generation and g.lineage = ?)
            select j.log_offset, convert_to(j.body, 'UTF8'), j.mission
              from muster.journal_row j join answers a on a.number = j.generation
             where j.log_partition = ? and j.log_offset >= ? and j.log_offset < ?
            union all
            select k.log_offset, k.record_value, k.key
              from muster.parked k join answers a on a.number = k.generation
             where k.log_partition = ? and k.log_offset >= ? and k.log_offset < ?\
            """)) {
      select.setString(1, log.lineage());
      for (int i = 0; i < 2; i++) {
        select.setInt(2 + 3 * i, of.partition());
        select.setLong(3 + 3 * i, of.from());
        select.setLong(4 + 3 * i, of.to());
      }
      NavigableMap<Long, Known> known = new TreeMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          known.put(row.getLong(1), new Known(row.getBytes(2), row.getString(3)));
        }
      }
      return known;
    }
  }
}
