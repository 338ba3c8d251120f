package org.muster.events.log;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// One consumer that reads single records, one reader at a time. What it fetched along with a
/// record is kept for a while: a batch that is sent again asks for neighbours.
final class ReadingLane {

  private record Place(int partition, long offset) {}

  private final String topic;
  private final Consumer<byte[], byte[]> consumer;
  private final Duration timeout;
  private final int cacheBytes;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Place, StoredRecord> cache = new LinkedHashMap<>();
  private long cached;

  ReadingLane(String topic, Consumer<byte[], byte[]> consumer, Duration timeout, int cacheBytes) {
    this.topic = topic;
    this.consumer = consumer;
    this.timeout = timeout;
    this.cacheBytes = cacheBytes;
  }

  StoredRecord read(int partition, long offset) {
    long deadline = System.nanoTime() + timeout.toNanos();
    Place place = new Place(partition, offset);
    acquire();
    try {
      StoredRecord known = cache.get(place);
      return known != null ? known : fetch(place, deadline);
    } catch (KafkaException e) {
      throw new LogUnavailableException("the log cannot be read at " + place, e);
    } finally {
      lock.unlock();
    }
  }

  private void acquire() {
    try {
      if (!lock.tryLock(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new LogUnavailableException("too many are reading the log");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LogUnavailableException("interrupted before reading the log", e);
    }
  }

  private StoredRecord fetch(Place place, long deadline) {
    TopicPartition partition = new TopicPartition(topic, place.partition());
    consumer.assign(List.of(partition));
    consumer.seek(partition, place.offset());
    for (long left = deadline - System.nanoTime(); left > 0; left = deadline - System.nanoTime()) {
      StoredRecord found = null;
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofNanos(left))) {
        StoredRecord stored = StoredRecord.of(record);
        if (stored.offset() == place.offset()) {
          found = stored;
        }
        keep(stored);
      }
      if (found != null) {
        return found;
      }
    }
    throw new LogUnavailableException("the log could not be read in time at " + place);
  }

  private void keep(StoredRecord record) {
    @Nullable StoredRecord before =
        cache.put(new Place(record.partition(), record.offset()), record);
    cached += record.weight() - (before == null ? 0 : before.weight());
    Iterator<StoredRecord> eldest = cache.values().iterator();
    while (cached > cacheBytes && eldest.hasNext()) {
      cached -= eldest.next().weight();
      eldest.remove();
    }
  }

  void close(Duration within) {
    acquire();
    try {
      consumer.close(CloseOptions.timeout(within));
    } finally {
      lock.unlock();
    }
  }
}
