package org.muster.projections.outlook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import org.muster.contracts.json.WireNames;
import org.muster.contracts.recorded.Recorded;
import org.muster.projections.answers.Figures;
import org.muster.projections.http.Place;
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

  /// A point in its list.
  record Listed(OutlookList list, Point point) {

    Place place() {
      return list.place(point);
    }
  }

  /// The rows of some points by their lists, which all are there.
  SequencedMap<String, List<ObjectNode>> lists(Set<OutlookList> wanted, List<Listed> points) {
    SequencedMap<String, List<ObjectNode>> lists = new LinkedHashMap<>();
    for (OutlookList list : wanted) {
      String name = WireNames.of(list);
      lists.put(
          name,
          points.stream()
              .filter(one -> one.list() == list)
              .map(one -> row(name, one.point()))
              .toList());
    }
    return lists;
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
