package org.muster.projections.replay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muster.projections.http.Answers;
import org.muster.projections.http.Asked;
import org.muster.projections.http.Reply;
import org.muster.projections.problem.Problem;

/// What a replayed generation has otherwise than the one that answered, in words and as data.
@Path("/v1/replays/{id}/difference")
@Tag(name = "Replay")
@RunOnVirtualThread
public class DifferenceResource {

  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1_000;
  private static final int MAX_NUMBER = 1_000_000;
  private static final List<String> COLUMNS =
      List.of("mission", "kind", "scenario", "from", "to", "about", "words");

  private final Answers answers;

  DifferenceResource(Answers answers) {
    this.answers = answers;
  }

  @GET
  @Operation(summary = "In what a replayed generation differs, mission by mission")
  public Response list(
      @PathParam("id") String id,
      @QueryParam("mission") @Nullable String mission,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable String limit,
      @Context UriInfo uri,
      @Context HttpHeaders headers)
      throws SQLException {
    Asked asked = Asked.of(uri, headers, "mission", "cursor", "limit");
    long replay = ReplaysResource.number(id);
    int most = asked.number("limit", DEFAULT_LIMIT, 1, MAX_LIMIT);
    int after = asked.number("cursor", 0, 0, MAX_NUMBER);
    @Nullable String only = asked.parameter("mission").orElse(null);
    return answers.ofAll(
        asked,
        snapshot -> {
          if (ReplayRows.one(snapshot.connection(), replay).isEmpty()) {
            throw Problem.notFound("there is no replay " + replay);
          }
          return page(
              replay,
              most,
              DifferenceRows.page(snapshot.connection(), replay, after, most + 1, only));
        });
  }

  private static Reply page(long replay, int limit, List<DifferenceRows.Row> found) {
    List<DifferenceRows.Row> rows = found.stream().limit(limit).toList();
    ObjectNode head = JsonNodeFactory.instance.objectNode();
    head.put("replay", replay);
    return new Reply.Page(
        head,
        "differences",
        rows.stream().map(DifferenceRows.Row::json).toList(),
        COLUMNS,
        found.size() > limit ? Integer.toString(rows.getLast().number()) : null);
  }
}
