package org.muster.projections.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
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
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// The page of Muster.
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class PageResource {

  @CheckedTemplate(basePath = "page")
  static class Templates {
    private Templates() {}

    static native TemplateInstance missions(List<MissionLine> missions, String next);

    static native TemplateInstance mission(MissionSheet sheet, WhatIfSheet whatIf);

    static native TemplateInstance steps(StepsSheet sheet);

    static native TemplateInstance casualties(CasualtySheet sheet);

    static native TemplateInstance contributor(ContributorSheet sheet);

    static native TemplateInstance journal(JournalSheet sheet);

    static native TemplateInstance announcement(Told told, List<Told> others);

    static native TemplateInstance replays(ReplaySheet sheet);
  }

  private static final int MOST_CONTRADICTIONS = 10;
  private static final int MOST_OTHERS = 20;

  private final Api api;
  private final Clock clock;

  PageResource(Api api, Clock clock) {
    this.api = api;
    this.clock = clock;
  }

  /// The page says how the answers that it is made of must be read.
  private TemplateInstance standing(Api.Visit visit, TemplateInstance page) {
    return page.data("standing", visit.standing().words(clock.instant()));
  }

  @GET
  @Operation(hidden = true)
  public TemplateInstance missions(@Context UriInfo uri, @Context HttpHeaders headers)
      throws SQLException {
    Api.Visit visit = new Api.Visit(uri, headers);
    return visit.told(() -> {
      JsonNode answer = api.missions(visit);
      return standing(
          visit,
          Templates.missions(
              answer.path("missions").valueStream().map(MissionLine::of).toList(),
              answer.path("next").asText("")));
    });
  }

  @GET
  @Path("missions/{mission}")
  @Operation(hidden = true)
  public TemplateInstance mission(
      @PathParam("mission") String mission, @Context UriInfo uri, @Context HttpHeaders headers)
      throws SQLException {
    Api.Visit visit = new Api.Visit(uri, headers);
    return visit.told(() -> {
      JsonNode posture = api.posture(visit, mission);
      return standing(
          visit,
          Templates.mission(MissionSheet.of(posture, visit), whatIf(posture, visit, mission)));
    });
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

  /// What takes long in a large mission has an address of its own; the mission's page shows it as
  /// soon as it is there.
  @GET
  @Path("missions/{mission}/steps")
  @Operation(hidden = true)
  public TemplateInstance steps(
      @PathParam("mission") String mission, @Context UriInfo uri, @Context HttpHeaders headers)
      throws SQLException {
    Api.Visit visit = new Api.Visit(uri, headers);
    return visit.told(() ->
        standing(
            visit,
            Templates.steps(
                StepsSheet.of(
                    api.posture(visit, mission),
                    api.timeline(visit, mission),
                    api.journalOf(visit, mission),
                    visit))));
  }

  @GET
  @Path("missions/{mission}/casualties")
  @Operation(hidden = true)
  public TemplateInstance casualties(
      @PathParam("mission") String mission, @Context UriInfo uri, @Context HttpHeaders headers)
      throws SQLException {
    Api.Visit visit = new Api.Visit(uri, headers);
    String victims = visit.own("victims").isEmpty() ? "peacekeeper" : visit.own("victims");
    return visit.told(() -> {
      Api.Incidents incidents = api.incidents(visit, mission, victims);
      return standing(
          visit,
          Templates.casualties(
              CasualtySheet.of(
                  api.casualties(visit, mission),
                  incidents.rows(),
                  incidents.whole(),
                  victims,
                  visit)));
    });
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
    return visit.told(() ->
        standing(
            visit,
            Templates.contributor(
                ContributorSheet.of(
                    api.contributor(visit, mission, contributor),
                    contradictions(visit, mission, contributor),
                    visit))));
  }

  private List<ContributorSheet.Contradiction> contradictions(
      Api.Visit visit, String mission, String contributor) throws SQLException {
    List<ContributorSheet.Contradiction> found = new ArrayList<>();
    for (JsonNode point : api.contradictions(visit, mission)) {
      if (found.size() < MOST_CONTRADICTIONS
          && point.path("contributor").asText().equals(contributor)) {
        List<String> ids = point.path("ids").valueStream().map(JsonNode::asText).toList();
        found.add(ContributorSheet.Contradiction.of(point, told(visit, ids)));
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
    return visit.told(
        () -> standing(visit, Templates.journal(JournalSheet.of(api.journal(visit), visit))));
  }

  @GET
  @Path("announcements/{id}")
  @Operation(hidden = true)
  public TemplateInstance announcement(
      @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers)
      throws SQLException {
    Api.Visit visit = new Api.Visit(uri, headers);
    return visit.told(() -> {
      Told told = Told.ofJournal(api.announcement(visit, id));
      List<Told> all = new ArrayList<>(List.of(told));
      all.addAll(told(visit, told.others().stream().limit(MOST_OTHERS).toList()));
      List<Told> named = Told.naming(all);
      return standing(
          visit, Templates.announcement(named.getFirst(), named.subList(1, named.size())));
    });
  }

  private List<Told> told(Api.Visit visit, List<String> ids) throws SQLException {
    List<Told> told = new ArrayList<>();
    for (String id : ids) {
      api.announcementIfThere(visit, id).map(Told::ofJournal).ifPresent(told::add);
    }
    return told;
  }

  @GET
  @Path("replays")
  @Operation(hidden = true)
  public TemplateInstance replays(@Context UriInfo uri, @Context HttpHeaders headers)
      throws SQLException {
    Api.Visit visit = new Api.Visit(uri, headers);
    return visit.told(() -> {
      JsonNode replays = api.replays();
      JsonNode listed = ReplaySheet.chosen(replays, visit);
      JsonNode chosen =
          listed.isMissingNode() && !visit.own("id").isEmpty()
              ? api.replay(visit.own("id"))
              : listed;
      return Templates.replays(
          ReplaySheet.of(
              replays,
              chosen,
              chosen.path("report").has("difference")
                  ? api.differences(visit, chosen.path("id").asText())
                  : MissingNode.getInstance(),
              api.generations()));
    });
  }
}
