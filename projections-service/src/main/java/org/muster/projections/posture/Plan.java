package org.muster.projections.posture;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.Component;
import org.muster.contracts.announcement.Extent;
import org.muster.contracts.announcement.MandateDecided;
import org.muster.contracts.announcement.Measure;
import org.muster.contracts.announcement.Stage;
import org.muster.contracts.announcement.WithdrawalAnnounced;
import org.muster.contracts.edtf.Edtf;

/// A withdrawal as a plan: one announcement, or several that confirm each other (R7b).
///
/// @param members the announcements, in order
/// @param stage the firmest of theirs
/// @param extent all of the contingent or part of it
/// @param component the population
/// @param measure what the number says
/// @param number how many, `null` if no number was said
/// @param starts when it starts, as it was said
/// @param completes when it is complete, as it was said
/// @param retains until when a part stays, as it was said
/// @param start the first day of its window, [LocalDate#MIN] if open (R5)
/// @param gone the day from which they are gone, [LocalDate#MAX] if there is no deadline (R5, R11)
record Plan(
    List<Entry> members,
    Stage stage,
    Extent extent,
    Component component,
    Measure measure,
    @Nullable Interval number,
    @Nullable Edtf starts,
    @Nullable Edtf completes,
    @Nullable Edtf retains,
    LocalDate start,
    LocalDate gone) {

  /// The withdrawal that the worst case assumes of who is suspended or undecided: whole, without a
  /// deadline (R6).
  static Plan feared(Entry entry, LocalDate start, @Nullable Interval number) {
    return new Plan(
        List.of(entry),
        entry.stage(),
        Extent.WHOLE,
        Component.UNSPECIFIED,
        Measure.DELTA,
        number,
        null,
        null,
        null,
        start,
        LocalDate.MAX);
  }

  /// Whether nobody announced it.
  boolean isFeared() {
    return !(members.getFirst().claim() instanceof WithdrawalAnnounced
        || members.getFirst().claim() instanceof MandateDecided);
  }

  UUID id() {
    return members.getFirst().id();
  }

  /// Cheap, as plans are keys: those of one book are told apart by their first announcement.
  @Override
  public int hashCode() {
    return id().hashCode();
  }

  boolean isWhole() {
    return extent == Extent.WHOLE;
  }

  /// Whether that everybody is gone follows only from nobody having said that they stay.
  boolean goneIsImplied() {
    return completes == null && retains != null;
  }

  LocalDate announcedEarliest() {
    return members.getFirst().announcedEarliest();
  }

  /// The first day on which one can speak of it (R4b).
  LocalDate known() {
    return Days.earlier(announcedEarliest(), start);
  }

  /// The first day on which it can matter: one can speak of it, or somebody is gone by it.
  LocalDate matters() {
    return Days.earlier(known(), gone);
  }

  /// Whether it makes a set with others, whose numbers are then other ones, also before it matters
  /// itself (R7c).
  boolean canAddUp() {
    return extent == Extent.PART
        && (component == Component.MILITARY || component == Component.POLICE);
  }

  /// Whether a part still has to stay on that day.
  boolean keepsAPart(LocalDate day) {
    return retains != null && day.isBefore(Days.orAlways(retains.earliest()));
  }

  /// How many it takes away once all of it is done, `null` if nobody can say (R4, R5b).
  ///
  /// @param present those who are there, `null` if nobody has counted them
  @Nullable Interval scope(@Nullable Interval present) {
    if (isWhole() && present != null) {
      return present;
    }
    if (measure == Measure.REMAINING) {
      return present == null || number == null ? null : present.minus(number);
    }
    Interval said = measure == Measure.CEILING ? null : number;
    if (present == null) {
      return said;
    }
    return said == null ? new Interval(0, null, present.high()) : said.cappedAt(present);
  }

  /// Its effect on a day (R5, R11), `null` if nobody can say how many it takes away.
  @Nullable Interval effect(LocalDate day, @Nullable Interval present, Policy policy) {
    Interval scope = scope(present);
    if (scope == null) {
      return null;
    }
    if (day.isBefore(start)) {
      return Interval.ZERO;
    }
    if (!day.isBefore(gone)) {
      return scope;
    }
    Interval most = keepsAPart(day) ? somebodyStays(scope, present) : scope;
    return most.perhaps(best(day, scope, most, policy));
  }

  private Interval somebodyStays(Interval scope, @Nullable Interval present) {
    return isWhole() || present == null ? scope.lessOne() : scope.cappedAt(present.lessOne());
  }

  private @Nullable Long best(LocalDate day, Interval scope, Interval most, Policy policy) {
    boolean moves =
        policy == Policy.LINEAR
            && !gone.equals(LocalDate.MAX)
            && !start.equals(LocalDate.MIN)
            && (retains == null || starts != null);
    if (!moves) {
      return 0L;
    }
    Long best = scope.best();
    if (best == null) {
      return null;
    }
    long passed = day.toEpochDay() - start.toEpochDay();
    long days = gone.toEpochDay() - start.toEpochDay();
    long left = Math.multiplyExact(best, passed) / days;
    return most.high() == null ? left : Math.min(left, most.high());
  }

  /// Where a plan stands whose number nobody can say (R4b).
  String stateOn(LocalDate day) {
    if (day.isBefore(start)) {
      return "not-started";
    }
    if (!day.isBefore(gone)) {
      return goneIsImplied() ? "gone-implied" : "gone";
    }
    return keepsAPart(day) ? "keeps-a-part" : "in-window";
  }
}
