package org.muster.projections.replay;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.muster.projections.database.Database;
import org.muster.projections.problem.Problem;

/// One replay or promotion at a time, whichever instance runs it: a lock that PostgreSQL keeps for
/// as long as the connection lives.
@ApplicationScoped
class ReplayLock {

  private static final Logger LOG = Logger.getLogger(ReplayLock.class);
  private static final long LOCK = 0x6d757374_00000002L;

  private static final int ANSWERS_WITHIN_SECONDS = 5;
  private static final Duration ENDS_WITHIN = Duration.ofSeconds(10);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

  private final Database database;

  ReplayLock(Database database) {
    this.database = database;
  }

  /// A lock that is held.
  static final class Held implements AutoCloseable {
    private final Connection connection;

    private Held(Connection connection) {
      this.connection = connection;
    }

    /// Whether it still is: with its connection it goes.
    boolean isAlive() {
      try {
        return connection.isValid(ANSWERS_WITHIN_SECONDS);
      } catch (SQLException e) {
        return false;
      }
    }

    /// Should the connection be gone, so is the lock.
    @Override
    public void close() {
      try (connection;
          PreparedStatement unlock = connection.prepareStatement("select pg_advisory_unlock(?)")) {
        unlock.setLong(1, LOCK);
        unlock.execute();
      } catch (SQLException e) {
        LOG.warnf("replay=unlocked reason=\"%s\"", e.getMessage());
      }
    }
  }

  /// Takes the lock if nobody has it.
  Optional<Held> tried() throws SQLException {
    Connection connection = database.connection();
    boolean locked = false;
    try (PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
      lock.setLong(1, LOCK);
      try (ResultSet row = lock.executeQuery()) {
        row.next();
        locked = row.getBoolean(1);
      }
      return locked ? Optional.of(new Held(connection)) : Optional.empty();
    } finally {
      if (!locked) {
        connection.close();
      }
    }
  }

  /// Takes the lock. Who has just ended may still drop what is kept no longer: that is waited for.
  ///
  /// @throws Problem 409 if a replay is running, or a promotion that takes longer
  Held taken() throws SQLException {
    long waitsUntilNanos = System.nanoTime() + ENDS_WITHIN.toNanos();
    while (true) {
      Optional<Held> held = tried();
      if (held.isPresent()) {
        return held.get();
      }
      Optional<Replay> running = database.read(ReplayRows::running).stream().findFirst();
      if (running.isPresent() || System.nanoTime() > waitsUntilNanos) {
        throw Problem.conflict(
            "replay-running",
            running
                    .map(replay -> "replay %d is running".formatted(replay.id()))
                    .orElse("a promotion is running")
                + "; there is one at a time");
      }
      LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
    }
  }
}
