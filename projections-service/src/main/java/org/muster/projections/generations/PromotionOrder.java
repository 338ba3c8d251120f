package org.muster.projections.generations;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Why a generation is promoted, for the audit.
///
/// @param reason what for, in words
/// @param by who asked for it, `null` if nobody is known
/// @param accepted what was accepted knowingly: `difference`, `older`
public record PromotionOrder(String reason, @Nullable String by, Set<String> accepted) {

  public PromotionOrder {
    accepted = Set.copyOf(new TreeSet<>(accepted));
  }

  /// Nobody had to accept anything.
  public static PromotionOrder plain(String reason) {
    return new PromotionOrder(reason, null, Set.of());
  }
}
