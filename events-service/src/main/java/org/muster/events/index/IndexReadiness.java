package org.muster.events.index;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready once the index has read what was in the log at start.
@Readiness
@Singleton
public final class IndexReadiness implements HealthCheck {
  private final LogIndex index;

  IndexReadiness(LogIndex index) {
    this.index = index;
  }

  @Override
  public HealthCheckResponse call() {
    Progress progress = index.progress();
    return HealthCheckResponse.named("log index")
        .status(index.caughtUp())
        .withData("read", progress.read())
        .withData("of", progress.of())
        .build();
  }
}
