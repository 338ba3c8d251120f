package org.muster.projections.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.contracts.position.LogVector;
import org.muster.contracts.recorded.Recorded;
import org.muster.localstack.LocalStackTestResource;
import org.muster.projections.Asking;
import org.muster.projections.Said;
import org.muster.projections.TestLog;
import org.muster.projections.live.LiveProjection;
import org.muster.projections.log.Log;

/// Every list in every format, unchanged answers, pages, and exact cuts.
@QuarkusTest
@WithTestResource(LocalStackTestResource.class)
class ListsTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern NEXT =
      Pattern.compile("<[^>]*[?&]cursor=([^&>]*)[^>]*>; rel=\"next\"");
  private static final String[] COMERS = {"AUT", "BEL", "CHE", "DNK", "ESP", "FIN", "GRC", "HUN"};

  private static TestLog log;
  private static final Map<Integer, Long> NEXT_OFFSETS = new HashMap<>();

  private static UUID disputed = new UUID(0, 0);
  private static int added;

  @Inject LiveProjection live;

  /// @param path where the list is
  /// @param lists the members that have its rows
  /// @param identity what tells two of its rows apart
  private record Rows(String path, List<String> lists, String... identity) {}

  enum Of {
    MISSIONS(new Rows("/v1/missions", List.of("missions"), "mission")),
    CONTRIBUTORS(
        new Rows(
            "/v1/missions/WALKED/contributors?on=2022-12-01",
            List.of("contributors"),
            "contributor")),
    TIMELINE(new Rows("/v1/missions/WALKED/timeline", List.of("timeline"), "day")),
    FOLDED_TIMELINE(new Rows("/v1/missions/WALKED/timeline?about=0.2", List.of("timeline"), "day")),
    CHANGES(
        new Rows(
            "/v1/missions/WALKED/changes?since=2022-01-01&until=2023-06-30&basis=announced",
            List.of("changes"),
            "id")),
    STORY(new Rows("/v1/missions/WALKED/contributors/BEN?on=2022-12-01", List.of("story"), "id")),
    STEPS(
        new Rows(
            "/v1/missions/WALKED/contributors/BEN?rows=timeline&on=2022-12-01",
            List.of("timeline"),
            "day")),
    INCIDENTS(new Rows("/v1/missions/WALKED/incidents", List.of("incidents"), "id")),
    CASUALTIES(
        new Rows(
            "/v1/missions/WALKED/casualties",
            List.of("byCause", "peacekeepersByNationality", "snapshots"),
            "kind",
            "victims",
            "cause",
            "contributor",
            "id")),
    OUTLOOK(
        new Rows(
            "/v1/missions/WALKED/outlook?on=2022-12-01",
            List.of(
                "plans",
                "due",
                "rotations",
                "access",
                "mandate",
                "reasons",
                "contradictions",
                "unknown"),
            "list",
            "kind",
            "contributor",
            "ids")),
    JOURNAL(new Rows("/v1/announcements?mission=WALKED", List.of("announcements"), "id")),
    PARKED(new Rows("/v1/parked", List.of("parked"), "id"));

    private final Rows rows;

    Of(Rows rows) {
      this.rows = rows;
    }
  }

  @BeforeAll
  static void open() {
    log = TestLog.ofService();
    for (String mission : new String[] {"WALKED-A", "WALKED-B", "WALKED-C"}) {
      appendUnreadable(mission);
      append(Said.note(mission, "a word"));
    }
    append(Said.strength("WALKED", 1_000, "2022-08-31"));
    append(Said.strength("WALKED", 1_100, "2022-09-30"));
    append(Said.strength("WALKED", 1_200, "2022-10-31"));
    for (String contributor : new String[] {"BEN", "CIV", "EGY"}) {
      append(Said.strength("WALKED", contributor, 100, "2022-10-31"));
      Recorded leaving = Said.leaving("WALKED", contributor, "2022-11-10", "2023-12-31");
      append(leaving);
      append(dispute(leaving.id()));
      disputed = leaving.id();
      append(incident("hostile-act", contributor, "2022-06-03"));
      append(total(contributor, "2022-11-30"));
    }
    append(Said.strength("WALKED", "BEN", 90, "2022-11-01"));
    append(Said.leaving("WALKED", "BEN", "2022-11-20", "2023-11-30"));
  }

  @AfterAll
  static void close() {
    log.close();
  }

  @ParameterizedTest
  @EnumSource
  void every_format_has_the_same_rows_and_is_not_sent_again(Of of) throws IOException {
    List<String> rows = identities(of, json(with(of, "limit=500")));
    assertThat(rows).hasSizeGreaterThan(2).doesNotHaveDuplicates();

    Response lines = ask("application/x-ndjson", with(of, "limit=500"));
    List<String> told = new ArrayList<>();
    for (String line : lines.asString().lines().toList()) {
      told.add(identity(of, JSON.readTree(line)));
    }
    assertThat(told).isEqualTo(rows);
    assertThat(ask("text/csv", with(of, "limit=500")).asString().lines()).hasSize(rows.size() + 1);

    for (String format : new String[] {"application/json", "application/x-ndjson", "text/csv"}) {
      Response first = ask(format, of.rows.path());
      assertThat(first.header("Muster-Position")).isNotBlank();
      Response again =
          request()
              .accept(format)
              .header("If-None-Match", first.header("ETag"))
              .get(of.rows.path());
      assertThat(again.statusCode()).isEqualTo(304);
      assertThat(again.asByteArray()).isEmpty();
      assertThat(again.header("Muster-Position")).isNotBlank();
    }
  }

  @ParameterizedTest
  @EnumSource
  void pages_have_every_row_once_while_more_is_announced(Of of) throws IOException {
    List<String> before = identities(of, json(with(of, "limit=500")));
    List<String> paged = new ArrayList<>();
    int pages = 0;
    String cursor = "";
    while (!cursor.isEmpty() || paged.isEmpty()) {
      JsonNode page = json(with(of, "limit=" + (before.size() / 5 + 1) + cursor));
      paged.addAll(identities(of, page));
      cursor = page.path("next").isTextual() ? "&cursor=" + escaped(page.path("next")) : "";
      if (pages++ < 2) {
        announceMore();
      }
    }
    assertThat(paged).doesNotHaveDuplicates().containsAll(before);
  }

  @ParameterizedTest
  @EnumSource
  void pages_of_a_table_add_up_to_the_table(Of of) {
    List<String> whole = ask("text/csv", with(of, "limit=500")).asString().lines().toList();
    List<String> paged = new ArrayList<>(whole.subList(0, 1));
    String cursor = "";
    do {
      Response page = ask("text/csv", with(of, "limit=" + (whole.size() / 5 + 1) + cursor));
      paged.addAll(page.asString().lines().skip(1).toList());
      String link = page.header("Link");
      Matcher next = NEXT.matcher(link == null ? "" : link);
      cursor = next.matches() ? "&cursor=" + next.group(1) : "";
    } while (!cursor.isEmpty());
    assertThat(paged).isEqualTo(whole);
  }

  @ParameterizedTest
  @EnumSource
  void a_cursor_that_is_none_is_refused(Of of) {
    Response refused = request().get(with(of, "cursor=%3F%3F"));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.jsonPath().getString("parameter")).isEqualTo("cursor");
  }

  @Test
  void what_the_log_had_at_a_position_is_answered_in_the_same_bytes_for_ever() {
    String vector = request().get("/v1/missions").header("Muster-Position");
    int partitions = vector.split("\\.").length;
    String unheard = neighbour("WALKED", partitions);
    List<String> questions =
        Stream.of(
                "/v1/missions/WALKED/posture?on=2022-12-01",
                "/v1/missions/WALKED/timeline",
                "/v1/missions/WALKED/contributors?on=2022-12-01",
                "/v1/missions/WALKED/contributors/BEN?on=2022-12-01",
                "/v1/missions/WALKED/changes?since=2022-01-01&until=2099-06-30&basis=announced",
                "/v1/missions/WALKED/casualties",
                "/v1/missions/WALKED/incidents",
                "/v1/missions/WALKED/outlook?on=2022-12-01",
                "/v1/announcements?mission=WALKED",
                "/v1/announcements?contributor=BEN&limit=2",
                "/v1/announcements/" + disputed)
            .map(path -> with(path, "atPosition=" + vector))
            .toList();
    List<String> before =
        questions.stream().map(path -> ask("application/json", path).asString()).toList();
    announceMore();
    append(Said.retraction("WALKED", disputed));
    appendUnreadable("WALKED");
    append(Said.note(unheard, "a word"));
    String nothing = "/v1/missions/" + unheard + "/posture?on=2022-12-01&atPosition=" + vector;
    String notYet = ask("application/json", nothing).asString();
    append(Said.strength(unheard, 10, "2022-10-31"));

    for (int i = 0; i < questions.size(); i++) {
      assertThat(ask("application/json", questions.get(i)).asString())
          .as(questions.get(i))
          .isEqualTo(before.get(i));
    }
    assertThat(ask("application/json", nothing).asString())
        .isEqualTo(notYet)
        .contains("\"whyNull\":\"not-known-yet\"", "\"reduction\":null", "\"suspended\":null");
    assertThat(
            ask("application/json", "/v1/announcements/" + disputed).jsonPath().getString("status"))
        .isEqualTo("retracted");
    assertThat(
            ask("application/json", "/v1/announcements/" + disputed)
                .jsonPath()
                .getList("disputedBy"))
        .hasSize(1);
  }

  /// Another mission of the same partition.
  private static String neighbour(String mission, int partitions) {
    return Stream.iterate(0, i -> i + 1)
        .map(i -> "UNHEARD-" + i)
        .filter(name -> Log.partitionOf(name, partitions) == Log.partitionOf(mission, partitions))
        .findFirst()
        .orElseThrow();
  }

  /// Something for each list, before and behind what is there.
  private static void announceMore() {
    int turn = added++;
    append(Said.note("WALKED-" + turn, "a word"));
    appendUnreadable("WALKED-A");
    append(Said.note("WALKED-A", "a word"));
    append(Said.strength("WALKED", 2_000 + turn, "2022-07-%02d".formatted(turn % 30 + 1)));
    append(Said.strength("WALKED", 3_000 + turn, "2022-12-%02d".formatted(turn % 30 + 1)));
    String comer = COMERS[turn % COMERS.length];
    append(Said.strength("WALKED", comer, 7, "2022-10-31"));
    append(Said.strength("WALKED", "BEN", 80 - turn, "2022-11-%02d".formatted(turn % 20 + 2)));
    append(incident("accident", comer, "2022-03-03"));
    append(incident("illness", comer, "2022-09-03"));
    append(total(comer, "2022-12-15"));
  }

  private static void append(Recorded recorded) {
    reached(log.append(recorded));
  }

  private static void appendUnreadable(String mission) {
    reached(log.appendRaw(mission, "no JSON".getBytes(StandardCharsets.UTF_8)));
  }

  private static void reached(TestLog.Place place) {
    NEXT_OFFSETS.merge(place.partition(), place.offset() + 1, Math::max);
  }

  private static Recorded dispute(UUID target) {
    return Said.recorded(
        """
        {"type":"dispute","mission":"WALKED","target":"%s","saidBy":"MLI","reason":"not so",
         "sources":[{"publisher":"A newspaper","title":"A title"}]}\
        """
            .formatted(target));
  }

  private static Recorded incident(String category, String of, String day) {
    return Said.recorded(
        """
        {"type":"incident-reported","mission":"WALKED","category":"%s","occurred":"%s",
         "announced":"2022-09","casualties":[{"victims":"peacekeeper","contributor":"%s",
         "killed":{"value":1,"qualifier":"exact","text":"1"}}],
         "sources":[{"publisher":"A newspaper","title":"=A1"}]}\
        """
            .formatted(category, day, of));
  }

  private static Recorded total(String of, String asOf) {
    return Said.recorded(
        """
        {"type":"casualty-total-reported","mission":"WALKED","cause":"hostile-act",
         "victims":"peacekeeper","contributor":"%s","asOf":"%s","announced":"2022-12",
         "cumulative":{"value":9,"qualifier":"exact","text":"9"},
         "sources":[{"publisher":"A newspaper","title":"A title"}]}\
        """
            .formatted(of, asOf));
  }

  private static String with(Of of, String parameters) {
    return with(of.rows.path(), parameters);
  }

  private static String with(String path, String parameters) {
    return path + (path.contains("?") ? "&" : "?") + parameters;
  }

  private static String escaped(JsonNode cursor) {
    return URLEncoder.encode(cursor.textValue(), StandardCharsets.UTF_8);
  }

  private static List<String> identities(Of of, JsonNode page) {
    List<String> identities = new ArrayList<>();
    for (String list : of.rows.lists()) {
      page.path(list).forEach(row -> identities.add(identity(of, row)));
    }
    return identities;
  }

  private static String identity(Of of, JsonNode row) {
    return Stream.of(of.rows.identity()).map(name -> row.path(name).toString()).toList().toString();
  }

  private JsonNode json(String path) throws IOException {
    return JSON.readTree(ask("application/json", path).asByteArray());
  }

  private Response ask(String format, String path) {
    Response response = request().accept(format).get(path);
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    return response;
  }

  private RequestSpecification request() {
    Log read = Asking.log(live);
    List<Long> next =
        IntStream.range(0, read.partitions())
            .mapToObj(partition -> NEXT_OFFSETS.getOrDefault(partition, 0L))
            .toList();
    return RestAssured.given()
        .urlEncodingEnabled(false)
        .header("Muster-Position", new LogVector(read.lineage(), next).toString())
        .header("Prefer", "wait=30");
  }
}
