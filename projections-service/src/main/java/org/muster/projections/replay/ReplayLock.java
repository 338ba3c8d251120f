package org.muster.projections.replay;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.muster.projections.database.AdvisoryLock;
import org.muster.projections.database.Database;
import org.muster.projections.problem.Problem;

/// One replay or promotion at a time, whichever instance runs it.
@ApplicationScoped
class ReplayLock {

  private static final long LOCK = 0x6d757374_00000002L;
  private static final Duration ENDS_WITHIN = Duration.ofSeconds(10);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

  private final Database database;

  ReplayLock(Database database) {
    this.database = database;
  }

  /// Takes the lock if nobody has it.
  Optional<AdvisoryLock> tried() throws SQLException {
    return AdvisoryLock.tried(database, LOCK);
  }

  /// Takes the lock. Who has just ended may still drop what is kept no longer: that is waited for.
  ///
  /// @throws Problem 409 if a replay is running, or a promotion that takes longer
  AdvisoryLock taken() throws SQLException {
    long waitsUntilNanos = System.nanoTime() + ENDS_WITHIN.toNanos();
    while (true) {
      Optional<AdvisoryLock> held = tried();
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
