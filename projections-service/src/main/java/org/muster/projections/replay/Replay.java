package org.muster.projections.replay;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A replay as it is answered.
///
/// @param id its number
/// @param reason who or what asked for it
/// @param state `running`, `held`, `different`, `promoted`, `done` (a dry run), `cancelled` or
///   `failed`
/// @param phase what it is doing, or did last
/// @param generation the generation that it fills, `null` for a dry run
/// @param previousGeneration the generation that answered when it began
/// @param dryRun whether nothing is written
/// @param hold whether it waits to be promoted
/// @param maxRate the most records a second, `null` for as fast as can be
/// @param done records read so far of those that the log had when it began
/// @param total records that the log had when it began
/// @param ratePerSecond records read a second so far
/// @param secondsLeft until all are read at this rate, `null` if not said
/// @param startedAt when it began
/// @param endedAt when it ended, `null` while it runs
/// @param detail why it ended so, or what differs
/// @param report what was found, as JSON
public record Replay(
    long id,
    String reason,
    String state,
    String phase,
    @Nullable Integer generation,
    @Nullable Integer previousGeneration,
    boolean dryRun,
    boolean hold,
    @Nullable Integer maxRate,
    long done,
    long total,
    long ratePerSecond,
    @Nullable Long secondsLeft,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String detail,
    @JsonRawValue @Nullable String report) {

  /// Whether it still does something.
  public boolean isRunning() {
    return state.equals("running");
  }
}
