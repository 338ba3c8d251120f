package org.muster.projections.casualties;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.contracts.announcement.CasualtyTotalReported;
import org.muster.contracts.announcement.IncidentCategory;
import org.muster.contracts.announcement.IncidentReported;
import org.muster.contracts.announcement.Victims;
import org.muster.projections.posture.Standing;

/// Incidents and casualties from what stands of a mission's announcements (R14).
public final class CasualtyFold {

  private record Group(Victims victims, IncidentCategory cause) {}

  private CasualtyFold() {}

  /// The incidents, latest first. Announcements that declare to confirm each other tell one
  /// incident: the last of them in order tells it.
  public static List<Incident> incidents(Collection<Standing> standing) {
    List<Standing> reports =
        standing.stream().filter(s -> s.claim() instanceof IncidentReported).toList();
    Map<UUID, UUID> leader = new HashMap<>();
    reports.forEach(report -> leader.put(report.id(), report.id()));
    for (Standing report : reports) {
      for (UUID other : Incident.confirms(report)) {
        if (leader.containsKey(other)) {
          leader.put(root(leader, other), root(leader, report.id()));
        }
      }
    }
    Map<UUID, Incident> told = new LinkedHashMap<>();
    for (Standing report : reports) {
      UUID group = root(leader, report.id());
      Incident before = told.get(group);
      Incident now = Incident.of(report);
      if (before != null) {
        List<UUID> others = new ArrayList<>(before.confirmedBy());
        others.add(before.id());
        now = new Incident(now.id(), List.copyOf(others), now.report());
      }
      told.put(group, now);
    }
    return told.values().stream()
        .sorted(
            Comparator.comparing(Incident::latest, Comparator.nullsFirst(Comparator.naturalOrder()))
                .reversed()
                .thenComparing(Incident::id))
        .toList();
  }

  private static UUID root(Map<UUID, UUID> leader, UUID id) {
    UUID up = leader.getOrDefault(id, id);
    return up.equals(id) ? id : root(leader, up);
  }

  /// What the incidents add up to, by victims and cause.
  public static List<Toll> tolls(Collection<Incident> incidents, BigDecimal about) {
    Map<Group, Toll> tolls = new HashMap<>();
    for (Incident incident : incidents) {
      incident
          .struck()
          .forEach((victims, casualties) ->
              tolls.compute(
                  new Group(victims, incident.cause()),
                  (group, toll) ->
                      (toll == null ? Toll.none(group.victims(), group.cause()) : toll)
                          .plus(casualties, about)));
    }
    return tolls.values().stream()
        .sorted(Comparator.comparing(Toll::victims).thenComparing(Toll::cause))
        .toList();
  }

  /// The totals that were reported as such, latest first: snapshots, never added to incidents or to
  /// each other.
  public static List<Snapshot> snapshots(Collection<Standing> standing) {
    return standing.stream()
        .filter(s -> s.claim() instanceof CasualtyTotalReported)
        .map(s -> new Snapshot(s.id(), (CasualtyTotalReported) s.claim()))
        .sorted(
            Comparator.comparing(
                    (Snapshot s) -> s.report().asOf().latest(),
                    Comparator.nullsFirst(Comparator.naturalOrder()))
                .reversed()
                .thenComparing(Snapshot::id))
        .toList();
  }

  /// A total that somebody reported.
  public record Snapshot(UUID id, CasualtyTotalReported report) {}
}
