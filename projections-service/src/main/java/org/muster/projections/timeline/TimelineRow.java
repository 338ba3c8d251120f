package org.muster.projections.timeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.muster.projections.answers.Figures;
import org.muster.projections.posture.Timeline;

/// A step of a timeline as JSON.
public final class TimelineRow {

  /// The columns of CSV.
  static final List<String> COLUMNS =
      Figures.columns(
          Stream.of("day"),
          Figures.columns("deployed"),
          Figures.columns("operational"),
          Figures.columns("reduction"),
          Stream.of("reduction.partial"),
          Figures.columns("increase"),
          Figures.columns("suspended"),
          Figures.columns("authorized.uniformed"),
          Figures.columns("authorized.military"),
          Figures.columns("authorized.police"),
          Stream.of("mandate", "madeBy"));

  private TimelineRow() {}

  /// The figures from a day on; the day is `null` for "ever before".
  public static ObjectNode json(Timeline.Row row) {
    ObjectNode json = Figures.object();
    json.put("day", row.day().equals(LocalDate.MIN) ? null : row.day().toString());
    Figures.interval(json, "deployed", row.deployed());
    Figures.interval(json, "operational", row.operational());
    Figures.reduction(json, row.reduction(), row.partial());
    Figures.interval(json, "increase", row.increase());
    Figures.interval(json, "suspended", row.suspended());
    Figures.authorized(json, row.authorized());
    json.put("mandate", row.mandate());
    Figures.texts(json, "madeBy", row.madeBy());
    return json;
  }
}
