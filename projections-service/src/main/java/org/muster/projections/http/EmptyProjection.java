package org.muster.projections.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.muster.projections.live.LiveConfig;
import org.muster.projections.live.LiveProjection;
import org.muster.projections.log.Log;
import org.muster.projections.log.LogAwayException;
import org.muster.projections.log.LogEnds;
import org.muster.projections.problem.Problem;

/// Refuses to answer from a generation that has nothing of a long log yet: it cannot say that
/// nobody has ever spoken of a mission.
@ApplicationScoped
class EmptyProjection {

  private static final Duration LOADED = Duration.ofSeconds(5);

  private final LogEnds ends;
  private final LiveProjection live;
  private final LiveConfig config;

  EmptyProjection(LogEnds ends, LiveProjection live, LiveConfig config) {
    this.ends = ends;
    this.live = live;
    this.config = config;
  }

  /// @throws Problem 503 if a replay is to load what the snapshot lacks
  void refuse(Snapshot snapshot) {
    List<Long> starts =
        live.log()
            .map(Log::starts)
            .orElseGet(() -> Collections.nCopies(snapshot.next().size(), 0L));
    if (!snapshot.next().equals(starts)) {
      return;
    }
    long records;
    try {
      records = sum(ends.now()) - sum(starts);
    } catch (LogAwayException e) {
      return; // nothing was ever read, and nobody can say whether there is anything
    }
    if (records > config.fillFromRecords()) {
      throw Problem.unavailable(
          "incomplete",
          "the log has %,d records and none is projected yet: a replay loads them, see /v1/replays"
              .formatted(records),
          LOADED);
    }
  }

  private static long sum(List<Long> offsets) {
    return offsets.stream().mapToLong(Long::longValue).sum();
  }
}
