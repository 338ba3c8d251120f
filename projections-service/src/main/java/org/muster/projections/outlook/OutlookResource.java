package org.muster.projections.outlook;

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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muster.projections.answers.Figures;
import org.muster.projections.answers.Incomplete;
import org.muster.projections.answers.KnowledgeParameters;
import org.muster.projections.answers.MissionClaims;
import org.muster.projections.answers.PostureQuestion;
import org.muster.projections.http.Answers;
import org.muster.projections.http.Asked;
import org.muster.projections.http.Paging;
import org.muster.projections.http.Reply;
import org.muster.projections.http.Snapshot;
import org.muster.projections.posture.Question;

/// What to look out for in a mission.
@Path("/v1/missions/{mission}/outlook")
@Tag(name = "Posture")
@RunOnVirtualThread
public class OutlookResource {

  private static final int DEFAULT_LIMIT = 500;
  private static final int MAX_LIMIT = 1_000;

  private final Answers answers;
  private final Clock clock;

  OutlookResource(Answers answers, Clock clock) {
    this.answers = answers;
    this.clock = clock;
  }

  @GET
  @Operation(
      summary =
          "What is due next, who contradicts whom, what is not known, and what stands in the way",
      description =
          "plans: who is to leave and who has left, by stage. due: reviews, ends of withdrawals, suspensions, restrictions and of the mandate, pledges."
              + " contradictions: disputes, plans that both stand and differ, counts of one day"
              + " that cannot both be right. unknown: no count, no number, no deadline, no decision,"
              + " no news for a year. rotations and access: what the host state forbids or forbade, and"
              + " until when. mandate: its state, and what was decided or proposed about it and its"
              + " ceilings. reasons: why something is done, as it was said.")
  public Response outlook(
      @PathParam("mission") String mission,
      @Parameter(description = "From this day on, UTC; absent is today") @QueryParam("on")
          @Nullable String on,
      @Parameter(description = "Only this list, such as due; absent is all of them")
          @QueryParam("list")
          @Nullable String list,
      @BeanParam KnowledgeParameters knowledge,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable String limit,
      @Context UriInfo uri,
      @Context HttpHeaders headers)
      throws SQLException {
    Asked asked = Asked.of(uri, headers, PostureQuestion.parameters("list", "cursor", "limit"));
    PostureQuestion question = PostureQuestion.of(asked, clock);
    Set<OutlookList> wanted =
        asked
            .constant("list", OutlookList.class)
            .map(EnumSet::of)
            .orElse(EnumSet.allOf(OutlookList.class));
    Paging paging = Paging.of(asked, DEFAULT_LIMIT, MAX_LIMIT);
    Instant now = clock.instant();
    return answers.ofMission(
        asked, mission, snapshot -> reply(snapshot, mission, question, wanted, paging, now));
  }

  private static Reply reply(
      Snapshot snapshot,
      String mission,
      PostureQuestion asked,
      Set<OutlookList> wanted,
      Paging paging,
      Instant now)
      throws SQLException {
    MissionClaims claims = MissionClaims.of(snapshot, mission, asked.atPosition());
    Question question = asked.question();
    Known known = Known.of(claims.claims(), question);
    List<OutlookRows.Listed> points = new ArrayList<>();
    for (OutlookList list : wanted) {
      list.of(known).forEach(point -> points.add(new OutlookRows.Listed(list, point)));
    }
    Paging.Page<OutlookRows.Listed> page = paging.of(points, OutlookRows.Listed::place);
    ObjectNode body =
        Figures.head(mission, question, question.on(), asked.knowledge(claims.lastTaken(), now));
    Incomplete.of(snapshot, mission, asked.atPosition()).writeTo(body);
    body.put("position", claims.position().toString());
    return new Reply.Page(
        body,
        new OutlookRows(claims.claims()).lists(wanted, page.rows()),
        OutlookRows.COLUMNS,
        page.next());
  }
}
