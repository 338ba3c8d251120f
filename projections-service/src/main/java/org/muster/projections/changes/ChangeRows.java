package org.muster.projections.changes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.muster.contracts.recorded.Recorded;
import org.muster.projections.answers.Figures;
import org.muster.projections.http.Place;
import org.muster.projections.journal.Cited;
import org.muster.projections.posture.Changes;

/// Changes as rows, each with the announcement that made it.
final class ChangeRows {

  static final List<String> COLUMNS =
      Figures.columns(
          Cited.COLUMNS.stream(),
          Stream.of("moves", "statusBefore", "statusAfter"),
          ofFigures("before"),
          ofFigures("after"));

  private ChangeRows() {}

  /// In the order in which they became known.
  static Place place(Changes.Gained gained) {
    return Place.of(
        gained.announced() == null ? "" : Place.day(gained.announced()),
        Place.time(gained.recordedAt()),
        gained.id());
  }

  private static Stream<String> ofFigures(String side) {
    return Stream.of("deployed", "operational", "reduction", "increase", "suspended")
        .flatMap(figure -> Figures.columns(side + "." + figure));
  }

  static List<ObjectNode> of(List<Changes.Change> changes, Collection<Recorded> claims) {
    Map<UUID, Recorded> byId = new HashMap<>();
    claims.forEach(recorded -> byId.put(recorded.id(), recorded));
    return changes.stream().map(change -> row(change, byId)).toList();
  }

  private static ObjectNode row(Changes.Change change, Map<UUID, Recorded> byId) {
    ObjectNode row = Cited.json(Objects.requireNonNull(byId.get(change.id())));
    row.put("contributor", change.contributor());
    row.put("moves", change.movesSomething());
    row.set("before", figures(change.before()));
    row.set("after", figures(change.after()));
    Figures.texts(row, "statusBefore", change.statusBefore());
    Figures.texts(row, "statusAfter", change.statusAfter());
    return row;
  }

  static ObjectNode figures(Changes.Figures figures) {
    ObjectNode json = Figures.object();
    Figures.interval(json, "deployed", figures.deployed());
    Figures.interval(json, "operational", figures.operational());
    Figures.reduction(json, figures.reduction(), figures.partial());
    Figures.interval(json, "increase", figures.increase());
    Figures.interval(json, "suspended", figures.suspended());
    return json;
  }
}
