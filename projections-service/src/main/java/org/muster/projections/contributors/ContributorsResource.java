package org.muster.projections.contributors;

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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muster.projections.answers.KnowledgeParameters;
import org.muster.projections.answers.PostureLookup;
import org.muster.projections.answers.PostureQuestion;
import org.muster.projections.answers.PostureRows;
import org.muster.projections.http.Answers;
import org.muster.projections.http.Asked;
import org.muster.projections.http.Paging;
import org.muster.projections.http.Reply;
import org.muster.projections.http.Snapshot;

/// The contributors of a mission.
@Path("/v1/missions/{mission}/contributors")
@Tag(name = "Contributors")
@RunOnVirtualThread
public class ContributorsResource {

  private static final int DEFAULT_LIMIT = 200;
  private static final int MAX_LIMIT = 500;
  private static final int DEFAULT_STORY_LIMIT = 500;
  private static final int MAX_STORY_LIMIT = 1_000;
  private static final List<String> HEAD =
      List.of(
          "mission",
          "on",
          "component",
          "scenario",
          "policy",
          "about",
          "knowledge",
          "incomplete",
          "position");

  private final Answers answers;
  private final Clock clock;

  ContributorsResource(Answers answers, Clock clock) {
    this.answers = answers;
    this.clock = clock;
  }

  private record Query(PostureQuestion question, String after, int limit) {}

  @GET
  @Operation(summary = "One line a contributor, on a day in a scenario, by country code")
  public Response all(
      @PathParam("mission") String mission,
      @Parameter(description = "The end of this day, UTC; absent is today") @QueryParam("on")
          @Nullable String on,
      @BeanParam KnowledgeParameters knowledge,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable String limit,
      @Context UriInfo uri,
      @Context HttpHeaders headers)
      throws SQLException {
    Asked asked = Asked.of(uri, headers, PostureQuestion.parameters("cursor", "limit"));
    Query query =
        new Query(
            PostureQuestion.of(asked, clock),
            asked.country("cursor").orElse(""),
            asked.number("limit", DEFAULT_LIMIT, 1, MAX_LIMIT));
    Instant now = clock.instant();
    return answers.ofMission(asked, mission, snapshot -> page(snapshot, mission, query, now));
  }

  private static Reply page(Snapshot snapshot, String mission, Query query, Instant now)
      throws SQLException {
    ObjectNode posture =
        PostureRows.parse(new PostureLookup(snapshot, mission, query.question(), now).body());
    List<ObjectNode> found =
        ContributorRows.onADay(posture).stream()
            .filter(line -> line.path("contributor").asText().compareTo(query.after()) > 0)
            .limit(query.limit() + 1L)
            .toList();
    List<ObjectNode> page = found.subList(0, Math.min(query.limit(), found.size()));
    return new Reply.Page(
        posture.retain(HEAD),
        "contributors",
        page,
        ContributorRows.ON_A_DAY,
        found.size() > page.size() ? page.getLast().path("contributor").asText() : null);
  }

  @GET
  @Path("{contributor}")
  @Operation(
      summary = "One contributor: its posture on a day, its figures over time, its whole story",
      description =
          "The story has every announcement about it in order, each with what has become of it, and"
              + " what it does to the figures on the day or why it is disregarded.")
  public Response one(
      @PathParam("mission") String mission,
      @Parameter(description = "ISO 3166-1 alpha-3") @PathParam("contributor") String contributor,
      @Parameter(description = "The end of this day, UTC; absent is today") @QueryParam("on")
          @Nullable String on,
      @BeanParam KnowledgeParameters knowledge,
      @Parameter(description = "story (default) or timeline: the rows of CSV and JSON Lines")
          @QueryParam("rows")
          @Nullable String rows,
      @Parameter(description = "Of the list that rows names; the other is on the first page")
          @QueryParam("cursor")
          @Nullable String cursor,
      @QueryParam("limit") @Nullable String limit,
      @Context UriInfo uri,
      @Context HttpHeaders headers)
      throws SQLException {
    Asked asked = Asked.of(uri, headers, PostureQuestion.parameters("rows", "cursor", "limit"));
    PostureQuestion question = PostureQuestion.of(asked, clock);
    ContributorLookup.Rows wanted =
        asked.constant("rows", ContributorLookup.Rows.class).orElse(ContributorLookup.Rows.STORY);
    String country = Asked.country("contributor", contributor);
    Paging paging = Paging.of(asked, DEFAULT_STORY_LIMIT, MAX_STORY_LIMIT);
    Instant now = clock.instant();
    return answers.ofMission(
        asked,
        mission,
        snapshot ->
            new ContributorLookup(snapshot, mission, country, question, now).reply(wanted, paging));
  }
}
