package org.muster.cli.stack;

import java.time.Duration;
import org.muster.cli.Await;
import org.muster.cli.Screen;
import org.muster.cli.http.Health;
import org.muster.cli.http.ServiceClient;
import org.muster.cli.replay.ReplayBar;
import org.muster.cli.replay.ReplayState;

/// Waits until a service is ready, for as long as it gets on: one that reads a large log, or fills
/// an empty database from it, needs minutes and tells how far it is.
final class Readiness {

  private static final Duration WITHOUT_PROGRESS = Duration.ofSeconds(120);

  /// A new version writes the rows of a large database again before it answers anybody.
  private static final Duration BEFORE_IT_ANSWERS = Duration.ofMinutes(30);

  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final String READY = "/q/health/ready";

  private final ServiceProcess service;
  private final ServiceClient client;
  private final ReplayBar bar;
  private String progress = "";
  private Health health = new Health("", "", "");
  private boolean answered;
  private long gotOn = System.nanoTime();

  Readiness(ServiceProcess service, ServiceClient client, Screen screen) {
    this.service = service;
    this.client = client;
    this.bar = new ReplayBar(screen);
  }

  /// @return what somebody has to decide before it goes on, while it answers what it projected
  ///   before; empty if it is ready
  /// @throws org.muster.cli.CommandFailure if the service ended, or did not get on for two minutes
  ///   since it answers, for thirty before
  String await() {
    boolean ended = Await.until(LONGEST, LOOK, () -> looked() || stands()) && !stands();
    bar.end();
    if (!service.isAlive()) {
      throw service.failed("ended while it started");
    }
    if (!ended) {
      throw service.failed(
          "is not ready and did not get on for %d s%s"
              .formatted(
                  patience().toSeconds(), health.waits().isBlank() ? "" : ": " + health.waits()));
    }
    return health.decide();
  }

  /// What somebody has to decide, as [#await] said.
  String decide() {
    return health.decide();
  }

  private boolean looked() {
    boolean done = look();
    if (done) {
      gotOn = System.nanoTime();
    }
    return done;
  }

  /// Looks how far it is.
  ///
  /// @return whether it is ready, has ended or will not be ready before somebody decides
  private boolean look() {
    if (!service.isAlive() || client.answers(READY)) {
      return true;
    }
    String before = progress;
    health = Health.of(client);
    progress = health.said();
    answered |= !progress.isEmpty();
    if (!health.decide().isEmpty()) {
      return true;
    }
    if (service.name().equals(Supervisor.PROJECTIONS) && client.answers("/v1/replays")) {
      for (var replay : client.get("/v1/replays").json().path("replays")) {
        var state = ReplayState.of(replay);
        if (state.isRunning()) {
          progress += replay;
          bar.show(state);
        }
      }
    }
    if (!progress.equals(before)) {
      gotOn = System.nanoTime();
    }
    return false;
  }

  /// Whether nothing has changed for long.
  private boolean stands() {
    return System.nanoTime() - gotOn > patience().toNanos();
  }

  private Duration patience() {
    return answered ? WITHOUT_PROGRESS : BEFORE_IT_ANSWERS;
  }
}
