package org.muster.events.log;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.jboss.logging.Logger;
import org.muster.events.EventsSettings;

/// Opens the log at start, or ends the service with a sentence that says what to change.
@Singleton
final class LogOpening {

  private static final Logger LOG = Logger.getLogger(LogOpening.class);
  private static final Duration CALL = Duration.ofSeconds(5);

  @Produces
  @Singleton
  LogIdentity open(EventsSettings settings, KafkaClients clients) {
    AcceptedStarts accepted = accepted(settings);
    long deadline = System.nanoTime() + settings.topicWait().toNanos();
    try (Admin admin = clients.admin()) {
      TopicCheck check = new TopicCheck(admin, CALL, accepted);
      while (true) {
        switch (check.look(settings.topic(), settings.topicPartitions())) {
          case TopicCheck.Finding.Good(LogIdentity log) -> {
            return log;
          }
          case TopicCheck.Finding.Refused refused ->
              throw stop("event=topic-refused " + String.join("; ", refused.violations()));
          case TopicCheck.Finding.Unreachable unreachable -> {
            if (System.nanoTime() > deadline) {
              throw stop(
                  "event=broker-unreachable waited=%s reason=\"%s\"; start Kafka or set kafka.bootstrap.servers (KAFKA_BOOTSTRAP_SERVERS)"
                      .formatted(settings.topicWait(), unreachable.reason()));
            }
            LOG.infof("event=broker-awaited reason=\"%s\"", unreachable.reason());
          }
        }
      }
    }
  }

  private static AcceptedStarts accepted(EventsSettings settings) {
    try {
      return AcceptedStarts.parse(settings.topicAcceptedStarts());
    } catch (IllegalArgumentException e) {
      throw stop(String.valueOf(e.getMessage()));
    }
  }

  /// Quarkus prints the message of this exception alone, and ends with 1.
  private static RuntimeException stop(String message) {
    return new ConfigurationException(message);
  }

  void onStart(@Observes @Priority(1) StartupEvent start, LogIdentity log) {
    LOG.infof(
        "event=log-opened topic=%s topicId=%s lineage=%s partitions=%d begins=%s",
        log.topic(), log.topicId(), log.lineage(), log.partitions(), log.starts());
  }
}
