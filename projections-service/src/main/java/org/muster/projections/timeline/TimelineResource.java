package org.muster.projections.timeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.position.LogPosition;
import org.muster.projections.answers.Figures;
import org.muster.projections.answers.Incomplete;
import org.muster.projections.answers.KnowledgeParameters;
import org.muster.projections.answers.MissionClaims;
import org.muster.projections.answers.PostureQuestion;
import org.muster.projections.answers.StepRows;
import org.muster.projections.http.Answers;
import org.muster.projections.http.Asked;
import org.muster.projections.http.Paging;
import org.muster.projections.http.Place;
import org.muster.projections.http.Reply;
import org.muster.projections.http.Snapshot;
import org.muster.projections.posture.PostureStep;
import org.muster.projections.posture.Timeline;

/// A mission's figures over time, past and future in one.
@Path("/v1/missions/{mission}/timeline")
@Tag(name = "Posture")
@RunOnVirtualThread
public class TimelineResource {

  private static final String[] PARAMETERS = {
    "from", "to", "scenario", "basis", "knownAt", "atPosition", "policy", "about", "cursor", "limit"
  };
  private static final int DEFAULT_LIMIT = 1_000;
  private static final int MAX_LIMIT = 5_000;

  private final Answers answers;
  private final Clock clock;

  TimelineResource(Answers answers, Clock clock) {
    this.answers = answers;
    this.clock = clock;
  }

  private record Query(PostureQuestion question, TimelineRange range, Paging paging) {}

  @GET
  @Operation(
      summary = "A row whenever a figure changes, with the announcements that made it",
      description =
          "The first row of all has the day null: what was said before anything changed. A row"
              + " holds until the day of the next.")
  public Response timeline(
      @PathParam("mission") String mission,
      @Parameter(description = "The first day; absent is before the first change")
          @QueryParam("from")
          @Nullable String from,
      @Parameter(description = "The last day; absent is the last change") @QueryParam("to")
          @Nullable String to,
      @BeanParam KnowledgeParameters knowledge,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable String limit,
      @Context UriInfo uri,
      @Context HttpHeaders headers)
      throws SQLException {
    Asked asked = Asked.of(uri, headers, PARAMETERS);
    Query query =
        new Query(
            PostureQuestion.of(asked, LocalDate.now(clock)),
            TimelineRange.of(asked),
            Paging.of(asked, DEFAULT_LIMIT, MAX_LIMIT));
    return answers.ofMission(asked, mission, snapshot -> page(snapshot, mission, query));
  }

  private Reply page(Snapshot snapshot, String mission, Query query) throws SQLException {
    PostureQuestion asked = query.question();
    Told told =
        asked.isOfRows() ? stored(snapshot, mission, query) : folded(snapshot, mission, query);
    Paging.Page<Timeline.Row> page =
        query.paging().of(told.rows(), row -> Place.of(Place.day(row.day())));
    ObjectNode head =
        Figures.head(
            mission, asked.question(), null, asked.knowledge(told.lastTaken(), clock.instant()));
    Incomplete.of(snapshot, mission, asked.atPosition()).writeTo(head);
    head.put("position", told.position().toString());
    return new Reply.Page(
        head,
        "timeline",
        page.rows().stream().map(TimelineRow::json).toList(),
        TimelineRow.COLUMNS,
        page.next());
  }

  /// @param lastTaken when the last announcement that it takes account of was recorded
  private record Told(List<Timeline.Row> rows, @Nullable Instant lastTaken, LogPosition position) {}

  private static Told stored(Snapshot snapshot, String mission, Query query) throws SQLException {
    Instant lastRecorded = MissionClaims.lastRecorded(snapshot, mission);
    List<PostureStep> steps =
        StepRows.ofScenario(
            snapshot.connection(),
            snapshot.generation().number(),
            mission,
            query.question().question().scenario());
    return new Told(query.range().rows(steps), lastRecorded, snapshot.positionOf(mission));
  }

  private static Told folded(Snapshot snapshot, String mission, Query query) throws SQLException {
    PostureQuestion asked = query.question();
    MissionClaims known = MissionClaims.of(snapshot, mission, asked.atPosition());
    return new Told(
        query.range().rows(known.claims(), asked.question()), known.lastTaken(), known.position());
  }
}
