package org.muster.projections.http;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.muster.projections.database.Database;
import org.muster.projections.generations.Generations;
import org.muster.projections.live.Projector;
import org.postgresql.PGConnection;

/// Wakes who waits for the projection to advance, whichever instance projects: PostgreSQL tells it
/// with the commit. Should that be lost, nobody waits longer than [#FALLBACK] for another look.
@ApplicationScoped
public class Advances {

  static final Duration FALLBACK = Duration.ofMillis(500);

  private static final Logger LOG = Logger.getLogger(Advances.class);
  private static final int LISTEN_MS = 1_000;

  private final Database database;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition advanced = lock.newCondition();
  private long count;
  private volatile boolean stopping;

  Advances(Database database) {
    this.database = database;
  }

  void onStart(@Observes StartupEvent event) {
    Thread.ofPlatform().daemon().name("muster-listen").start(this::listen);
  }

  void onStop(@Observes ShutdownEvent event) {
    stopping = true;
  }

  /// How often it was told so far; to be asked before looking, so that nothing is missed between.
  public long count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  /// Waits until more was told than that, or the time is over, or [#FALLBACK] is.
  public void awaitMoreThan(long seen, Duration atMost) throws InterruptedException {
    long nanos = Math.min(atMost.toNanos(), FALLBACK.toNanos());
    lock.lock();
    try {
      while (count <= seen && nanos > 0) {
        nanos = advanced.awaitNanos(nanos);
      }
    } finally {
      lock.unlock();
    }
  }

  private void listen() {
    while (!stopping) {
      try (Connection connection = database.readerConnection()) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("listen " + Projector.CHANNEL);
          statement.execute("listen " + Generations.CHANNEL);
        }
        PGConnection listening = connection.unwrap(PGConnection.class);
        while (!stopping) {
          if (listening.getNotifications(LISTEN_MS).length > 0) {
            tell();
          }
        }
      } catch (SQLException e) {
        if (!stopping) {
          LOG.debugf("listen=retrying reason=\"%s\"", e.getMessage());
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LISTEN_MS));
        }
      }
    }
  }

  private void tell() {
    lock.lock();
    try {
      count++;
      advanced.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
