package org.muster.projections.casualties;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.Casualty;
import org.muster.contracts.announcement.IncidentCategory;
import org.muster.contracts.announcement.IncidentReported;
import org.muster.contracts.announcement.Victims;
import org.muster.contracts.relation.Rel;
import org.muster.contracts.relation.Relation;
import org.muster.projections.posture.Standing;

/// One incident, as one or several announcements report it.
///
/// @param id the announcement that tells it
/// @param confirmedBy further announcements of the same incident: their victims are not counted
///   again
/// @param report what it tells
public record Incident(UUID id, List<UUID> confirmedBy, IncidentReported report) {

  static Incident of(Standing standing) {
    return new Incident(standing.id(), List.of(), (IncidentReported) standing.claim());
  }

  /// The first day on which it can have happened, `null` if open.
  @Nullable LocalDate earliest() {
    return report.occurred().earliest();
  }

  /// The last day on which it can have happened, `null` if open.
  @Nullable LocalDate latest() {
    return report.occurred().latest();
  }

  IncidentCategory cause() {
    return report.category();
  }

  boolean strikes(Victims victims) {
    return report.casualties().stream().anyMatch(c -> c.victims() == victims);
  }

  boolean strikes(String contributor) {
    return contributor.equals(report.contributor())
        || report.casualties().stream().anyMatch(c -> contributor.equals(c.contributor()));
  }

  List<Casualty> casualties() {
    return report.casualties();
  }

  /// Its casualties by class of victims.
  SortedMap<Victims, List<Casualty>> struck() {
    return casualties().stream()
        .collect(Collectors.groupingBy(Casualty::victims, TreeMap::new, Collectors.toList()));
  }

  /// The announcements that this one declares to confirm.
  static List<UUID> confirms(Standing standing) {
    return standing.claim().header().relations().stream()
        .filter(relation -> relation.rel() == Rel.CONFIRMS)
        .map(Relation::id)
        .filter(id -> id != null)
        .toList();
  }
}
