package org.muster.projections.log;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Where the log ends now, as the broker tells it.
@ApplicationScoped
public class LogEnds {

  private final LogClients clients;
  private final LogConfig config;
  private @Nullable Admin admin;

  LogEnds(LogClients clients, LogConfig config) {
    this.clients = clients;
    this.config = config;
  }

  /// The offset of the next record of each partition, in order.
  ///
  /// @throws LogAwayException if the broker does not answer in time
  public List<Long> now() {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    for (int p = 0; p < config.partitions(); p++) {
      asked.put(new TopicPartition(config.name(), p), OffsetSpec.latest());
    }
    var ends = LogAwayException.answer(admin().listOffsets(asked).all(), config.answerTimeout());
    List<Long> next = new ArrayList<>();
    for (int p = 0; p < config.partitions(); p++) {
      next.add(Objects.requireNonNull(ends.get(new TopicPartition(config.name(), p))).offset());
    }
    return next;
  }

  private synchronized Admin admin() {
    Admin current = admin;
    if (current == null) {
      current = clients.admin();
      admin = current;
    }
    return current;
  }

  @PreDestroy
  synchronized void close() {
    if (admin != null) {
      admin.close();
    }
  }
}
