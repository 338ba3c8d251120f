package org.muster.projections.posture;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.ActivityResumed;
import org.muster.contracts.announcement.Extent;
import org.muster.contracts.announcement.SuspensionAnnounced;
import org.muster.contracts.edtf.Edtf;

/// A contingent that stays but does not act (R9).
///
/// @param entry the announcement
/// @param whole whether it is all of the contingent
/// @param number how many, `null` if no number was said
/// @param starts when it starts
/// @param until its last day, `null` if open
record Suspension(
    Entry entry, boolean whole, @Nullable Interval number, Edtf starts, @Nullable Edtf until) {

  static Suspension of(Entry entry, SuspensionAnnounced claim, BigDecimal about) {
    Edtf starts = claim.starts();
    return new Suspension(
        entry,
        claim.extentOrUnspecified() == Extent.WHOLE,
        Numbers.of(claim.personnel(), about),
        starts == null ? entry.announced() : starts,
        claim.until());
  }

  static Edtf startOf(Entry resumption) {
    Edtf starts = ((ActivityResumed) resumption.claim()).starts();
    return starts == null ? resumption.announced() : starts;
  }

  LocalDate start() {
    return Days.orAlways(starts.earliest());
  }

  /// The first day on which one can speak of it.
  LocalDate known() {
    return Days.earlier(entry.announcedEarliest(), start());
  }

  boolean hasBegun(LocalDate day) {
    return !day.isBefore(start());
  }

  /// Whether it is over for certain.
  ///
  /// @param resumptions those that count, later in order than this
  boolean isOver(LocalDate day, List<Entry> resumptions) {
    boolean expired = until != null && day.isAfter(Days.orNever(until.latest()));
    return expired
        || resumptions.stream()
            .anyMatch(resumption ->
                resumption.compareTo(entry) > 0
                    && !day.isBefore(Days.orNever(startOf(resumption).latest())));
  }

  /// How many it puts out of action on a day on which it has begun and is not over, `null` if
  /// nobody can say.
  @Nullable Interval scope(LocalDate day, @Nullable Interval present, List<Entry> resumptions) {
    Interval scope = full(present);
    if (scope == null) {
      return null;
    }
    if (day.isBefore(Days.orNever(starts.latest()))) {
      return scope.perhaps(0L);
    }
    boolean perhapsOver =
        (until != null && day.isAfter(Days.orAlways(until.earliest())))
            || resumptions.stream()
                .anyMatch(resumption ->
                    resumption.compareTo(entry) > 0
                        && !day.isBefore(Days.orAlways(startOf(resumption).earliest())));
    return perhapsOver ? scope.perhaps(scope.best()) : scope;
  }

  private @Nullable Interval full(@Nullable Interval present) {
    if (present == null) {
      return number;
    }
    return whole || number == null ? present : number.cappedAt(present);
  }
}
