package org.muster.projections.missions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.Header;
import org.muster.contracts.json.WireNames;
import org.muster.projections.answers.Incomplete;
import org.muster.projections.answers.PostureQuestion;
import org.muster.projections.http.Answers;
import org.muster.projections.http.Asked;
import org.muster.projections.http.Reply;
import org.muster.projections.http.Snapshot;
import org.muster.projections.posture.Scenario;
import org.muster.projections.problem.Problem;

/// One line a mission.
@Path("/v1/missions")
@Tag(name = "Posture")
@RunOnVirtualThread
public class MissionsResource {

  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 500;
  private static final List<String> COLUMNS =
      List.of(
          "mission",
          "on",
          "scenario",
          "deployed.low",
          "deployed.best",
          "deployed.high",
          "operational.low",
          "operational.best",
          "operational.high",
          "reduction.low",
          "reduction.best",
          "reduction.high",
          "reduction.partial",
          "whyNull",
          "leaving",
          "flags",
          "incomplete");

  private static final Pattern MISSION = Pattern.compile(Header.MISSION_CODE);

  /// Skips from mission to mission over the journal's key instead of reading all of it.
  private static final String SELECT =
      """
      with recursive spoken_of (mission) as (
        (select mission from muster.journal_row
          where generation = ? and mission > ? order by mission limit 1)
        union all
        select (select j.mission from muster.journal_row j
                 where j.generation = ? and j.mission > s.mission order by j.mission limit 1)
          from spoken_of s where s.mission is not null
      ), page as (select mission from spoken_of where mission is not null limit ?)
      select p.mission, s.*, coalesce(l.leaving, '{}') as leaving
        from page p
        left join lateral (
          select deployed_low, deployed_best, deployed_high, operational_low, operational_best,
                 operational_high, reduction_low, reduction_best, reduction_high, partial, flags,
                 why_null
            from muster.posture_step
           where generation = ? and mission = p.mission and scenario = ? and contributor = ''
             and from_day <= ?
           order by from_day desc limit 1) s on true
        left join lateral (
          select array_agg(c.contributor order by c.contributor collate "C") as leaving
            from (select distinct on (contributor) contributor, status
                    from muster.posture_step
                   where generation = ? and mission = p.mission and scenario = ?
                     and contributor <> '' and from_day <= ?
                   order by contributor, from_day desc) c
           where c.status && array['leaving', 'drawing-down']) l on true
       order by p.mission\
      """;

  private final Answers answers;
  private final Clock clock;

  MissionsResource(Answers answers, Clock clock) {
    this.answers = answers;
    this.clock = clock;
  }

  @GET
  @Operation(summary = "Every mission: how many are deployed and active, who is leaving")
  public Response missions(
      @QueryParam("on") @Nullable String on,
      @QueryParam("scenario") @Nullable String scenario,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable String limit,
      @Context UriInfo uri,
      @Context HttpHeaders headers)
      throws SQLException {
    Asked asked = Asked.of(uri, headers, "on", "scenario", "cursor", "limit");
    LocalDate day = PostureQuestion.day(asked, clock);
    Scenario counted = PostureQuestion.scenario(asked);
    int most = asked.number("limit", DEFAULT_LIMIT, 1, MAX_LIMIT);
    String after = asked.parameter("cursor").map(MissionsResource::cursor).orElse("");
    return answers.ofAll(asked, snapshot -> page(snapshot, day, counted, after, most));
  }

  /// The last mission of the page before.
  private static String cursor(String text) {
    if (MISSION.matcher(text).matches()) {
      return text;
    }
    throw Problem.badParameter("cursor", "is not the cursor of a page before");
  }

  private static Reply page(
      Snapshot snapshot, LocalDate day, Scenario scenario, String after, int limit)
      throws SQLException {
    int generation = snapshot.generation().number();
    List<ObjectNode> rows = new ArrayList<>();
    try (PreparedStatement select = snapshot.connection().prepareStatement(SELECT)) {
      select.setInt(1, generation);
      select.setString(2, after);
      select.setInt(3, generation);
      select.setInt(4, limit + 1);
      for (int first : List.of(5, 8)) {
        select.setInt(first, generation);
        select.setString(first + 1, WireNames.of(scenario));
        select.setObject(first + 2, day);
      }
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          rows.add(line(row, day, scenario));
        }
      }
    }
    String next = rows.size() > limit ? rows.get(limit - 1).path("mission").textValue() : null;
    List<ObjectNode> page = rows.subList(0, Math.min(limit, rows.size()));
    for (ObjectNode line : page) {
      Incomplete.of(snapshot, line.path("mission").textValue()).writeTo(line);
    }
    return new Reply.Page("missions", page, COLUMNS, next);
  }

  private static ObjectNode line(ResultSet row, LocalDate day, Scenario scenario)
      throws SQLException {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("mission", row.getString("mission"));
    line.put("on", day.toString());
    line.put("scenario", WireNames.of(scenario));
    interval(line, row, "deployed");
    interval(line, row, "operational");
    interval(line, row, "reduction");
    if (line.get("reduction") instanceof ObjectNode reduction) {
      reduction.put("partial", row.getBoolean("partial"));
    }
    line.put("whyNull", row.getString("why_null"));
    texts(line.putArray("leaving"), row, "leaving");
    texts(line.putArray("flags"), row, "flags");
    return line;
  }

  private static void interval(ObjectNode line, ResultSet row, String name) throws SQLException {
    row.getLong(name + "_low");
    if (row.wasNull()) {
      line.putNull(name);
      return;
    }
    ObjectNode interval = line.putObject(name);
    for (String end : List.of("low", "best", "high")) {
      interval.put(end, row.getObject(name + "_" + end, Long.class));
    }
  }

  private static void texts(ArrayNode array, ResultSet row, String column) throws SQLException {
    if (row.getArray(column) != null) {
      for (String text : (String[]) row.getArray(column).getArray()) {
        array.add(text);
      }
    }
  }
}
