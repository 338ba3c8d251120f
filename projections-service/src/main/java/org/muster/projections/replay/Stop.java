package org.muster.projections.replay;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Whether a replay is to stop, and why.
final class Stop {

  private final AtomicReference<@Nullable String> reason = new AtomicReference<>();

  void now(String why) {
    reason.compareAndSet(null, why);
  }

  void check() {
    String why = reason.get();
    if (why != null) {
      throw new StoppedException(why);
    }
  }
}
