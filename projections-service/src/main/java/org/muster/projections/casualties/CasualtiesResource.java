package org.muster.projections.casualties;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muster.projections.http.Answers;
import org.muster.projections.http.Asked;
import org.muster.projections.http.Paging;
import org.muster.projections.http.Reply;
import org.muster.projections.http.Snapshot;

/// The casualties of a mission: sums over incidents, and apart from them the totals that others
/// reported (R14).
@Path("/v1/missions/{mission}/casualties")
@Tag(name = "Casualties")
@RunOnVirtualThread
public class CasualtiesResource {

  private static final String[] PARAMETERS = {
    "from", "to", "basis", "knownAt", "atPosition", "about", "cursor", "limit"
  };

  private static final int DEFAULT_LIMIT = 500;
  private static final int MAX_LIMIT = 1_000;

  private final Answers answers;
  private final Clock clock;

  CasualtiesResource(Answers answers, Clock clock) {
    this.answers = answers;
    this.clock = clock;
  }

  @GET
  @Operation(
      summary = "How many were killed and injured, by victims and cause; reported totals apart",
      description = Told.NEVER_ADDED)
  public Response casualties(
      @PathParam("mission") String mission,
      @Parameter(description = "The first day") @QueryParam("from") @Nullable String from,
      @Parameter(description = "The last day") @QueryParam("to") @Nullable String to,
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
    CasualtyQuestion question = CasualtyQuestion.of(asked, clock);
    Paging paging = Paging.of(asked, DEFAULT_LIMIT, MAX_LIMIT);
    Instant now = clock.instant();
    return answers.ofMission(
        asked, mission, snapshot -> reply(snapshot, mission, question, paging, now));
  }

  private static Reply reply(
      Snapshot snapshot, String mission, CasualtyQuestion question, Paging paging, Instant now)
      throws SQLException {
    Told told = Told.of(snapshot, mission, question);
    List<Incident> incidents = question.of(told.incidents());
    List<CasualtyRows.Listed> rows = new ArrayList<>();
    Sums.of(incidents, question).forEach(sum -> rows.add(CasualtyRows.toll(sum)));
    Sums.byNation(incidents, question).forEach(nation -> rows.add(CasualtyRows.nation(nation)));
    told.snapshots().stream()
        .filter(total -> question.mayHold(total.report().asOf()))
        .forEach(total ->
            rows.add(
                CasualtyRows.snapshot(
                    total,
                    Objects.requireNonNull(told.byId().get(total.id())),
                    question.known().question().about())));
    Paging.Page<CasualtyRows.Listed> page = paging.of(rows, CasualtyRows.Listed::place);
    return new Reply.Page(
        told.head(snapshot, mission, question, now),
        CasualtyRows.lists(page.rows()),
        CasualtyRows.COLUMNS,
        page.next());
  }
}
