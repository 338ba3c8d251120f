package org.muster.projections.posture;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.Component;
import org.muster.contracts.announcement.DeploymentAnnounced;
import org.muster.contracts.announcement.Measure;
import org.muster.contracts.announcement.Stage;
import org.muster.contracts.edtf.Edtf;

/// People who have come, or who are pledged (D3).
///
/// @param entry the announcement
/// @param come how many, `null` if nobody can say
/// @param start the first day on which some can be there
/// @param complete the day from which all are there
/// @param implemented whether they have come; otherwise it is a pledge, which moves nothing
record Deployment(
    Entry entry,
    @Nullable Interval come,
    LocalDate start,
    LocalDate complete,
    boolean implemented) {

  static @Nullable Deployment of(Entry entry, DeploymentAnnounced claim, BigDecimal about) {
    if (entry.stage() == Stage.CANCELLED || entry.stage() == Stage.LAPSED) {
      return null;
    }
    Component component = claim.subject().componentOrUnspecified();
    boolean countsUniformed = component != Component.CIVILIAN && component != Component.ALL;
    boolean isChange = claim.measureOrDefault() == Measure.DELTA;
    Edtf completes = claim.completes();
    LocalDate complete =
        completes == null ? entry.announcedLatest() : Days.orNever(completes.latest());
    Edtf starts = claim.starts();
    LocalDate start =
        starts == null || starts.earliest() == null ? entry.announcedEarliest() : starts.earliest();
    return new Deployment(
        entry,
        countsUniformed && isChange ? Numbers.of(claim.personnel(), about) : null,
        Days.earlier(start, complete),
        complete,
        entry.stage() == Stage.IMPLEMENTED);
  }

  /// How many more there are on a day because of it, if they came after another day.
  Interval increase(LocalDate after, LocalDate day, Policy policy) {
    if (!implemented || come == null || !complete.isAfter(after) || day.isBefore(start)) {
      return Interval.ZERO;
    }
    if (!day.isBefore(complete)) {
      return come;
    }
    Long best = come.best();
    boolean moves =
        policy == Policy.LINEAR
            && !complete.equals(LocalDate.MAX)
            && !start.equals(LocalDate.MIN)
            && best != null;
    return come.perhaps(
        moves && best != null
            ? best
                * (day.toEpochDay() - start.toEpochDay())
                / (complete.toEpochDay() - start.toEpochDay())
            : 0L);
  }
}
