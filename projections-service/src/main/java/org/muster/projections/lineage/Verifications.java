package org.muster.projections.lineage;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.muster.projections.live.LiveProjection;
import org.muster.projections.log.Log;
import org.muster.projections.log.OtherLogException;
import org.muster.projections.log.PartitionFinding;
import org.muster.projections.log.WholeLog;
import org.muster.projections.problem.Problem;

/// Reads the whole log again when asked to: one at a time in each instance, of which the last is
/// remembered. A difference stops the projection.
@ApplicationScoped
class Verifications {

  private static final Logger LOG = Logger.getLogger(Verifications.class);
  private static final Duration SOON = Duration.ofSeconds(2);

  private final WholeLog whole;
  private final LiveProjection live;
  private volatile @Nullable Run last;

  Verifications(WholeLog whole, LiveProjection live) {
    this.whole = whole;
    this.live = live;
  }

  /// Begins.
  ///
  /// @throws Problem 409 if one is running here
  synchronized Verification start() throws SQLException {
    Run before = last;
    if (before != null && before.now().isRunning()) {
      throw Problem.conflict(
          "verification-running", "verification %s is running".formatted(before.id));
    }
    Log log =
        whole
            .kept()
            .orElseThrow(
                () -> Problem.unavailable("log-unknown", "the log was not read so far", SOON));
    Run run = new Run(log, whole.total());
    last = run;
    Thread.ofPlatform().daemon().name("muster-verify").start(run);
    return run.now();
  }

  /// The last one of this instance, if it has that name.
  Optional<Verification> one(String id) {
    return Optional.ofNullable(last).map(Run::now).filter(now -> now.id().equals(id));
  }

  private final class Run implements Runnable {

    private final String id = UUID.randomUUID().toString();
    private final Log log;
    private final long total;
    private final Instant startedAt = Instant.now();
    private final AtomicLong done = new AtomicLong();
    private volatile Verification now;

    Run(Log log, long total) {
      this.log = log;
      this.total = total;
      this.now = state("running", null, List.of(), List.of());
    }

    Verification now() {
      Verification current = now;
      return current.isRunning()
          ? state("running", null, List.of(), current.partitions())
          : current;
    }

    private Verification state(
        String state,
        @Nullable Instant endedAt,
        List<String> differences,
        List<PartitionFinding> partitions) {
      return new Verification(
          id,
          state,
          log.lineage(),
          Math.min(done.get(), total),
          total,
          startedAt,
          endedAt,
          differences,
          partitions);
    }

    @Override
    public void run() {
      List<PartitionFinding> partitions = new ArrayList<>();
      try {
        Optional<OtherLogException> other = whole.look(log);
        if (other.isPresent()) {
          end("different", List.of(other.get().difference()), partitions);
          return;
        }
        for (int p = 0; p < log.partitions(); p++) {
          partitions.add(whole.partition(log, p, done::addAndGet));
          now = state("running", null, List.of(), partitions);
        }
        boolean good = partitions.stream().allMatch(found -> found.differences().isEmpty());
        end(good ? "good" : "different", List.of(), partitions);
      } catch (SQLException | RuntimeException e) {
        LOG.warn("verification=failed", e);
        now = state("failed", Instant.now(), List.of(String.valueOf(e.getMessage())), partitions);
      }
    }

    private void end(String state, List<String> differences, List<PartitionFinding> partitions)
        throws SQLException {
      List<String> all = new ArrayList<>(differences);
      partitions.forEach(found -> all.addAll(found.differences()));
      String detail =
          all.isEmpty()
              ? "%d records as they were read before".formatted(done.get())
              : String.join("; ", all);
      LOG.infof("verification=%s state=%s detail=\"%s\"", id, state, detail);
      whole.audit(log, detail);
      if (!all.isEmpty()) {
        live.refuse(new OtherLogException(all));
      }
      now = state(state, Instant.now(), differences, partitions);
    }
  }
}
