package org.muster.projections.outlook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.muster.contracts.recorded.Recorded;
import org.muster.projections.answers.Figures;
import org.muster.projections.journal.Cited;

/// The points of an outlook as rows, each with the announcements that it follows from.
final class OutlookRows {

  static final List<String> COLUMNS =
      List.of(
          "list", "kind", "contributor", "date", "earliest", "latest", "until", "detail", "ids");

  private final Map<UUID, Recorded> byId = new HashMap<>();

  OutlookRows(Collection<Recorded> claims) {
    claims.forEach(recorded -> byId.put(recorded.id(), recorded));
  }

  List<ObjectNode> of(String list, List<Point> points) {
    return points.stream().map(point -> row(list, point)).toList();
  }

  private ObjectNode row(String list, Point point) {
    ObjectNode row = Figures.object();
    row.put("list", list);
    row.put("kind", point.kind());
    row.put("contributor", point.contributor());
    row.put("date", Objects.toString(point.date(), null));
    row.put(
        "earliest", point.date() == null ? null : Objects.toString(point.date().earliest(), null));
    row.put("latest", point.date() == null ? null : Objects.toString(point.date().latest(), null));
    row.put("until", Objects.toString(point.until(), null));
    row.put("detail", point.detail());
    Figures.texts(row, "ids", point.ids());
    ArrayNode announcements = row.putArray("announcements");
    for (UUID id : point.ids()) {
      Recorded recorded = byId.get(id);
      if (recorded != null) {
        announcements.add(Cited.json(recorded));
      }
    }
    return row;
  }
}
