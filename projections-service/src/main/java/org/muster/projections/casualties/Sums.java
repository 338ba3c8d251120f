package org.muster.projections.casualties;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.Casualty;
import org.muster.contracts.announcement.IncidentCategory;
import org.muster.contracts.announcement.IncidentReported;
import org.muster.contracts.announcement.Victims;
import org.muster.projections.posture.Interval;

/// Sums over incidents, of which some may have happened on other days than those asked for: they
/// raise the high end only.
final class Sums {

  /// A sum.
  ///
  /// @param toll of the incidents that may have happened on the days asked for
  /// @param certain how many of them certainly did
  record Sum(Toll toll, int certain) {}

  /// The peacekeepers of one contributor.
  ///
  /// @param contributor `null` where nobody said whose they were
  /// @param toll of all causes; its own cause says nothing
  record OfNation(@Nullable String contributor, Sum sum) {}

  private Sums() {}

  /// By victims and cause.
  static List<Sum> of(List<Incident> incidents, CasualtyQuestion question) {
    BigDecimal about = question.known().question().about();
    List<Toll> certain = CasualtyFold.tolls(certain(incidents, question), about);
    return CasualtyFold.tolls(incidents, about).stream()
        .map(toll ->
            certain.stream()
                .filter(sure -> sure.victims() == toll.victims() && sure.cause() == toll.cause())
                .findFirst()
                .map(sure -> between(sure, toll))
                .orElseGet(() -> between(Toll.none(toll.victims(), toll.cause()), toll)))
        .toList();
  }

  /// By nationality, of peacekeepers. A casualty that names no contributor is of the incident's.
  static List<OfNation> byNation(List<Incident> incidents, CasualtyQuestion question) {
    Map<String, List<Incident>> byNation = new TreeMap<>();
    for (Incident incident : incidents) {
      incident.casualties().stream()
          .filter(casualty -> casualty.victims() == Victims.PEACEKEEPER)
          .map(casualty -> nation(incident, casualty))
          .distinct()
          .forEach(nation ->
              byNation.computeIfAbsent(nation, n -> new ArrayList<>()).add(only(incident, nation)));
    }
    List<OfNation> sums = new ArrayList<>();
    byNation.forEach((nation, own) ->
        sums.add(new OfNation(nation.isEmpty() ? null : nation, total(own, question))));
    return sums;
  }

  private static String nation(Incident incident, Casualty casualty) {
    String nation = casualty.contributor();
    return Objects.requireNonNullElse(
        nation == null ? incident.report().contributor() : nation, "");
  }

  private static Incident only(Incident incident, String nation) {
    IncidentReported report = incident.report();
    List<Casualty> own =
        incident.casualties().stream()
            .filter(casualty -> casualty.victims() == Victims.PEACEKEEPER)
            .filter(casualty -> nation(incident, casualty).equals(nation))
            .toList();
    return new Incident(
        incident.id(),
        incident.confirmedBy(),
        new IncidentReported(
            report.header(),
            report.subject(),
            report.category(),
            report.occurred(),
            report.place(),
            report.attributedTo(),
            own));
  }

  private static Sum total(List<Incident> own, CasualtyQuestion question) {
    Toll all = Toll.none(Victims.PEACEKEEPER, IncidentCategory.OTHER);
    int certain = 0;
    for (Sum sum : of(own, question)) {
      Toll toll = sum.toll();
      certain += sum.certain();
      all =
          new Toll(
              all.victims(),
              all.cause(),
              all.incidents() + toll.incidents(),
              all.killed().plus(toll.killed()),
              all.injured().plus(toll.injured()));
    }
    return new Sum(all, certain);
  }

  private static List<Incident> certain(List<Incident> incidents, CasualtyQuestion question) {
    return incidents.stream()
        .filter(incident -> question.holds(incident.report().occurred()))
        .toList();
  }

  private static Sum between(Toll sure, Toll all) {
    return new Sum(
        new Toll(
            all.victims(),
            all.cause(),
            all.incidents(),
            between(sure.killed(), all.killed()),
            between(sure.injured(), all.injured())),
        sure.incidents());
  }

  /// At least what was said of those that are certain, at most what was said of all.
  private static Tally between(Tally sure, Tally all) {
    Interval said = all.said();
    if (said == null) {
      return all;
    }
    Interval certain = Objects.requireNonNullElse(sure.said(), Interval.ZERO);
    Long best = Objects.equals(certain.best(), said.best()) ? said.best() : null;
    return new Tally(new Interval(certain.low(), best, said.high()), all.unsaid());
  }
}
