package org.muster.projections.changes;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muster.projections.answers.Figures;
import org.muster.projections.answers.Incomplete;
import org.muster.projections.answers.MissionClaims;
import org.muster.projections.http.Answers;
import org.muster.projections.http.Asked;
import org.muster.projections.http.Paging;
import org.muster.projections.http.Reply;
import org.muster.projections.http.Snapshot;
import org.muster.projections.posture.Basis;
import org.muster.projections.posture.Changes;
import org.muster.projections.posture.Cut;
import org.muster.projections.posture.MissionFold;
import org.muster.projections.posture.Question;

/// What the announcements that became known between two times did to a posture.
@Path("/v1/missions/{mission}/changes")
@Tag(name = "Posture")
@RunOnVirtualThread
public class ChangesResource {

  private static final int DEFAULT_LIMIT = 200;
  private static final int MAX_LIMIT = 500;

  private final Answers answers;
  private final Clock clock;

  ChangesResource(Answers answers, Clock clock) {
    this.answers = answers;
    this.clock = clock;
  }

  @GET
  @Operation(
      summary = "What changed between two times, announcement by announcement",
      description =
          "Each announcement that became known with the figures before and after it; moves tells"
              + " whether it changed any.")
  public Response changes(
      @PathParam("mission") String mission,
      @Parameter(
              description = "What was known then: a day (to its end) or a time, UTC",
              required = true)
          @QueryParam("since")
          @Nullable String since,
      @Parameter(description = "And then; absent is now") @QueryParam("until")
          @Nullable String until,
      @Parameter(description = "Of which day the figures are; absent is the day of until")
          @QueryParam("on")
          @Nullable String on,
      @Parameter(description = "implemented, official, announced (default), intended or worst")
          @QueryParam("scenario")
          @Nullable String scenario,
      @Parameter(description = "recorded (default), announced or published: known by which clock")
          @QueryParam("basis")
          @Nullable String basis,
      @Parameter(description = "Only what the log had then: a position vector")
          @QueryParam("atPosition")
          @Nullable String atPosition,
      @Parameter(description = "step-at-deadline (default) or linear") @QueryParam("policy")
          @Nullable String policy,
      @Parameter(description = "How far \"about\" may be off, from 0 to 1; 0.1 by default")
          @QueryParam("about")
          @Nullable String about,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable String limit,
      @Context UriInfo uri,
      @Context HttpHeaders headers)
      throws SQLException {
    Asked asked = Asked.of(uri, headers, ChangesQuestion.PARAMETERS);
    ChangesQuestion question = ChangesQuestion.of(asked, clock);
    Paging paging = Paging.of(asked, DEFAULT_LIMIT, MAX_LIMIT);
    Instant now = clock.instant();
    return answers.ofMission(
        asked, mission, snapshot -> reply(snapshot, mission, question, paging, now));
  }

  private static Reply reply(
      Snapshot snapshot, String mission, ChangesQuestion asked, Paging paging, Instant now)
      throws SQLException {
    MissionClaims known = MissionClaims.of(snapshot, mission, asked.asked().atPosition());
    Question question = asked.asked().question();
    Basis basis = question.cut().basis();
    List<Changes.Gained> gained =
        Changes.gained(known.claims(), basis, asked.since(), asked.until());
    Paging.Page<Changes.Gained> page = paging.of(gained, ChangeRows::place);
    List<Changes.Change> changes =
        Changes.of(
            known.claims(),
            question,
            basis,
            asked.since(),
            asked.until(),
            gained,
            page.rows().isEmpty() ? 0 : gained.indexOf(page.rows().getFirst()),
            page.rows().size());
    ObjectNode body =
        Figures.head(
            mission, question, question.on(), asked.asked().knowledge(known.lastTaken(), now));
    body.put("since", asked.since().toString());
    body.put("until", asked.until().toString());
    body.set("before", total(known, question, asked.since()));
    body.set("after", total(known, question, asked.until()));
    Incomplete.of(snapshot, mission, asked.asked().atPosition()).writeTo(body);
    body.put("position", known.position().toString());
    return new Reply.Page(
        body, "changes", ChangeRows.of(changes, known.claims()), ChangeRows.COLUMNS, page.next());
  }

  private static ObjectNode total(MissionClaims known, Question question, Instant at) {
    Cut cut = new Cut(question.cut().basis(), at);
    Question then =
        new Question(question.on(), question.scenario(), question.policy(), question.about(), cut);
    return ChangeRows.figures(Changes.Figures.of(MissionFold.on(known.claims(), then).getFirst()));
  }
}
