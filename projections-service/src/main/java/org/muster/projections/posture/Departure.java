package org.muster.projections.posture;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.Component;

/// People who have left.
///
/// @param entry the announcement
/// @param day by which they had left
/// @param gone how many
/// @param component of which population: military, police or uniformed
/// @param since since when a cumulative number counts, [LocalDate#MIN] if unknown; `null` for a
///   change
/// @param carriesOut the plans that it says to carry out
record Departure(
    Entry entry,
    LocalDate day,
    Interval gone,
    Component component,
    @Nullable LocalDate since,
    List<UUID> carriesOut) {

  /// Whether it is the difference to what was counted to remain.
  boolean isOfCount() {
    return CountBook.isCount(entry.claim());
  }

  boolean isCumulative() {
    return since != null;
  }

  /// What it says of those who have left after a day: a sum that began before has a part that had
  /// left already (D2).
  Interval goneSince(LocalDate after) {
    boolean beganBefore = since != null && !after.equals(LocalDate.MIN) && since.isBefore(after);
    return beganBefore ? gone.perhaps(null) : gone;
  }
}
