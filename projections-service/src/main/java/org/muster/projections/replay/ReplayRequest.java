package org.muster.projections.replay;

import org.jspecify.annotations.Nullable;

/// What a replay is asked to do.
///
/// @param dryRun only read and count, write nothing
/// @param hold wait to be promoted by hand
/// @param maxRate the most records a second, `null` for as fast as can be
public record ReplayRequest(boolean dryRun, boolean hold, @Nullable Integer maxRate) {

  static final ReplayRequest PLAIN = new ReplayRequest(false, false, null);
}
