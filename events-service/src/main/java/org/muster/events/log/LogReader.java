package org.muster.events.log;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.muster.events.EventsSettings;

/// Reads single records from the log. Partitions are shared out among a few consumers.
@Singleton
public final class LogReader {

  private static final int FETCH_BYTES = 256 * 1024;
  private static final Duration CLOSE = Duration.ofSeconds(2);

  private final List<ReadingLane> lanes;

  LogReader(LogIdentity log, KafkaClients clients, EventsSettings settings) {
    EventsSettings.LogSettings reading = settings.log();
    this.lanes =
        IntStream.range(0, reading.readers())
            .mapToObj(n ->
                new ReadingLane(
                    log.topic(),
                    clients.consumer(
                        Map.of(
                            ConsumerConfig.CLIENT_ID_CONFIG,
                            "log-reader-" + n,
                            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                            FETCH_BYTES,
                            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                            100,
                            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                            500)),
                    reading.readTimeout(),
                    reading.cacheBytes()))
            .toList();
  }

  /// The record at a place of the log that is known to have one.
  ///
  /// @throws LogUnavailableException if it cannot be read in time
  public StoredRecord read(int partition, long offset) {
    return lanes.get(partition % lanes.size()).read(partition, offset);
  }

  @PreDestroy
  void close() {
    lanes.forEach(lane -> lane.close(CLOSE));
  }
}
