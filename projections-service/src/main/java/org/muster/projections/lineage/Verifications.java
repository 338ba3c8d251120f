package org.muster.projections.lineage;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.muster.projections.database.AdvisoryLock;
import org.muster.projections.database.Database;
import org.muster.projections.live.LiveProjection;
import org.muster.projections.log.Log;
import org.muster.projections.log.OtherLogException;
import org.muster.projections.log.PartitionFinding;
import org.muster.projections.log.WholeLog;
import org.muster.projections.problem.Problem;

/// Reads the whole log again when asked to: one at a time, whichever instance does it; all are
/// kept. A difference stops the projection.
@ApplicationScoped
class Verifications {

  private static final Logger LOG = Logger.getLogger(Verifications.class);
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration TOLD_EVERY = Duration.ofMillis(250);
  private static final int LISTED = 50;

  private final Database database;
  private final WholeLog whole;
  private final LiveProjection live;

  Verifications(Database database, WholeLog whole, LiveProjection live) {
    this.database = database;
    this.whole = whole;
    this.live = live;
  }

  /// Begins.
  ///
  /// @throws Problem 409 if one is running, here or elsewhere
  Verification start() throws SQLException {
    Log log =
        whole
            .kept()
            .orElseThrow(
                () -> Problem.unavailable("log-unknown", "the log was not read so far", SOON));
    AdvisoryLock lock =
        AdvisoryLock.tried(database, VerificationRows.LOCK)
            .orElseThrow(() ->
                Problem.conflict(
                    "verification-running",
                    "a verification is running; there is one at a time, GET /v1/log/verifications lists it"));
    boolean handedOver = false;
    try {
      Run run = new Run(log, whole.total(), lock);
      Verification begun = run.now("running", null, List.of());
      write(connection -> {
        VerificationRows.endCut(connection);
        VerificationRows.insert(connection, begun);
      });
      Thread.ofPlatform().daemon().name("muster-verify").start(run);
      handedOver = true;
      return begun;
    } finally {
      if (!handedOver) {
        lock.close();
      }
    }
  }

  /// One of that name, whichever instance ran it.
  Optional<Verification> one(String id) throws SQLException {
    UUID name;
    try {
      name = UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    return database.read(connection -> VerificationRows.one(connection, name));
  }

  /// The last ones, the newest first.
  List<Verification> last() throws SQLException {
    return database.read(connection -> VerificationRows.last(connection, LISTED));
  }

  private interface Change {
    void on(Connection connection) throws SQLException;
  }

  private void write(Change change) throws SQLException {
    Object unused =
        database.write(connection -> {
          change.on(connection);
          return this;
        });
  }

  private final class Run implements Runnable {

    private final String id = UUID.randomUUID().toString();
    private final Log log;
    private final long total;
    private final AdvisoryLock lock;
    private final Instant startedAt = Instant.now();
    private final List<PartitionFinding> partitions = new ArrayList<>();
    private long done;
    private long toldNanos = System.nanoTime();

    Run(Log log, long total, AdvisoryLock lock) {
      this.log = log;
      this.total = total;
      this.lock = lock;
    }

    Verification now(String state, @Nullable Instant endedAt, List<String> differences) {
      return new Verification(
          id,
          state,
          log.lineage(),
          Math.min(done, total),
          total,
          startedAt,
          endedAt,
          differences,
          partitions);
    }

    @Override
    public void run() {
      try (lock) {
        verify();
      } catch (SQLException | RuntimeException e) {
        LOG.errorf(e, "verification=%s ended=unrecorded", id);
      }
    }

    private void verify() throws SQLException {
      try {
        Optional<OtherLogException> other = whole.look(log);
        if (other.isPresent()) {
          end("different", List.of(other.get().difference()));
          return;
        }
        for (int p = 0; p < log.partitions(); p++) {
          partitions.add(whole.partition(log, p, this::read));
        }
        boolean good = partitions.stream().allMatch(found -> found.differences().isEmpty());
        end(good ? "good" : "different", List.of());
      } catch (SQLException | RuntimeException e) {
        LOG.warn("verification=failed", e);
        if (partitions.stream().anyMatch(found -> !found.differences().isEmpty())) {
          end("different", List.of("the rest was not read: " + e.getMessage()));
          return;
        }
        tell(now("failed", Instant.now(), List.of(String.valueOf(e.getMessage()))));
      }
    }

    private void read(long more) {
      done += more;
      if (System.nanoTime() - toldNanos >= TOLD_EVERY.toNanos()) {
        toldNanos = System.nanoTime();
        try {
          tell(now("running", null, List.of()));
        } catch (SQLException e) {
          LOG.warnf("verification=%s progress=untold reason=\"%s\"", id, e.getMessage());
        }
      }
    }

    private void tell(Verification now) throws SQLException {
      write(connection -> VerificationRows.update(connection, now));
    }

    private void end(String state, List<String> differences) throws SQLException {
      List<String> all = new ArrayList<>(differences);
      partitions.forEach(found -> all.addAll(found.differences()));
      String detail =
          all.isEmpty()
              ? "%d records as they were read before".formatted(done)
              : String.join("; ", all);
      LOG.infof("verification=%s state=%s detail=\"%s\"", id, state, detail);
      whole.audit(log, all.isEmpty(), detail);
      if (!all.isEmpty()) {
        live.refuse(log, new OtherLogException(all));
      }
      tell(now(state, Instant.now(), differences));
    }
  }
}
