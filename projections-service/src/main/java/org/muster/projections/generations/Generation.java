package org.muster.projections.generations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.muster.projections.posture.MissionFold;

/// A full set of projected rows.
///
/// @param number its name; never used twice
/// @param foldVersion the version of the rules that made its rows
/// @param lineage the log that they were made from
/// @param state `filling`, `promoted` or `kept`
/// @param createdAt when it was begun
/// @param promotedAt when it last began to answer, `null` if never
/// @param ofThisLog whether that log is the one that is followed now
public record Generation(
    int number,
    int foldVersion,
    String lineage,
    String state,
    Instant createdAt,
    @Nullable Instant promotedAt,
    boolean ofThisLog) {

  /// Whether this code made it from the log that is followed now, and so may write to it.
  public boolean hasOurRules() {
    return foldVersion == MissionFold.VERSION && ofThisLog;
  }
}
