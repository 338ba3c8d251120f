package org.muster.projections.stream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// The live feed.
@ConfigMapping(prefix = "muster.stream")
public interface StreamConfig {

  /// The most clients at once; more are answered 503.
  @WithDefault("200")
  int maxClients();

  /// How long a client hears nothing at most: a comment says that the connection lives.
  @WithDefault("15s")
  Duration heartbeat();

  /// A client that has not taken an event after that is told that it lags and is disconnected.
  @WithDefault("10s")
  Duration patience();
}
