package org.muster.benchmarks.control;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.agroal.api.AgroalDataSource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the rows that the posture of today is answered from, by one query, and writes them as
/// JSON. It waits for nobody, keeps no snapshot and has no entity tag.
@Path("/control/{mission}")
@RunOnVirtualThread
public class ControlResource {

  /// The last step of each contributor, and of the mission itself, that has begun: each found by
  /// one look into the index.
  private static final String SELECT =
      """
      with recursive who (contributor) as (
        (select s.contributor from muster.posture_step s
          where s.generation = (select generation from muster.promoted)
            and s.mission = ? and s.scenario = 'announced'
          order by s.contributor limit 1)
        union all
        select (select s.contributor from muster.posture_step s
                 where s.generation = (select generation from muster.promoted)
                   and s.mission = ? and s.scenario = 'announced'
                   and s.contributor > who.contributor
                 order by s.contributor limit 1)
          from who where who.contributor is not null
      )
      select step.contributor, step.from_day, step.deployed_low, step.deployed_best,
             step.deployed_high, step.operational_low, step.operational_best,
             step.operational_high, step.reduction_low, step.reduction_best, step.reduction_high,
             step.partial, step.suspended_low, step.suspended_best, step.suspended_high,
             step.increase_low, step.increase_best, step.increase_high, step.status, step.flags,
             step.why_null, step.details, step.because
        from who cross join lateral (
          select s.* from muster.posture_step s
           where s.generation = (select generation from muster.promoted)
             and s.mission = ? and s.scenario = 'announced'
             and s.contributor = who.contributor and s.from_day <= ?
           order by s.from_day desc limit 1) step\
      """;

  /// A row as it is stored; the members of its details and the elements of its reasons as JSON.
  public record Row(
      String contributor,
      String fromDay,
      List<@Nullable Long> figures,
      boolean partial,
      List<String> status,
      List<String> flags,
      @Nullable String whyNull,
      @JsonRawValue String details,
      @JsonRawValue String because) {}

  private static final int FIGURES = 15;
  private static final int PARTIAL = 12;

  private final AgroalDataSource database;

  ControlResource(AgroalDataSource database) {
    this.database = database;
  }

  @GET
  public List<Row> rows(@PathParam("mission") String mission) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setString(1, mission);
      select.setString(2, mission);
      select.setString(3, mission);
      select.setObject(4, LocalDate.now(ZoneOffset.UTC));
      List<Row> rows = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          rows.add(read(row));
        }
      }
      return rows;
    }
  }

  private static Row read(ResultSet row) throws SQLException {
    List<@Nullable Long> figures = new ArrayList<>(FIGURES);
    for (int column = 3; figures.size() < FIGURES; column++) {
      if (column != PARTIAL) {
        long figure = row.getLong(column);
        figures.add(row.wasNull() ? null : figure);
      }
    }
    return new Row(
        row.getString(1),
        row.getString(2),
        figures,
        row.getBoolean(PARTIAL),
        texts(row.getArray(19)),
        texts(row.getArray(20)),
        row.getString(21),
        "{" + row.getString(22) + "}",
        "[" + row.getString(23) + "]");
  }

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }
}
