package org.muster.projections.page;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.muster.projections.answers.KnowledgeParameters;
import org.muster.projections.answers.PostureQuestion;
import org.muster.projections.answers.PostureResource;
import org.muster.projections.contributors.ContributorsResource;
import org.muster.projections.journal.AnnouncementsResource;
import org.muster.projections.missions.MissionsResource;
import org.muster.projections.timeline.TimelineResource;

/// What the public API answers to the parameters of a page, so that a page never says anything
/// else.
@ApplicationScoped
class Api {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> OF_MISSIONS = Set.of("on", "scenario", "cursor", "after");
  private static final Set<String> OF_POSTURE = Set.of(PostureQuestion.PARAMETERS);
  private static final Set<String> OF_TIMELINE =
      Set.of("scenario", "basis", "knownAt", "atPosition", "policy", "about");
  private static final Set<String> OF_JOURNAL =
      Set.of("mission", "contributor", "type", "since", "q", "cursor", "after");

  /// A request for a page.
  record Visit(UriInfo uri, HttpHeaders headers) {

    UriInfo passing(Set<String> parameters) {
      return new InsideUri(uri, parameters, Map.of());
    }

    HttpHeaders inside() {
      return new Inside(headers);
    }

    /// A parameter that the page keeps for itself; `""` if it is absent.
    String own(String name) {
      String value = uri.getQueryParameters().getFirst(name);
      return value == null ? "" : value;
    }
  }

  private final MissionsResource missions;
  private final PostureResource posture;
  private final TimelineResource timeline;
  private final ContributorsResource contributors;
  private final AnnouncementsResource journal;

  Api(
      MissionsResource missions,
      PostureResource posture,
      TimelineResource timeline,
      ContributorsResource contributors,
      AnnouncementsResource journal) {
    this.missions = missions;
    this.posture = posture;
    this.timeline = timeline;
    this.contributors = contributors;
    this.journal = journal;
  }

  ObjectNode missions(Visit visit) throws SQLException {
    return json(
        missions.missions(null, null, null, null, visit.passing(OF_MISSIONS), visit.inside()));
  }

  ObjectNode posture(Visit visit, String mission) throws SQLException {
    return json(
        posture.posture(
            mission,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            visit.passing(OF_POSTURE),
            visit.inside()));
  }

  ObjectNode timeline(Visit visit, String mission) throws SQLException {
    return json(
        timeline.timeline(
            mission,
            null,
            null,
            new KnowledgeParameters(),
            null,
            null,
            visit.passing(OF_TIMELINE),
            visit.inside()));
  }

  ObjectNode contributor(Visit visit, String mission, String contributor) throws SQLException {
    return json(
        contributors.one(
            mission,
            contributor,
            null,
            new KnowledgeParameters(),
            null,
            visit.passing(OF_POSTURE),
            visit.inside()));
  }

  ObjectNode journal(Visit visit) throws SQLException {
    return journal(visit.passing(OF_JOURNAL), visit);
  }

  /// The last announcements of a mission.
  ObjectNode journalOf(Visit visit, String mission) throws SQLException {
    return journal(
        new InsideUri(visit.uri(), Set.of(), Map.of("mission", mission, "limit", "500")), visit);
  }

  private ObjectNode journal(UriInfo uri, Visit visit) throws SQLException {
    return json(journal.list(null, null, null, null, null, null, null, uri, visit.inside()));
  }

  private static ObjectNode json(Response response) {
    try {
      return (ObjectNode) JSON.readTree((byte[]) response.getEntity());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
