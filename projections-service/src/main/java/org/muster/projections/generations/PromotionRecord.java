package org.muster.projections.generations;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A promotion, as the audit has it.
///
/// @param at when
/// @param from the generation that answered before, `null` for the first
/// @param to the generation that answered from then on
/// @param foldVersion the version of the rules that made its rows
/// @param codeVersion the version of the rules of the code that promoted it, `null` if not recorded
/// @param reason what for
/// @param by who asked for it, `null` if nobody is known
/// @param accepted what was accepted knowingly: `difference`, `older`
/// @param behind records that it lacked of those that the one before had; `null` if that was made
///   from another log
/// @param replay the replay that filled it, `null` for the first
public record PromotionRecord(
    Instant at,
    @Nullable Integer from,
    int to,
    int foldVersion,
    @Nullable Integer codeVersion,
    String reason,
    @Nullable String by,
    List<String> accepted,
    @Nullable Long behind,
    @Nullable Long replay) {

  public PromotionRecord {
    accepted = List.copyOf(accepted);
  }

  /// Whether rows of other rules were promoted by code that knew it, so that nothing is to undo it.
  public boolean isKnowinglyOfOtherRules(int codeRules) {
    return accepted.contains("older")
        && codeVersion != null
        && codeVersion == codeRules
        && foldVersion != codeRules;
  }

  /// Whether an older generation was promoted knowingly since then.
  public boolean isKnowinglyOlderSince(Instant then) {
    return accepted.contains("older") && at.isAfter(then);
  }
}
