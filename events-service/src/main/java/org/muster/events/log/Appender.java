package org.muster.events.log;

import io.smallrye.reactive.messaging.OutgoingMessageMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.muster.contracts.position.LogPosition;
import org.muster.contracts.recorded.Recorded;
import org.muster.contracts.topic.CloudEventHeaders;
import org.muster.events.EventsSettings;

/// Appends records to the log. So many may be under way at once; more wait for their turn, and only
/// so long, so that nothing piles up here.
@Singleton
public final class Appender {

  private static final int EMITTER_BUFFER = 8192;

  private final Emitter<byte[]> emitter;
  private final LogIdentity log;
  private final String source;
  private final Semaphore turns;
  private final long admissionTimeoutMs;

  Appender(
      @Channel("announcements")
          @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = EMITTER_BUFFER)
          Emitter<byte[]> emitter,
      LogIdentity log,
      EventsSettings settings) {
    this.emitter = emitter;
    this.log = log;
    this.source = settings.posting().source();
    this.turns = new Semaphore(settings.append().maxInFlight(), true);
    this.admissionTimeoutMs = settings.append().admissionTimeout().toMillis();
  }

  /// Appends one record. Records that are handed over one after the other stand in the log in that
  /// order.
  ///
  /// @param body the recorded announcement as JSON
  /// @return where it stands, once the broker has acknowledged it; fails with
  ///   [LogUnavailableException]
  public CompletableFuture<LogPosition> append(Recorded recorded, byte[] body) {
    CompletableFuture<LogPosition> appended = new CompletableFuture<>();
    if (!admitted()) {
      appended.completeExceptionally(
          new LogUnavailableException("more is being posted than the broker takes"));
      return appended;
    }
    OutgoingMessageMetadata<RecordMetadata> receipt = new OutgoingMessageMetadata<>();
    Message<byte[]> message =
        Message.of(
            body,
            Metadata.of(address(recorded), receipt),
            () -> {
              turns.release();
              RecordMetadata at = receipt.getResult();
              appended.complete(log.position(at.partition(), at.offset()));
              return CompletableFuture.completedFuture(null);
            },
            failure -> {
              turns.release();
              appended.completeExceptionally(
                  new LogUnavailableException("the broker did not acknowledge it", failure));
              return CompletableFuture.completedFuture(null);
            });
    try {
      emitter.send(message);
    } catch (IllegalStateException overflow) {
      turns.release();
      appended.completeExceptionally(
          new LogUnavailableException("more is being posted than the broker takes", overflow));
    }
    return appended;
  }

  private boolean admitted() {
    try {
      return turns.tryAcquire(admissionTimeoutMs, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private OutgoingKafkaRecordMetadata<String> address(Recorded recorded) {
    RecordHeaders headers = new RecordHeaders();
    CloudEventHeaders.of(recorded, source)
        .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
    return OutgoingKafkaRecordMetadata.<String>builder()
        .withKey(recorded.announcement().mission())
        .withHeaders(headers)
        .build();
  }
}
