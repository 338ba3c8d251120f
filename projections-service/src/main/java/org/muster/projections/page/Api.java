package org.muster.projections.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.projections.answers.KnowledgeParameters;
import org.muster.projections.answers.PostureQuestion;
import org.muster.projections.answers.PostureResource;
import org.muster.projections.casualties.CasualtiesResource;
import org.muster.projections.casualties.IncidentsResource;
import org.muster.projections.contributors.ContributorsResource;
import org.muster.projections.journal.AnnouncementsResource;
import org.muster.projections.missions.MissionsResource;
import org.muster.projections.outlook.OutlookResource;
import org.muster.projections.problem.Problem;
import org.muster.projections.replay.DifferenceResource;
import org.muster.projections.replay.GenerationsResource;
import org.muster.projections.replay.ReplaysResource;
import org.muster.projections.timeline.TimelineResource;
import org.muster.projections.whatif.WhatIfResource;

/// What the public API answers to the parameters of a page, so that a page never says anything
/// else.
@ApplicationScoped
class Api {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> OF_MISSIONS = Set.of("on", "scenario", "cursor", "after");
  private static final Set<String> OF_POSTURE =
      Stream.concat(Stream.of(PostureQuestion.PARAMETERS), Stream.of("after"))
          .collect(Collectors.toUnmodifiableSet());
  private static final Set<String> OF_TIMELINE =
      Set.of("scenario", "basis", "knownAt", "atPosition", "policy", "about", "cursor", "after");
  private static final Set<String> OF_JOURNAL =
      Set.of("mission", "contributor", "type", "since", "q", "cursor", "after");

  private static final Set<String> OF_CASUALTIES =
      Set.of("from", "to", "basis", "knownAt", "atPosition", "about");
  private static final int MOST_PAGES = 10;
  private static final String MOST_STEPS = "5000";

  /// How many announcements of a mission its page lists, and of each type that the chart marks.
  static final int LISTED = 500;

  /// Incidents.
  ///
  /// @param whole whether these are all
  record Incidents(List<JsonNode> rows, boolean whole) {}

  /// A request for a page.
  ///
  /// @param standing how what it is answered must be read
  record Visit(UriInfo uri, HttpHeaders headers, Standing standing) {

    Visit(UriInfo uri, HttpHeaders headers) {
      this(uri, headers, new Standing());
    }

    /// Tells something in the visitor's locale.
    <T, X extends Throwable> T told(ScopedValue.CallableOp<? extends T, X> told) throws X {
      return Locales.reading(headers, told);
    }

    UriInfo passing(Set<String> parameters) {
      return new InsideUri(uri, parameters, Map.of());
    }

    HttpHeaders inside() {
      return new Inside(headers);
    }

    /// Every value of such a parameter.
    List<String> all(String name) {
      return uri.getQueryParameters().getOrDefault(name, List.of());
    }

    /// A parameter that the page keeps for itself; `""` if it is absent.
    String own(String name) {
      String value = uri.getQueryParameters().getFirst(name);
      return value == null ? "" : value;
    }

    /// The query of its address with another value of one parameter.
    String queryWith(String name, String value) {
      Stream<String> kept =
          uri.getQueryParameters().entrySet().stream()
              .filter(entry -> !entry.getKey().equals(name))
              .sorted(Map.Entry.comparingByKey())
              .flatMap(
                  entry -> entry.getValue().stream().map(each -> parameter(entry.getKey(), each)));
      return Stream.concat(kept, Stream.of(parameter(name, value)))
          .collect(Collectors.joining("&", "?", ""));
    }

    private static String parameter(String name, String value) {
      return Links.encoded(name) + "=" + Links.encoded(value);
    }
  }

  private final MissionsResource missions;
  private final PostureResource posture;
  private final TimelineResource timeline;
  private final ContributorsResource contributors;
  private final AnnouncementsResource journal;
  private final WhatIfResource whatIf;
  private final CasualtiesResource casualties;
  private final IncidentsResource incidents;
  private final ReplaysResource replays;
  private final GenerationsResource generations;
  private final DifferenceResource differences;
  private final OutlookResource outlook;
  private final ObjectMapper mapper;

  Api(
      MissionsResource missions,
      PostureResource posture,
      TimelineResource timeline,
      ContributorsResource contributors,
      AnnouncementsResource journal,
      WhatIfResource whatIf,
      CasualtiesResource casualties,
      IncidentsResource incidents,
      ReplaysResource replays,
      GenerationsResource generations,
      DifferenceResource differences,
      OutlookResource outlook,
      ObjectMapper mapper) {
    this.missions = missions;
    this.posture = posture;
    this.timeline = timeline;
    this.contributors = contributors;
    this.journal = journal;
    this.whatIf = whatIf;
    this.casualties = casualties;
    this.incidents = incidents;
    this.replays = replays;
    this.generations = generations;
    this.differences = differences;
    this.outlook = outlook;
    this.mapper = mapper;
  }

  ObjectNode missions(Visit visit) throws SQLException {
    return json(
        visit,
        missions.missions(null, null, null, null, visit.passing(OF_MISSIONS), visit.inside()));
  }

