package org.muster.projections.replay;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.muster.projections.database.Database;

/// The replay that runs as metrics `muster.replay.*`, whichever instance runs it; 0 while none
/// does, not a number while the database does not say.
@ApplicationScoped
class ReplayMeters {

  private static final Logger LOG = Logger.getLogger(ReplayMeters.class);
  private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();
  private static final List<String> PHASES =
      List.of("starting", "reading", "folding", "indexing", "verifying", "catching-up");

  private final Database database;
  private @Nullable Looked last;

  private record Looked(Optional<Replay> running, boolean failed, long atNanos) {}

  ReplayMeters(Database database) {
    this.database = database;
  }

  void onStart(@Observes StartupEvent event, MeterRegistry meters) {
    gauge(meters, "muster.replay.running", "1 while a replay runs", replay -> 1);
    gauge(meters, "muster.replay.done.records", "Records that it has read", Replay::done);
    gauge(
        meters,
        "muster.replay.total.records",
        "Records that the log had when it began",
        Replay::total);
    gauge(
        meters,
        "muster.replay.rate.records",
        "Records that it reads a second",
        Replay::ratePerSecond);
    gauge(
        meters,
        "muster.replay.percent",
        "How much of all its work is done, 0 to 100",
        Replay::percent);
    gauge(
        meters,
        "muster.replay.seconds.left",
        "Seconds until all is done at the pace so far; not a number while nobody can tell",
        replay -> {
          Long left = replay.secondsLeft();
          return left == null ? Double.NaN : left;
        });
    for (String phase : PHASES) {
      Gauge.builder(
              "muster.replay.phase",
              this,
              self -> self.value(replay -> replay.phase().equals(phase) ? 1 : 0))
          .tag("phase", phase)
          .description("1 for the phase that it is in")
          .register(meters);
    }
  }

  private void gauge(
      MeterRegistry meters, String name, String description, ToDoubleFunction<Replay> of) {
    Gauge.builder(name, this, self -> self.value(of)).description(description).register(meters);
  }

  private double value(ToDoubleFunction<Replay> of) {
    Looked looked = look();
    return looked.failed() ? Double.NaN : looked.running().map(of::applyAsDouble).orElse(0.0);
  }

  /// All meters of a scrape share one look.
  private synchronized Looked look() {
    Looked before = last;
    if (before != null && System.nanoTime() - before.atNanos() < FRESH_NANOS) {
      return before;
    }
    Looked now;
    try {
      Optional<Replay> running =
          database.read(connection -> ReplayRows.running(connection).stream().findFirst());
      now = new Looked(running, false, System.nanoTime());
    } catch (SQLException e) {
      LOG.debug("replay=unknown", e);
      now = new Looked(Optional.empty(), true, System.nanoTime());
    }
    last = now;
    return now;
  }
}
