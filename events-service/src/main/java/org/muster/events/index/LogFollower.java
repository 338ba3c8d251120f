package org.muster.events.index;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.muster.events.log.KafkaClients;
import org.muster.events.log.LogIdentity;
import org.muster.events.log.LogUnavailableException;
import org.muster.events.log.StoredRecord;

/// Reads the whole log from the first offset of each partition, and then what is appended to it, on
/// one thread. A log whose beginning is gone is not the log: reading it ends.
final class LogFollower {

  /// Takes each record that has an id, in the order of its partition.
  interface Sink {
    void take(UUID id, int partition, long offset);
  }

  /// Told why reading has ended for good.
  interface Ending {
    void because(String reason);
  }

  private static final Logger LOG = Logger.getLogger(LogFollower.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration FIRST_POLL = Duration.ofMillis(20);
  private static final int PAUSE_MS = 500;

  private final LogIdentity log;
  private final KafkaClients clients;
  private final Sink sink;
  private final Ending ending;
  private final List<TopicPartition> partitions;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread;

  private final CountDownLatch catchingUp = new CountDownLatch(1);
  private volatile Progress progress = new Progress(0, 0);

  LogFollower(LogIdentity log, KafkaClients clients, Sink sink, Ending ending) {
    this.log = log;
    this.clients = clients;
    this.sink = sink;
    this.ending = ending;
    this.partitions =
        IntStream.range(0, log.partitions())
            .mapToObj(p -> new TopicPartition(log.topic(), p))
            .toList();
    this.thread = Thread.ofPlatform().name("log-index").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  void stop(Duration within) {
    stopping.countDown();
    if (!thread.isAlive()) {
      return;
    }
    try {
      thread.join(within);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  boolean caughtUp() {
    return catchingUp.getCount() == 0;
  }

  /// Waits until what was in the log at start has been read.
  ///
  /// @return whether it has been
  boolean awaitCaughtUp(Duration within) throws InterruptedException {
    return catchingUp.await(within.toMillis(), TimeUnit.MILLISECONDS);
  }

  Progress progress() {
    return progress;
  }

  private void run() {
    try (Consumer<byte[], byte[]> consumer =
        clients.consumer(
            Map.of(
                ConsumerConfig.CLIENT_ID_CONFIG,
                "log-index",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                2000,
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                16 * 1024 * 1024))) {
      consumer.assign(partitions);
      partitions.forEach(partition -> consumer.seek(partition, start(partition)));
      follow(consumer);
    } catch (InvalidOffsetException e) {
      end("the log no longer has what it had: " + e.getMessage());
    } catch (WakeupException | InterruptException e) {
      LOG.infof("event=index-interrupted");
    } catch (RuntimeException e) {
      end(e.toString());
    }
  }

  private void end(String reason) {
    LOG.errorf("event=index-ended topic=%s reason=\"%s\"", log.topic(), reason);
    ending.because(reason);
  }

  private void follow(Consumer<byte[], byte[]> consumer) {
    Map<TopicPartition, Long> wanted = Map.of();
    while (stopping.getCount() > 0) {
      try {
        if (wanted.isEmpty()) {
          wanted = consumer.endOffsets(partitions);
        }
        consumer.poll(caughtUp() ? POLL : FIRST_POLL).forEach(this::take);
        if (!caughtUp()) {
          advance(consumer, wanted);
        } else if (!progress.waitsFor().isEmpty()) {
          progress = progress.waiting("");
        }
      } catch (InvalidOffsetException | WakeupException | InterruptException e) {
        throw e;
      } catch (KafkaException e) {
        waits(e);
        pause();
      }
    }
  }

  /// Takes one record. Where that needs to read the log and cannot, it waits until it can: nothing
  /// is skipped.
  private void take(ConsumerRecord<byte[], byte[]> record) {
    UUID id = StoredRecord.idOf(record);
    if (id == null) {
      LOG.warnf(
          "event=record-without-id position=%s", log.position(record.partition(), record.offset()));
      return;
    }
    while (stopping.getCount() > 0) {
      try {
        sink.take(id, record.partition(), record.offset());
        return;
      } catch (LogUnavailableException e) {
        waits(e);
        pause();
      }
    }
  }

  private void advance(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> wanted) {
    long read = 0;
    long of = 0;
    for (Map.Entry<TopicPartition, Long> end : wanted.entrySet()) {
      long start = start(end.getKey());
      read += Math.min(consumer.position(end.getKey()), end.getValue()) - start;
      of += end.getValue() - start;
    }
    progress = new Progress(read, of);
    if (read == of) {
      catchingUp.countDown();
      LOG.infof("event=index-caught-up topic=%s records=%d", log.topic(), of);
    }
  }

  private void waits(RuntimeException e) {
    String reason = e.getCause() == null ? e.toString() : e + ": " + e.getCause().getMessage();
    LOG.warnf("event=index-waits reason=\"%s\"", reason);
    progress = progress.waiting(reason);
  }

  private long start(TopicPartition partition) {
    return log.starts().get(partition.partition());
  }

  private void pause() {
    try {
      if (stopping.await(PAUSE_MS, TimeUnit.MILLISECONDS)) {
        LOG.debugf("event=index-stops");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
