package org.muster.events.index;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.muster.events.log.LogGuard;

/// Ready once the index has read what was in the log at start, for as long as the topic is that
/// log.
@Readiness
@Singleton
public final class IndexReadiness implements HealthCheck {
  private final LogIndex index;
  private final LogGuard guard;

  IndexReadiness(LogIndex index, LogGuard guard) {
    this.index = index;
    this.guard = guard;
  }

  @Override
  public HealthCheckResponse call() {
    Progress progress = index.progress();
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("log index")
            .status(index.caughtUp() && guard.other().isEmpty())
            .withData("read", progress.read())
            .withData("of", progress.of());
    if (!progress.waitsFor().isEmpty()) {
      response.withData("waits", progress.waitsFor());
    }
    guard.other().ifPresent(reason -> response.withData("refused", reason));
    return response.build();
  }
}
