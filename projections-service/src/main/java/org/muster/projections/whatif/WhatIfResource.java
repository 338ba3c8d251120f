package org.muster.projections.whatif;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muster.projections.answers.KnowledgeParameters;
import org.muster.projections.answers.PostureQuestion;
import org.muster.projections.http.Answers;
import org.muster.projections.http.Asked;

/// The posture as if something had been announced.
@Path("/v1/missions/{mission}/what-if")
@Tag(name = "Posture")
@RunOnVirtualThread
public class WhatIfResource {

  private static final String EXAMPLE =
      """
      {"announcements":[{"type":"withdrawal-announced","contributor":"EGY","stage":"official",
       "extent":"whole","completes":"[..2023-06-30]"}]}\
      """;

  private final Answers answers;
  private final Clock clock;

  WhatIfResource(Answers answers, Clock clock) {
    this.answers = answers;
    this.clock = clock;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "The posture as if something had been announced, beside the one without it",
      description =
          "Nothing is stored. The announcements are as those that are posted, but may leave out"
              + " mission and sources; they may point to recorded ones by id or key.")
  public Response whatIf(
      @PathParam("mission") String mission,
      @Parameter(description = "The end of this day, UTC; absent is today") @QueryParam("on")
          @Nullable String on,
      @BeanParam KnowledgeParameters knowledge,
      @RequestBody(
              description = "1 to 50 announcements",
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      examples =
                          @ExampleObject(name = "What if Egypt leaves too", value = EXAMPLE)))
          byte[] body,
      @Context UriInfo uri,
      @Context HttpHeaders headers)
      throws SQLException {
    Asked asked = Asked.of(uri, headers, PostureQuestion.PARAMETERS);
    PostureQuestion question = PostureQuestion.of(asked, clock);
    Instant now = clock.instant();
    return answers.ofMission(
        asked, mission, snapshot -> new Supposition(snapshot, mission, question, now).reply(body));
  }
}
