package org.muster.projections.journal;

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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.position.LogVector;
import org.muster.projections.http.Answers;
import org.muster.projections.http.Asked;
import org.muster.projections.http.Reply;
import org.muster.projections.problem.Problem;

/// The journal: every announcement as it was recorded, with what has become of it.
@Path("/v1/announcements")
@Tag(name = "Journal")
@RunOnVirtualThread
public class AnnouncementsResource {

  private static final List<String> COLUMNS =
      List.of(
          "id",
          "recordedAt",
          "recordedBy.subject",
          "mission",
          "type",
          "contributor",
          "saidBy",
          "stage",
          "announced",
          "personnel.text",
          "status",
          "statusBy",
          "disputedBy",
          "position");

  private final Answers answers;

  AnnouncementsResource(Answers answers) {
    this.answers = answers;
  }

  @GET
  @Operation(summary = "Announcements, the last recorded first, with what has become of each")
  public Response list(
      @QueryParam("mission") @Nullable String mission,
      @QueryParam("contributor") @Nullable String contributor,
      @QueryParam("type") @Nullable String type,
      @Parameter(description = "Recorded then or later: a day or a time, UTC") @QueryParam("since")
          @Nullable String since,
      @Parameter(
              description =
                  "Words of quotes, titles, publishers and texts, without regard to case and"
                      + " accents; also \"a phrase\", -without, begin*")
          @QueryParam("q")
          @Nullable String q,
      @Parameter(description = "Only what the log had then: a position vector")
          @QueryParam("atPosition")
          @Nullable String atPosition,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable String limit,
      @Context UriInfo uri,
      @Context HttpHeaders headers)
      throws SQLException {
    Asked asked = Asked.of(uri, headers, JournalQuestion.PARAMETERS);
    JournalQuestion question = JournalQuestion.of(asked);
    return answers.ofAll(
        asked,
        snapshot -> {
          JournalPage page = JournalPage.select(snapshot, question);
          return new Reply.Page("announcements", page.rows(), COLUMNS, page.next());
        });
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One announcement, with what has become of it")
  public Response one(
      @PathParam("id") String id,
      @Parameter(description = "Only what the log had then: a position vector")
          @QueryParam("atPosition")
          @Nullable String atPosition,
      @Context UriInfo uri,
      @Context HttpHeaders headers)
      throws SQLException {
    Asked asked = Asked.of(uri, headers, "atPosition");
    @Nullable LogVector cut = asked.vector("atPosition").orElse(null);
    UUID wanted = uuid(id);
    return answers.ofAll(
        asked,
        snapshot ->
            JournalPage.one(snapshot, wanted, cut)
                .map(row -> new Reply.One(row, List.of(row), COLUMNS))
                .orElseThrow(() -> Problem.notFound("there is no announcement " + wanted)));
  }

  private static UUID uuid(String text) {
    try {
      UUID id = UUID.fromString(text);
      if (id.toString().equalsIgnoreCase(text)) {
        return id;
      }
    } catch (IllegalArgumentException e) {
      // the rule below says it
    }
    throw Problem.badParameter("id", "is not a UUID");
  }
}
