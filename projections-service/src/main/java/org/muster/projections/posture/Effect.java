package org.muster.projections.posture;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What one announcement does to a figure (R17).
///
/// @param id the announcement, `null` for the cap at the strength
/// @param type its type, or `cap`
/// @param contributor whose it is, `null` for the mission's own
/// @param figure which figure
/// @param low what it does to the low end
/// @param best what it does to the best figure, `null` where that is lost or cannot be said
/// @param high what it does to the high end, `null` where that becomes unbounded
public record Effect(
    @Nullable UUID id,
    String type,
    @Nullable String contributor,
    Figure figure,
    @Nullable Long low,
    @Nullable Long best,
    @Nullable Long high) {

  /// The figures that have an explanation.
  public enum Figure {
    REDUCTION,
    INCREASE,
    DEPLOYED,
    SUSPENDED
  }

  static Effect of(Entry entry, Figure figure, Interval before, Interval after) {
    return between(entry.id(), entry.type(), entry.contributor(), figure, before, after);
  }

  static Effect between(
      @Nullable UUID id,
      String type,
      @Nullable String contributor,
      Figure figure,
      Interval before,
      Interval after) {
    return new Effect(
        id,
        type,
        contributor,
        figure,
        after.low() - before.low(),
        difference(before.best(), after.best()),
        difference(before.high(), after.high()));
  }

  /// What the strength itself takes off a sum that exceeds it.
  static Effect cap(Interval sum, Interval capped) {
    return between(null, "cap", null, Figure.REDUCTION, sum, capped);
  }

  private static @Nullable Long difference(@Nullable Long before, @Nullable Long after) {
    if (Objects.equals(before, after)) {
      return 0L;
    }
    return before == null || after == null ? null : (Long) (after - before);
  }
}
