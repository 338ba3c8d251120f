package org.muster.projections.contributors;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.muster.contracts.announcement.Announcement;
import org.muster.contracts.announcement.Correction;
import org.muster.contracts.announcement.IncidentReported;
import org.muster.contracts.announcement.Pointer;
import org.muster.contracts.announcement.PositionStated;
import org.muster.contracts.recorded.Recorded;
import org.muster.projections.http.Place;
import org.muster.projections.journal.JournalRow;
import org.muster.projections.posture.Basis;
import org.muster.projections.posture.Cut;

/// Everything that was said about a contributor.
final class Story {

  private static final Comparator<Recorded> IN_ORDER =
      Comparator.comparing(JournalRow::announcedLatest)
          .thenComparing(Recorded::recordedAt)
          .thenComparing(Recorded::id);

  private Story() {}

  /// The announcements about a contributor, those that correct, retract or dispute one of them, and
  /// incidents that struck its people; in order. What was recorded after a cut by recording is not
  /// there (K2).
  static List<Recorded> of(Collection<Recorded> claims, String contributor, Cut cut) {
    List<Recorded> known = claims.stream().filter(recorded -> isKnown(recorded, cut)).toList();
    Set<UUID> told = new HashSet<>();
    for (Recorded recorded : known) {
      if (isAbout(recorded.announcement(), contributor)) {
        told.add(recorded.id());
        if (recorded.announcement() instanceof Correction correction
            && correction.target().id() != null) {
          told.add(correction.target().id());
        }
      }
    }
    while (addPointers(known, told)) {
      // a retraction of a correction is told too
    }
    return known.stream().filter(r -> told.contains(r.id())).sorted(IN_ORDER).toList();
  }

  /// In the order of (announced.latest, recordedAt, id).
  static Place place(Recorded recorded) {
    return Place.of(
        Place.day(JournalRow.announcedLatest(recorded)),
        Place.time(recorded.recordedAt()),
        recorded.id());
  }

  private static boolean isKnown(Recorded recorded, Cut cut) {
    return cut.basis() != Basis.RECORDED
        || cut.at() == null
        || !recorded.recordedAt().isAfter(cut.at());
  }

  private static boolean addPointers(List<Recorded> known, Set<UUID> told) {
    int before = told.size();
    for (Recorded recorded : known) {
      if (recorded.announcement() instanceof Pointer pointer
          && told.contains(pointer.target().id())) {
        told.add(recorded.id());
      }
    }
    return told.size() > before;
  }

  private static boolean isAbout(Announcement announcement, String contributor) {
    if (contributor.equals(announcement.contributor())) {
      return true;
    }
    return switch (announcement) {
      case PositionStated position ->
          position.contributor() == null && contributor.equals(position.header().saidBy());
      case IncidentReported incident ->
          incident.casualties().stream().anyMatch(c -> contributor.equals(c.contributor()));
      default -> false;
    };
  }
}
