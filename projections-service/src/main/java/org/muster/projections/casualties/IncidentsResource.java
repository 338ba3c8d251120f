package org.muster.projections.casualties;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muster.projections.http.Answers;
import org.muster.projections.http.Asked;
import org.muster.projections.http.Reply;
import org.muster.projections.http.Snapshot;

/// The incidents of a mission.
@Path("/v1/missions/{mission}/incidents")
@Tag(name = "Casualties")
@RunOnVirtualThread
public class IncidentsResource {

  private static final String[] PARAMETERS = {
    "from",
    "to",
    "category",
    "victims",
    "contributor",
    "basis",
    "knownAt",
    "atPosition",
    "about",
    "cursor",
    "limit"
  };
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 500;

  private final Answers answers;
  private final Clock clock;

  IncidentsResource(Answers answers, Clock clock) {
    this.answers = answers;
    this.clock = clock;
  }

  private record Query(CasualtyQuestion question, Optional<IncidentCursor> after, int limit) {}

  @GET
  @Operation(
      summary = "Incidents, the latest first",
      description =
          "An incident whose day is uncertain is listed if it may have happened on one of the days"
              + " asked for; certain tells whether it did. Reports that confirm each other are one"
              + " incident.")
  public Response incidents(
      @PathParam("mission") String mission,
      @Parameter(description = "The first day") @QueryParam("from") @Nullable String from,
      @Parameter(description = "The last day") @QueryParam("to") @Nullable String to,
      @Parameter(description = "hostile-act, accident, illness, airstrike, mass-killing or other")
          @QueryParam("category")
          @Nullable String category,
      @Parameter(description = "peacekeeper, civilian, militant, other or unknown: whom it struck")
          @QueryParam("victims")
          @Nullable String victims,
      @Parameter(description = "Whose people it struck, ISO 3166-1 alpha-3")
          @QueryParam("contributor")
          @Nullable String contributor,
      @Parameter(description = "recorded (default), announced or published") @QueryParam("basis")
          @Nullable String basis,
      @Parameter(description = "Only what was known then: a day (to its end) or a time, UTC")
          @QueryParam("knownAt")
          @Nullable String knownAt,
      @Parameter(description = "Only what the log had then: a position vector")
          @QueryParam("atPosition")
          @Nullable String atPosition,
      @Parameter(description = "How far \"about\" may be off, from 0 to 1; 0.1 by default")
          @QueryParam("about")
          @Nullable String about,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable String limit,
      @Context UriInfo uri,
      @Context HttpHeaders headers)
      throws SQLException {
    Asked asked = Asked.of(uri, headers, PARAMETERS);
    Query query =
        new Query(
            CasualtyQuestion.of(asked, clock),
            IncidentCursor.of(asked),
            asked.number("limit", DEFAULT_LIMIT, 1, MAX_LIMIT));
    Instant now = clock.instant();
    return answers.ofMission(asked, mission, snapshot -> page(snapshot, mission, query, now));
  }

  private static Reply page(Snapshot snapshot, String mission, Query query, Instant now)
      throws SQLException {
    Told told = Told.of(snapshot, mission, query.question());
    List<Incident> found =
        query.question().of(told.incidents()).stream()
            .filter(incident ->
                query.after().isEmpty()
                    || IncidentCursor.of(incident).compareTo(query.after().get()) > 0)
            .limit(query.limit() + 1L)
            .toList();
    List<Incident> page = found.subList(0, Math.min(query.limit(), found.size()));
    List<ObjectNode> rows =
        page.stream()
            .map(incident ->
                IncidentRow.json(
                    incident,
                    Objects.requireNonNull(told.byId().get(incident.id())),
                    query.question()))
            .toList();
    return new Reply.Page(
        told.head(snapshot, mission, query.question(), now),
        "incidents",
        rows,
        IncidentRow.COLUMNS,
        found.size() > page.size() ? IncidentCursor.of(page.getLast()).text() : null);
  }
}
