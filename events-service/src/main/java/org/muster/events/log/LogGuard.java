package org.muster.events.log;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.muster.events.EventsSettings;

/// Looks every few seconds whether the topic is still the log that was opened at start. While it is
/// not, nothing is appended to it and nothing is read from it: what the index knows is of another
/// log.
@Singleton
public final class LogGuard {

  private static final Logger LOG = Logger.getLogger(LogGuard.class);
  private static final Duration CALL = Duration.ofSeconds(5);

  private final LogIdentity log;
  private final KafkaClients clients;
  private final EventsSettings settings;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile @Nullable String other;

  LogGuard(LogIdentity log, KafkaClients clients, EventsSettings settings) {
    this.log = log;
    this.clients = clients;
    this.settings = settings;
  }

  void onStart(@Observes @Priority(200) StartupEvent event) {
    Thread.ofPlatform().daemon().name("log-guard").start(this::watch);
  }

  void onStop(@Observes ShutdownEvent event) {
    stopping.countDown();
  }

  /// Why the topic is not the log; empty if it is, as far as was seen last.
  public Optional<String> other() {
    return Optional.ofNullable(other);
  }

  /// Does nothing if the topic is the log.
  ///
  /// @throws LogUnavailableException if it is not
  public void check() {
    String reason = other;
    if (reason != null) {
      throw new LogUnavailableException(reason);
    }
  }

  private void watch() {
    try (Admin admin = clients.admin()) {
      TopicCheck check =
          new TopicCheck(admin, CALL, AcceptedStarts.parse(settings.topicAcceptedStarts()));
      long everyMs = settings.topicCheckEvery().toMillis();
      while (!stopping.await(everyMs, TimeUnit.MILLISECONDS)) {
        found(check.look(log.topic(), log.partitions()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// What a look gave; a broker that does not answer says nothing about the topic.
  void found(TopicCheck.Finding finding) {
    String before = other;
    other =
        switch (finding) {
          case TopicCheck.Finding.Good(LogIdentity now) ->
              now.topicId().equals(log.topicId())
                  ? null
                  : "topic %s has the id %s, this service has read the one with the id %s: it was made anew; restart the service once it is accepted (./muster accept-log)"
                      .formatted(log.topic(), now.topicId(), log.topicId());
          case TopicCheck.Finding.Refused refused -> String.join("; ", refused.violations());
          case TopicCheck.Finding.Unreachable unreachable -> before;
        };
    String now = other;
    if (now != null && !now.equals(before)) {
      LOG.errorf("event=log-refused reason=\"%s\"", now);
    }
  }
}
