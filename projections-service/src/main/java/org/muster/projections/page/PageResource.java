package org.muster.projections.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.muster.projections.problem.Problem;

/// The page of Muster.
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class PageResource {

  @CheckedTemplate(basePath = "page")
  static class Templates {
    private Templates() {}

    static native TemplateInstance missions(List<MissionLine> missions, String next);

    static native TemplateInstance mission(
        MissionSheet sheet,
        WhatIfSheet whatIf,
        List<TimelineLine> timeline,
        List<Told> told,
        boolean more,
        String days);

    static native TemplateInstance casualties(CasualtySheet sheet);

    static native TemplateInstance contributor(ContributorSheet sheet);

    static native TemplateInstance journal(JournalSheet sheet);

    static native TemplateInstance replays(ReplaySheet sheet);

    static native TemplateInstance problem(String title, String detail);
  }

  private static final int MOST_CONTRADICTIONS = 10;

  private final Api api;

  PageResource(Api api) {
    this.api = api;
  }

  @GET
  @Operation(hidden = true)
  public TemplateInstance missions(@Context UriInfo uri, @Context HttpHeaders headers)
      throws SQLException {
    var answer = api.missions(new Api.Visit(uri, headers));
    return Templates.missions(
        answer.path("missions").valueStream().map(MissionLine::of).toList(),
        answer.path("next").asText(""));
  }

  @GET
  @Path("missions/{mission}")
  @Operation(hidden = true)
  public TemplateInstance mission(
      @PathParam("mission") String mission, @Context UriInfo uri, @Context HttpHeaders headers)
      throws SQLException {
    Api.Visit visit = new Api.Visit(uri, headers);
    JsonNode posture = api.posture(visit, mission);
    List<JsonNode> journal = api.journalOf(visit, mission);
    return Templates.mission(
        MissionSheet.of(posture, visit),
        whatIf(posture, visit, mission),
        api.timeline(visit, mission).path("timeline").valueStream().map(TimelineLine::of).toList(),
        journal.stream()
            .filter(told -> KnownThen.by(posture, visit.own("knownAt"), told))
            .map(Told::ofJournal)
            .filter(told -> !told.day().isEmpty())
            .sorted(Comparator.comparing(Told::day))
            .toList(),
        journal.size() >= Api.LISTED,
        journal.stream()
            .map(told -> KnownThen.latest(told.path("announced")))
            .filter(day -> !day.isEmpty())
            .distinct()
            .sorted()
            .collect(Collectors.joining(",")));
  }

  private WhatIfSheet whatIf(JsonNode posture, Api.Visit visit, String mission)
      throws SQLException {
    Supposed supposed = Supposed.of(posture, visit);
    if (supposed.leavers().isEmpty()) {
      return WhatIfSheet.nothing(posture, supposed);
    }
    String body = supposed.body(posture.path("scenario").asText()).toString();
    return WhatIfSheet.of(posture, supposed, body, api.whatIf(visit, mission, body));
  }

  @GET
  @Path("missions/{mission}/casualties")
  @Operation(hidden = true)
  public TemplateInstance casualties(
      @PathParam("mission") String mission, @Context UriInfo uri, @Context HttpHeaders headers)
      throws SQLException {
    Api.Visit visit = new Api.Visit(uri, headers);
    String victims = visit.own("victims").isEmpty() ? "peacekeeper" : visit.own("victims");
    Api.Incidents incidents = api.incidents(visit, mission, victims);
    return Templates.casualties(
        CasualtySheet.of(
            api.casualties(visit, mission), incidents.rows(), incidents.whole(), victims, visit));
  }

  @GET
  @Path("missions/{mission}/contributors/{contributor}")
  @Operation(hidden = true)
  public TemplateInstance contributor(
      @PathParam("mission") String mission,
      @PathParam("contributor") String contributor,
      @Context UriInfo uri,
      @Context HttpHeaders headers)
      throws SQLException {
    Api.Visit visit = new Api.Visit(uri, headers);
    return Templates.contributor(
        ContributorSheet.of(
            api.contributor(visit, mission, contributor),
            contradictions(visit, mission, contributor),
            visit));
  }

  private List<ContributorSheet.Contradiction> contradictions(
      Api.Visit visit, String mission, String contributor) throws SQLException {
    List<ContributorSheet.Contradiction> found = new ArrayList<>();
    for (JsonNode point : api.contradictions(visit, mission)) {
      if (found.size() < MOST_CONTRADICTIONS
          && point.path("contributor").asText().equals(contributor)) {
        List<Told> sides = new ArrayList<>();
        for (JsonNode id : point.path("ids")) {
          sides.add(Told.ofJournal(api.announcement(visit, id.asText())));
        }
        found.add(ContributorSheet.Contradiction.of(point, sides));
      }
    }
    return found;
  }

  @GET
  @Path("journal")
  @Operation(hidden = true)
  public TemplateInstance journal(@Context UriInfo uri, @Context HttpHeaders headers)
      throws SQLException {
    Api.Visit visit = new Api.Visit(uri, headers);
    return Templates.journal(JournalSheet.of(api.journal(visit), visit));
  }

  @GET
  @Path("replays")
  @Operation(hidden = true)
  public TemplateInstance replays(@Context UriInfo uri, @Context HttpHeaders headers)
      throws SQLException {
    return Templates.replays(
        ReplaySheet.of(api.replays(), api.generations(), new Api.Visit(uri, headers)));
  }

  @ServerExceptionMapper
  Response problem(Problem problem) {
    return Response.status(problem.status())
        .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
        .entity(
            Templates.problem(
                    Texts.ofCode("problem", Integer.toString(problem.status())),
                    String.valueOf(problem.getMessage()))
                .render())
        .build();
  }
}
