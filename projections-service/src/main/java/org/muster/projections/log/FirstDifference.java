package org.muster.projections.log;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// Looks for the very record that was altered: the first one whose value is not what the journal
/// has of it. Keys, headers and times are not in the journal.
final class FirstDifference {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final int EMPTY_POLLS = 10;

  private FirstDifference() {}

  /// What can be said about an altered stretch, as the end of a sentence.
  static String of(
      Connection connection, Consumer<byte[], byte[]> consumer, Log log, AlteredLogException of)
      throws SQLException {
    Map<Long, String> values = values(connection, of);
    Optional<Long> first;
    try {
      first = first(consumer, log.topicPartition(of.partition()), of, values);
    } catch (KafkaException e) {
      return "the records could not be read again to name the first (%s)".formatted(e.getMessage());
    }
    return first
        .map("the first whose value is not what the journal has is the record %d"::formatted)
        .orElse("the journal has the same values, so a key, a header or a time differs");
  }

  private static Optional<Long> first(
      Consumer<byte[], byte[]> consumer,
      TopicPartition partition,
      AlteredLogException of,
      Map<Long, String> values) {
    consumer.assign(List.of(partition));
    consumer.seek(partition, of.from());
    int empty = 0;
    while (consumer.position(partition) < of.to() && empty < EMPTY_POLLS) {
      var polled = consumer.poll(POLL);
      empty = polled.isEmpty() ? empty + 1 : 0;
      for (ConsumerRecord<byte[], byte[]> record : polled) {
        String known = values.get(record.offset());
        if (record.offset() < of.to() && known != null && !known.equals(text(record))) {
          return Optional.of(record.offset());
        }
      }
    }
    return Optional.empty();
  }

  private static String text(ConsumerRecord<byte[], byte[]> record) {
    return record.value() == null ? "" : new String(record.value(), StandardCharsets.UTF_8);
  }

  private static Map<Long, String> values(Connection connection, AlteredLogException of)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select j.log_offset, j.body
              from muster.journal_row j join muster.promoted p on p.generation = j.generation
             where j.log_partition = ? and j.log_offset >= ? and j.log_offset < ?\
            """)) {
      select.setInt(1, of.partition());
      select.setLong(2, of.from());
      select.setLong(3, of.to());
      Map<Long, String> values = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          values.put(row.getLong(1), row.getString(2));
        }
      }
      return values;
    }
  }
}
