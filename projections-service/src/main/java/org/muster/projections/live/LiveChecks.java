package org.muster.projections.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.Map;
import java.util.TreeMap;
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
    String waits = waits(state);
    if (!waits.isEmpty()) {
      told.withData("waits", waits);
    }
    String decide = decide(state);
    if (!decide.isEmpty()) {
      told.withData("decide", decide);
    }
    return told.build();
  }

  private static String waits(LiveState state) {
    return switch (state) {
      case LiveState.Starting(String reason) -> reason;
      case LiveState.Retrying(String reason) -> reason;
      case LiveState.Ended(String reason) -> reason;
      case LiveState.Empty(int generation, long records) ->
          "generation %d is empty; a replay loads the %,d records of the log"
              .formatted(generation, records);
      case LiveState.Following following -> "";
      case LiveState.Refused refused -> "";
      case LiveState.OtherRules other -> "";
      case LiveState.OtherLog other -> "";
      case LiveState.Off off -> "";
    };
  }

  private static String decide(LiveState state) {
    return switch (state) {
      case LiveState.Refused(String lineage, String reason) -> reason;
      case LiveState.Following(int generation, Map<Integer, String> stopped) ->
          String.join("; ", new TreeMap<>(stopped).values());
      case LiveState.Starting starting -> "";
      case LiveState.Retrying retrying -> "";
      case LiveState.Ended ended -> "";
      case LiveState.Empty empty -> "";
      case LiveState.OtherRules other -> "";
      case LiveState.OtherLog other -> "";
      case LiveState.Off off -> "";
    };
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
