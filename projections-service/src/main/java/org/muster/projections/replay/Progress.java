package org.muster.projections.replay;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.muster.projections.database.Database;

/// How far a replay is: kept in PostgreSQL, so that every instance can tell. Never goes back and
/// never beyond what there was to do.
final class Progress {

  private static final long TOLD_EVERY_NANOS = Duration.ofMillis(300).toNanos();

  private final Database database;
  private final long id;
  private final @Nullable Integer maxRate;
  private final long startedNanos = System.nanoTime();
  private String phase = "starting";
  private long total;
  private long done;
  private long toldNanos = startedNanos;

  Progress(Database database, long id, @Nullable Integer maxRate) {
    this.database = database;
    this.id = id;
    this.maxRate = maxRate;
  }

  void total(long records) {
    total = records;
  }

  void enter(String next) throws SQLException {
    phase = next;
    tell();
  }

  /// So many records are done in all; holds the pace that was asked for.
  void done(long records, Stop stop) throws SQLException {
    done = Math.max(done, Math.min(total, records));
    if (System.nanoTime() - toldNanos > TOLD_EVERY_NANOS) {
      tell();
    }
    if (maxRate != null) {
      long dueNanos = startedNanos + records * 1_000_000_000L / maxRate;
      while (System.nanoTime() < dueNanos) {
        stop.check();
        LockSupport.parkNanos(Math.min(TOLD_EVERY_NANOS, dueNanos - System.nanoTime()));
      }
    }
  }

  private void tell() throws SQLException {
    toldNanos = System.nanoTime();
    Object unused =
        database.write(connection -> {
          ReplayRows.progress(connection, id, phase, done, total);
          return this;
        });
  }
}