  ObjectNode posture(Visit visit, String mission) throws SQLException {
    return json(
        visit,
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
        visit,
        timeline.timeline(
            mission,
            null,
            null,
            new KnowledgeParameters(),
            null,
            null,
            new InsideUri(visit.uri(), OF_TIMELINE, Map.of("limit", MOST_STEPS)),
            visit.inside()));
  }

  ObjectNode contributor(Visit visit, String mission, String contributor) throws SQLException {
    return json(
        visit,
        contributors.one(
            mission,
            contributor,
            null,
            new KnowledgeParameters(),
            null,
            null,
            null,
            visit.passing(OF_POSTURE),
            visit.inside()));
  }

  /// The posture without and with announcements that nobody made.
  ObjectNode whatIf(Visit visit, String mission, String body) throws SQLException {
    return json(
        visit,
        whatIf.whatIf(
            mission,
            null,
            new KnowledgeParameters(),
            body.getBytes(StandardCharsets.UTF_8),
            visit.passing(OF_POSTURE),
            visit.inside()));
  }

  ObjectNode casualties(Visit visit, String mission) throws SQLException {
    return json(
        visit,
        casualties.casualties(
            mission,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            visit.passing(OF_CASUALTIES),
            visit.inside()));
  }

  /// Incidents that struck a class of victims, the latest first.
  Incidents incidents(Visit visit, String mission, String victims) throws SQLException {
    List<JsonNode> rows = new ArrayList<>();
    Map<String, String> asked = new HashMap<>(Map.of("victims", victims, "limit", "500"));
    for (int page = 0; page < MOST_PAGES; page++) {
      ObjectNode answer =
          json(
              visit,
              incidents.incidents(
                  mission,
                  null,
                  null,
                  null,
                  null,
                  null,
                  null,
                  null,
                  null,
                  null,
                  null,
                  null,
                  new InsideUri(visit.uri(), OF_CASUALTIES, Map.copyOf(asked)),
                  visit.inside()));
      answer.path("incidents").forEach(rows::add);
      if (!answer.path("next").isTextual()) {
        return new Incidents(rows, true);
      }
      asked.put("cursor", answer.path("next").asText());
    }
    return new Incidents(rows, false);
  }

  JsonNode replays() throws SQLException {
    return tree(replays.list());
  }

  /// @throws Problem 404 if there is none of that number
  JsonNode replay(String id) throws SQLException {
    return tree(replays.one(id));
  }

  JsonNode generations() throws SQLException {
    return tree(generations.list());
  }

  /// In what a replayed generation differs, a page of it.
  JsonNode differences(Visit visit, String replay) throws SQLException {
    String cursor = visit.own("differences");
    Map<String, String> asked = cursor.isEmpty() ? Map.of() : Map.of("cursor", cursor);
    return json(
        visit,
        differences.list(
            replay, null, null, null, new InsideUri(visit.uri(), Set.of(), asked), visit.inside()));
  }

  private JsonNode tree(Object answer) {
    try {
      return mapper.readTree(mapper.writeValueAsBytes(answer));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// One announcement, with what has become of it.
  ObjectNode announcement(Visit visit, String id) throws SQLException {
    return json(visit, journal.one(id, null, visit.passing(Set.of("after")), visit.inside()));
  }

  /// The same, if it is on record.
  Optional<ObjectNode> announcementIfThere(Visit visit, String id) throws SQLException {
    try {
      return Optional.of(announcement(visit, id));
    } catch (Problem problem) {
      if (problem.status() == 404) {
        return Optional.empty();
      }
      throw problem;
    }
  }

  ObjectNode journal(Visit visit) throws SQLException {
    return journal(visit.passing(OF_JOURNAL), visit);
  }

  /// The last announcements of a mission, and the last of those types that the chart marks.
  List<JsonNode> journalOf(Visit visit, String mission) throws SQLException {
    Map<String, JsonNode> byId = new LinkedHashMap<>();
    ObjectNode last = journalOf(visit, Map.of("mission", mission), byId);
    if (last.path("next").isTextual()) {
      for (String type : Told.MARKED) {
        journalOf(visit, Map.of("mission", mission, "type", type), byId);
      }
    }
    return List.copyOf(byId.values());
  }

  private ObjectNode journalOf(Visit visit, Map<String, String> asked, Map<String, JsonNode> byId)
      throws SQLException {
    Map<String, String> parameters = new HashMap<>(asked);
    parameters.put("limit", Integer.toString(LISTED));
    ObjectNode answer = journal(new InsideUri(visit.uri(), Set.of(), parameters), visit);
    answer.path("announcements").forEach(told -> byId.putIfAbsent(told.path("id").asText(), told));
    return answer;
  }

  /// What was said of a mission that cannot all be right.
  JsonNode contradictions(Visit visit, String mission) throws SQLException {
    UriInfo uri = new InsideUri(visit.uri(), OF_POSTURE, Map.of("list", "contradictions"));
    return json(
            visit,
            outlook.outlook(
                mission, null, null, new KnowledgeParameters(), null, null, uri, visit.inside()))
        .path("contradictions");
  }

  private ObjectNode journal(UriInfo uri, Visit visit) throws SQLException {
    return json(
        visit, journal.list(null, null, null, null, null, null, null, null, uri, visit.inside()));
  }

  private static ObjectNode json(Visit visit, Response response) {
    visit.standing().note(response);
    try {
      return (ObjectNode) JSON.readTree((byte[]) response.getEntity());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
