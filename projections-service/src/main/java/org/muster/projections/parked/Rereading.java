package org.muster.projections.parked;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.muster.projections.journal.Arrival;
import org.muster.projections.journal.Intake;
import org.muster.projections.log.LogClients;
import org.muster.projections.log.LogConfig;
import org.muster.projections.problem.Problem;

/// Reads a record from the log once more, headers and all, with today's code.
@Singleton
class Rereading {

  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration POLL = Duration.ofMillis(500);

  private final LogClients clients;
  private final LogConfig config;

  Rereading(LogClients clients, LogConfig config) {
    this.clients = clients;
    this.config = config;
  }

  /// @param value of the record when it was parked, empty if it had none
  /// @throws Problem 503 if the broker does not answer in time, 409 if the log has lost the record
  ///   or has another one in its place
  Arrival read(RecordId id, Optional<byte[]> value) {
    TopicPartition partition = new TopicPartition(config.name(), id.partition());
    long deadline = System.nanoTime() + config.answerTimeout().toNanos();
    try (Consumer<byte[], byte[]> consumer = clients.alone(1)) {
      consumer.assign(List.of(partition));
      consumer.seek(partition, id.offset());
      while (System.nanoTime() < deadline) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL).records(partition)) {
          if (record.offset() != id.offset()) {
            throw lost(id);
          }
          if (!Arrays.equals(record.value(), value.orElse(null))) {
            throw Problem.conflict(
                "other-record",
                "the log has another record at %s than the one that was parked (./muster verify-log)"
                    .formatted(id));
          }
          return Intake.read(record, config.partitions());
        }
      }
    } catch (OffsetOutOfRangeException e) {
      throw lost(id);
    }
    throw Problem.unavailable("log-away", "the log's broker does not answer now", SOON);
  }

  private static Problem lost(RecordId id) {
    return Problem.conflict("record-lost", "the log no longer has the record " + id);
  }
}
