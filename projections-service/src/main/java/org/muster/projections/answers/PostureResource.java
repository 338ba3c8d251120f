package org.muster.projections.answers;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muster.projections.http.Answers;
import org.muster.projections.http.Asked;

/// The posture of a mission on a day.
@Path("/v1/missions/{mission}/posture")
@Tag(name = "Posture")
@RunOnVirtualThread
public class PostureResource {

  private final Answers answers;
  private final Clock clock;

  PostureResource(Answers answers, Clock clock) {
    this.answers = answers;
    this.clock = clock;
  }

  @GET
  @Operation(summary = "Who is there, who is active and who is leaving, on a day in a scenario")
  public Response posture(
      @PathParam("mission") String mission,
      @Parameter(description = "The end of this day, UTC; absent is today") @QueryParam("on")
          @Nullable String on,
      @Parameter(
              description =
                  "implemented, official, announced (default), intended or worst: which"
                      + " stages of plans count")
          @QueryParam("scenario")
          @Nullable String scenario,
      @Parameter(description = "recorded (default), announced or published: what knownAt cuts by")
          @QueryParam("basis")
          @Nullable String basis,
      @Parameter(description = "Only what was known then: a day (to its end) or a time, UTC")
          @QueryParam("knownAt")
          @Nullable String knownAt,
      @Parameter(description = "Only what the log had then: a position vector")
          @QueryParam("atPosition")
          @Nullable String atPosition,
      @Parameter(description = "step-at-deadline (default) or linear: the best figure in a window")
          @QueryParam("policy")
          @Nullable String policy,
      @Parameter(description = "How far \"about\" may be off, from 0 to 1; 0.1 by default")
          @QueryParam("about")
          @Nullable String about,
      @Context UriInfo uri,
      @Context HttpHeaders headers)
      throws SQLException {
    Asked asked = Asked.of(uri, headers, PostureQuestion.PARAMETERS);
    PostureQuestion question = PostureQuestion.of(asked, clock);
    return answers.ofMission(
        asked,
        mission,
        snapshot ->
            PostureRows.reply(
                new PostureLookup(snapshot, mission, question, clock.instant()).body()));
  }
}
