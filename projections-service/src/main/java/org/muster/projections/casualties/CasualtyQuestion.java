package org.muster.projections.casualties;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.IncidentCategory;
import org.muster.contracts.announcement.Victims;
import org.muster.contracts.edtf.Edtf;
import org.muster.projections.answers.PostureQuestion;
import org.muster.projections.http.Asked;
import org.muster.projections.problem.Problem;

/// Which incidents and casualties are asked for; what is empty does not restrict.
///
/// @param known what was known, and how far "about" may be off
/// @param from the first day, `null` for ever
/// @param to the last day, `null` for ever
record CasualtyQuestion(
    PostureQuestion known,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    Optional<IncidentCategory> category,
    Optional<Victims> victims,
    Optional<String> contributor) {

  static CasualtyQuestion of(Asked asked, Clock clock) {
    LocalDate from = asked.day("from").orElse(null);
    LocalDate to = asked.day("to").orElse(null);
    if (from != null && to != null && to.isBefore(from)) {
      throw Problem.badParameter("to", "is before from");
    }
    return new CasualtyQuestion(
        PostureQuestion.of(asked, LocalDate.now(clock)),
        from,
        to,
        asked.constant("category", IncidentCategory.class),
        asked.constant("victims", Victims.class),
        asked.country("contributor"));
  }

  List<Incident> of(Collection<Incident> incidents) {
    return incidents.stream()
        .filter(incident -> mayHold(incident.report().occurred()))
        .filter(incident -> category.isEmpty() || category.get() == incident.cause())
        .filter(incident -> victims.isEmpty() || incident.strikes(victims.get()))
        .filter(incident -> contributor.isEmpty() || incident.strikes(contributor.get()))
        .toList();
  }

  /// Whether a date that can mean several days may be one of the days asked for.
  boolean mayHold(Edtf date) {
    return (to == null || date.earliest() == null || !date.earliest().isAfter(to))
        && (from == null || date.latest() == null || !date.latest().isBefore(from));
  }

  /// Whether it is one of them, whichever day it means.
  boolean holds(Edtf date) {
    return (from == null || (date.earliest() != null && !date.earliest().isBefore(from)))
        && (to == null || (date.latest() != null && !date.latest().isAfter(to)));
  }
}
