package org.muster.projections.casualties;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.muster.contracts.announcement.CasualtyTotalReported;
import org.muster.contracts.json.WireNames;
import org.muster.contracts.recorded.Recorded;
import org.muster.projections.answers.Figures;
import org.muster.projections.http.Place;
import org.muster.projections.journal.Cited;

/// Sums and reported totals as rows that say which of the two they are.
final class CasualtyRows {

  static final List<String> COLUMNS =
      Figures.columns(
          Stream.of("kind", "victims", "cause", "contributor", "incidents", "certain"),
          tallyColumns("killed"),
          tallyColumns("injured"),
          Figures.columns("cumulative"),
          Stream.of("cumulative.text", "since", "asOf", "id", "announced", "saidBy", "quote"));

  private static final List<String> LISTS =
      List.of("byCause", "peacekeepersByNationality", "snapshots");

  /// A row in its list.
  ///
  /// @param place by list; sums by victims and cause or by nationality, snapshots the latest first
  record Listed(String list, Place place, ObjectNode row) {

    static Listed of(String list, ObjectNode row, Object... place) {
      return new Listed(list, Place.of(LISTS.indexOf(list), Place.of(place).key()), row);
    }
  }

  private CasualtyRows() {}

  /// Rows by their lists.
  static SequencedMap<String, List<ObjectNode>> lists(List<Listed> rows) {
    SequencedMap<String, List<ObjectNode>> lists = new LinkedHashMap<>();
    LISTS.forEach(list -> lists.put(list, new ArrayList<>()));
    rows.forEach(one -> Objects.requireNonNull(lists.get(one.list())).add(one.row()));
    return lists;
  }

  static Listed toll(Sums.Sum sum) {
    ObjectNode row = Figures.object();
    row.put("kind", "incidents-by-cause");
    row.put("victims", WireNames.of(sum.toll().victims()));
    row.put("cause", WireNames.of(sum.toll().cause()));
    return Listed.of(
        "byCause",
        figures(row, sum),
        sum.toll().victims().ordinal(),
        "%02d".formatted(sum.toll().cause().ordinal()));
  }

  static Listed nation(Sums.OfNation nation) {
    ObjectNode row = Figures.object();
    row.put("kind", "incidents-by-nationality");
    row.put("victims", "peacekeeper");
    row.put("contributor", nation.contributor());
    return Listed.of(
        "peacekeepersByNationality",
        figures(row, nation.sum()),
        Objects.toString(nation.contributor(), ""));
  }

  private static ObjectNode figures(ObjectNode row, Sums.Sum sum) {
    row.put("incidents", sum.toll().incidents());
    row.put("certain", sum.certain());
    tally(row, "killed", sum.toll().killed());
    tally(row, "injured", sum.toll().injured());
    return row;
  }

  private static Stream<String> tallyColumns(String name) {
    return Stream.concat(Figures.columns(name), Stream.of(name + ".partial", name + ".unsaid"));
  }

  /// Writes a sum of what was said, `null` where nobody said a number. `partial` tells that a
  /// number is missing from it, `unsaid` from how many incidents.
  static void tally(ObjectNode row, String name, Tally tally) {
    Figures.interval(row, name, tally.said());
    if (row.get(name) instanceof ObjectNode ends) {
      ends.put("partial", tally.isPartial());
      ends.put("unsaid", tally.unsaid());
    }
  }

  static Listed snapshot(CasualtyFold.Snapshot snapshot, Recorded recorded, BigDecimal about) {
    CasualtyTotalReported report = snapshot.report();
    ObjectNode row = Figures.object();
    row.put("kind", "snapshot");
    row.put("victims", WireNames.of(report.victims()));
    row.put("cause", WireNames.of(report.cause()));
    IncidentRow.number(row, "cumulative", report.cumulative(), about);
    row.put("since", report.since() == null ? null : report.since().text());
    row.put("asOf", report.asOf().text());
    row.setAll(Cited.json(recorded));
    row.put("contributor", report.contributor());
    return Listed.of("snapshots", row, Place.latestFirst(report.asOf().latest()), snapshot.id());
  }
}
