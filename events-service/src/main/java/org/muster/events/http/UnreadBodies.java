package org.muster.events.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// Sees to requests that were answered before their body was read, such as one that is too large.
/// Most clients read the answer only when they have sent everything: what still comes is thrown
/// away, but only for a while.
@Singleton
public final class UnreadBodies {

  private static final int PRIORITY = 1000;
  private static final long PATIENCE_MS = 10_000;

  private final Vertx vertx;

  UnreadBodies(Vertx vertx) {
    this.vertx = vertx;
  }

  void register(@Observes Filters filters) {
    filters.register(
        exchange -> {
          exchange.addEndHandler(answered -> {
            if (answered.succeeded()) {
              drain(exchange.request());
            }
          });
          exchange.next();
        },
        PRIORITY);
  }

  private void drain(HttpServerRequest request) {
    if (request.isEnded()) {
      return;
    }
    // A request that was paused when its last bytes came looks unfinished until it is resumed.
    request.handler(_ -> {});
    request.resume();
    if (request.isEnded()) {
      return;
    }
    vertx.setTimer(
        PATIENCE_MS,
        _ -> {
          if (!request.isEnded()) {
            var _ = request.connection().close();
          }
        });
  }
}
