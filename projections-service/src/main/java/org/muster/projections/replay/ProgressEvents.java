package org.muster.projections.replay;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// What is told of a replay to one who listens: an event when something is new, a comment now and
/// then while nothing is, and nothing that goes back behind what was told before, as a replay may
/// that another service has gone on with.
final class ProgressEvents {

  private final Sse sse;
  private final long heartbeatNanos;
  private final LongSupplier nanoTime;
  private @Nullable Replay told;
  private long toldNanos;
  private volatile boolean over;

  /// @param heartbeat how long nothing is told at most
  /// @param nanoTime a clock
  ProgressEvents(Sse sse, Duration heartbeat, LongSupplier nanoTime) {
    this.sse = sse;
    this.heartbeatNanos = heartbeat.toNanos();
    this.nanoTime = nanoTime;
    this.toldNanos = nanoTime.getAsLong();
  }

  /// What to tell now, if anything.
  Optional<OutboundSseEvent> next(Replay now) {
    if (over) {
      return Optional.of(comment());
    }
    if (isNews(now)) {
      told = now;
      toldNanos = nanoTime.getAsLong();
      over = !now.isRunning();
      return Optional.of(
          sse.newEventBuilder()
              .mediaType(MediaType.APPLICATION_JSON_TYPE)
              .data(Replay.class, now)
              .build());
    }
    if (nanoTime.getAsLong() - toldNanos >= heartbeatNanos) {
      toldNanos = nanoTime.getAsLong();
      return Optional.of(comment());
    }
    return Optional.empty();
  }

  /// Whether the end was told.
  boolean isOver() {
    return over;
  }

  private boolean isNews(Replay now) {
    Replay before = told;
    return before == null
        || !now.isRunning()
        || (!now.equals(before)
            && now.done() >= before.done()
            && now.percent() >= before.percent());
  }

  private OutboundSseEvent comment() {
    return sse.newEventBuilder().comment("still here").build();
  }
}
