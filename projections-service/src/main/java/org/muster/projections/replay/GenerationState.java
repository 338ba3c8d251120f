package org.muster.projections.replay;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.muster.projections.generations.Generation;

/// A generation as it is listed.
///
/// @param number its name; never used twice
/// @param foldVersion the version of the rules that made its rows
/// @param ourRules whether this code has the same rules, so that it can catch up
/// @param lineage the log that it was made from
/// @param state `filling`, `promoted` or `kept`
/// @param position how far it has read the whole log
/// @param behind records of the log that it has not read; `null` while the broker does not say, and
///   if it was made from another log
/// @param lastApplied when it read its last one, `null` if it has read none
/// @param rows about how many rows it has
/// @param bytes how much room it takes in the database
/// @param createdAt when it was begun
/// @param promotedAt when it last began to answer, `null` if never
/// @param replay the replay that filled it, `null` for the first
/// @param replayState how that replay ended
/// @param why why it was promoted last, `null` if it never was
public record GenerationState(
    int number,
    int foldVersion,
    boolean ourRules,
    String lineage,
    String state,
    String position,
    @Nullable Long behind,
    @Nullable Instant lastApplied,
    long rows,
    long bytes,
    Instant createdAt,
    @Nullable Instant promotedAt,
    @Nullable Long replay,
    @Nullable String replayState,
    @Nullable String why) {

  /// How much there is of it.
  record Size(long rows, long bytes) {}

  static GenerationState of(
      Generation generation,
      String position,
      @Nullable Long behind,
      @Nullable Instant lastApplied,
      Size size,
      @Nullable Replay replay,
      @Nullable String why) {
    return new GenerationState(
        generation.number(),
        generation.foldVersion(),
        generation.hasOurRules(),
        generation.lineage(),
        generation.state(),
        position,
        behind,
        lastApplied,
        size.rows(),
        size.bytes(),
        generation.createdAt(),
        generation.promotedAt(),
        replay == null ? null : replay.id(),
        replay == null ? null : replay.state(),
        why);
  }
}
