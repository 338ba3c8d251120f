package org.muster.projections.replay;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A replay as it is answered.
///
/// @param id its number
/// @param reason what for
/// @param by who asked for it, `null` if nobody had to
/// @param state `running`, `held`, `different`, `promoted`, `done` (a dry run), `cancelled` or
///   `failed`
/// @param phase what it is doing, or did last
/// @param generation the generation that it fills, `null` for a dry run
/// @param previousGeneration the generation that answered when it began
/// @param dryRun whether nothing is written
/// @param hold whether it waits to be promoted
/// @param maxRate the most records a second, `null` for as fast as can be
/// @param done records read so far of those that the log had when it began
/// @param folded records whose missions are folded so far
/// @param total records that the log had when it began
/// @param percent how much of all the work is done, reading to verifying; 0 to 100, never less than
///   before
/// @param ratePerSecond records read a second, over all the time that it was worked on
/// @param secondsLeft until all is done at the pace so far, `null` if nobody can tell or it has
///   ended
/// @param waitingFor what it rests for: `live-lag` while the living projection is behind and is to
///   get on, `living-projection` while that has not come to where it can be compared; `null` if it
///   does not
/// @param resumed how often a service went on with it after the one before had ended
/// @param activeMs how long it was worked on, in milliseconds
/// @param startedAt when it began
/// @param endedAt when it ended, `null` while it runs
/// @param detail why it ended so, or what differs
/// @param report what was found, as JSON
/// @param inner what only who runs it wants to know
public record Replay(
    long id,
    String reason,
    @Nullable String by,
    String state,
    String phase,
    @Nullable Integer generation,
    @Nullable Integer previousGeneration,
    boolean dryRun,
    boolean hold,
    @Nullable Integer maxRate,
    long done,
    long folded,
    long total,
    double percent,
    long ratePerSecond,
    @Nullable Long secondsLeft,
    @Nullable String waitingFor,
    int resumed,
    long activeMs,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String detail,
    @JsonRawValue @Nullable String report,
    @JsonIgnore Inner inner) {

  /// What only who runs it wants to know.
  ///
  /// @param fills whether the generation that answered when it began was empty
  /// @param ends where the partitions ended when it began, `null` before it has asked
  /// @param stalled how often in a row resuming it got it no further
  /// @param cancelRequested whether it is to be ended
  record Inner(boolean fills, @Nullable List<Long> ends, int stalled, boolean cancelRequested) {}

  /// Whether what it made waits until somebody lets it answer, or gives it up.
  boolean isWaiting() {
    return state.equals("held") || state.equals("different");
  }

  /// Whether it still does something.
  public boolean isRunning() {
    return state.equals("running");
  }
}
