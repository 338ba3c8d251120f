package org.muster.projections.http;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/// The one clock of the service; folds have none.
class UtcClock {

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }
}
