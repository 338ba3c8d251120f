package org.muster.projections.stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.muster.projections.problem.Problem;

/// How many clients listen to server-sent events, whatever they listen to: no more than are
/// allowed.
@Singleton
public final class Seats {

  private static final Duration LATER = Duration.ofSeconds(5);

  private final StreamConfig config;
  private final AtomicInteger taken = new AtomicInteger();

  Seats(StreamConfig config, MeterRegistry meters) {
    this.config = config;
    Gauge.builder("muster.stream.clients", taken, AtomicInteger::doubleValue)
        .description("Clients that listen to server-sent events")
        .register(meters);
  }

  /// Takes a seat.
  ///
  /// @return gives it back, once however often it is run
  /// @throws Problem 503 if there is none
  public Runnable take() {
    if (taken.incrementAndGet() > config.maxClients()) {
      taken.decrementAndGet();
      throw Problem.unavailable(
          "too-many-clients",
          "%d clients listen already, more are not taken".formatted(config.maxClients()),
          LATER);
    }
    AtomicBoolean given = new AtomicBoolean();
    return () -> {
      if (!given.getAndSet(true)) {
        taken.decrementAndGet();
      }
    };
  }

  /// How long a client hears nothing at most.
  public Duration heartbeat() {
    return config.heartbeat();
  }
}
