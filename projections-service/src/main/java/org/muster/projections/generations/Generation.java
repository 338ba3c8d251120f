package org.muster.projections.generations;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
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
/// @param answeredBefore the offsets that answers had come to, by partition, if this one was
///   accepted although it was older; else empty
public record Generation(
    int number,
    int foldVersion,
    String lineage,
    String state,
    Instant createdAt,
    @Nullable Instant promotedAt,
    boolean ofThisLog,
    @JsonIgnore List<Long> answeredBefore) {

  public Generation {
    answeredBefore = List.copyOf(answeredBefore);
  }

  /// Whether this code made it from the log that is followed now, and so may write to it.
  public boolean hasOurRules() {
    return foldVersion == MissionFold.VERSION && ofThisLog;
  }

  /// How many records of what answers had before are missing at that position.
  ///
  /// @param next the offsets to be read next, by partition
  public long behindEarlierAnswers(List<Long> next) {
    long behind = 0;
    for (int p = 0; p < Math.min(next.size(), answeredBefore.size()); p++) {
      behind += Math.max(0, answeredBefore.get(p) - next.get(p));
    }
    return behind;
  }
}
