package org.muster.projections.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.muster.projections.database.Database;
import org.muster.projections.generations.Checkpoints;
import org.muster.projections.generations.Generation;
import org.muster.projections.generations.Generations;
import org.muster.projections.log.Log;
import org.muster.projections.log.LogAwayException;
import org.muster.projections.log.LogCheck;
import org.muster.projections.log.LogEnds;
import org.muster.projections.log.MarkConfig;
import org.muster.projections.log.OtherLogException;

/// Measures how many records the generation that answers is behind the end of the log, as the
/// broker tells it: the metric `muster.projection.lag.records`, −1 while nobody can say. At the
/// same time it looks whether the topic is still the log that is followed.
@ApplicationScoped
public class LagWatch {

  private static final Logger LOG = Logger.getLogger(LagWatch.class);
  private static final long UNKNOWN = -1;

  private final Database database;
  private final LogEnds ends;
  private final LogCheck check;
  private final LiveProjection live;
  private final MarkConfig config;
  private final AtomicLong records = new AtomicLong(UNKNOWN);
  private final CountDownLatch stopping = new CountDownLatch(1);

  LagWatch(
      Database database,
      LogEnds ends,
      LogCheck check,
      LiveProjection live,
      MarkConfig config,
      MeterRegistry meters) {
    this.database = database;
    this.ends = ends;
    this.check = check;
    this.live = live;
    this.config = config;
    Gauge.builder("muster.projection.lag.records", records, AtomicLong::doubleValue)
        .description("Records of the log that the projection has not applied; -1: unknown")
        .register(meters);
  }

  /// How many records the generation that answers is behind; negative while nobody can say.
  public long records() {
    return records.get();
  }

  void onStart(@Observes StartupEvent event) {
    Thread.ofPlatform().daemon().name("muster-lag").start(this::watch);
  }

  void onStop(@Observes ShutdownEvent event) {
    stopping.countDown();
  }

  private void watch() {
    try {
      do {
        measure();
        checkLog();
      } while (!stopping.await(config.checkEvery().toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void measure() {
    try {
      List<Long> next =
          database.read(connection -> {
            int generation = Generations.promoted(connection).map(Generation::number).orElse(0);
            return Checkpoints.vector(Checkpoints.of(connection, generation));
          });
      List<Long> end = ends.now();
      long lag = 0;
      for (int p = 0; p < Math.min(next.size(), end.size()); p++) { // of the log before, perhaps
        lag += Math.max(0, end.get(p) - next.get(p));
      }
      records.set(next.isEmpty() ? UNKNOWN : lag);
    } catch (SQLException | LogAwayException | KafkaException e) {
      LOG.debug("lag=unknown", e);
      records.set(UNKNOWN);
    }
  }

  private void checkLog() {
    Optional<Log> followed = live.log();
    try {
      if (followed.isPresent()) {
        check.still(followed.get());
      }
      live.startIfAccepted();
    } catch (OtherLogException e) {
      followed.ifPresent(log -> live.refuse(log, e));
    } catch (SQLException | LogAwayException | KafkaException e) {
      LOG.debug("log=unchecked", e);
    }
  }
}
