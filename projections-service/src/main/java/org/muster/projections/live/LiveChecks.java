package org.muster.projections.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/// Health. Lag is neither here nor there: a service that is behind is alive and answers.
class LiveChecks {

  private static final String NAME = "projection";

  @Produces
  @Liveness
  @ApplicationScoped
  HealthCheck alive(LiveProjection live) {
    return () ->
        HealthCheckResponse.named(NAME)
            .status(!(live.state() instanceof LiveState.Ended))
            .withData("state", live.state().toString())
            .build();
  }

  @Produces
  @Readiness
  @ApplicationScoped
  HealthCheck ready(LiveProjection live) {
    return () -> told(live.state());
  }

  /// With what it waits for, or what somebody has to decide before it goes on, in words.
  static HealthCheckResponse told(LiveState state) {
    HealthCheckResponseBuilder told =
        HealthCheckResponse.named(NAME).status(isReady(state)).withData("state", state.toString());
    if (!state.waits().isEmpty()) {
      told.withData("waits", state.waits());
    }
    if (!state.decide().isEmpty()) {
      told.withData("decide", state.decide());
    }
    return told.build();
  }

  private static boolean isReady(LiveState state) {
    return switch (state) {
      case LiveState.Following following -> following.stopped().isEmpty();
      case LiveState.OtherRules other -> true;
      case LiveState.OtherLog other -> true;
      case LiveState.Retrying retrying -> true;
      case LiveState.Off off -> true;
      case LiveState.Starting starting -> false;
      case LiveState.Refused refused -> false;
      case LiveState.Empty empty -> false;
      case LiveState.Ended ended -> false;
    };
  }
}
