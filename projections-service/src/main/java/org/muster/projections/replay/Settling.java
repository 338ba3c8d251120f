package org.muster.projections.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.muster.projections.database.Database;

/// Has the rows of a generation settle while it is filled: every few seconds PostgreSQL goes over
/// the pages that are new and notes on them that their rows are committed, visible to everybody and
/// need no further look (`VACUUM FREEZE`, which passes over the pages that are so already).
///
/// At that time a page is still in memory and was logged a moment ago. Done later - by whoever
/// reads a row first, that is the building of indexes, and by autovacuum - it costs to read all
/// pages from the disk, to log each as a whole and to write it once more. Nothing depends on it but
/// the pace.
final class Settling implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Settling.class);
  private static final Duration EVERY = Duration.ofSeconds(5);

  /// Indexes come later, and other transactions append to the table.
  private static final String SETTLE = "vacuum (freeze, index_cleanup off, truncate off) ";

  private final Database database;
  private final List<String> tables;
  private final boolean gently;
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread thread;
  private volatile @Nullable Statement running;

  private Settling(Database database, List<String> tables, boolean gently) {
    this.database = database;
    this.tables = tables;
    this.gently = gently;
    this.thread = Thread.ofPlatform().daemon().name("muster-settling").unstarted(this::run);
  }

  /// Begins.
  ///
  /// @param tables with their schema; not attached yet
  /// @param gently whether it rests as often as autovacuum does
  static Settling of(Database database, List<String> tables, boolean gently) {
    Settling settling = new Settling(database, tables, gently);
    settling.thread.start();
    return settling;
  }

  private void run() {
    try {
      while (!over.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        settle();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Goes over what is left; nothing is written to the tables any more.
  void last() {
    close();
    settle();
  }

  /// One that fails is done by the next, and in the end by autovacuum.
  private void settle() {
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      running = statement;
      statement.execute("set vacuum_cost_delay = '%s'".formatted(gently ? "2ms" : "0"));
      for (String table : tables) {
        if (over.getCount() > 0 || Thread.currentThread() != thread) {
          statement.execute(SETTLE + table);
        }
      }
      statement.execute("reset vacuum_cost_delay"); // the connection goes back to its pool
    } catch (SQLException e) {
      LOG.infof("settling=later reason=\"%s\"", e.getMessage());
    } finally {
      running = null;
    }
  }

  /// Ends at once; what is being done is left.
  @Override
  public void close() {
    over.countDown();
    Statement now = running;
    if (now != null && thread.isAlive()) {
      try {
        now.cancel();
      } catch (SQLException e) {
        LOG.infof("settling=not-cancelled reason=\"%s\"", e.getMessage());
      }
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
