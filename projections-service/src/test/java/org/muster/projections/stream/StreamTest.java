package org.muster.projections.stream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jboss.resteasy.reactive.server.jaxrs.SseImpl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muster.contracts.position.LogVector;
import org.muster.contracts.recorded.Recorded;
import org.muster.localstack.LocalStackTestResource;
import org.muster.projections.Asking;
import org.muster.projections.OldCode;
import org.muster.projections.Said;
import org.muster.projections.TestLog;
import org.muster.projections.database.Database;
import org.muster.projections.http.Advances;
import org.muster.projections.live.LiveProjection;

@QuarkusTest
@WithTestResource(LocalStackTestResource.class)
class StreamTest {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static TestLog log;

  @Inject LiveProjection live;
  @Inject Feed feed;
  @Inject Advances advances;
  @Inject Database database;

  @BeforeAll
  static void open() {
    log = TestLog.ofService();
  }

  @AfterAll
  static void close() {
    log.close();
  }

  @Test
  void an_announcement_is_told_when_it_is_projected() {
    try (Listener listener = Listener.at(of("HEARD"))) {
      assertThat(listener.next("generation").text("why")).isEqualTo("connected");
      log.append(Said.note("UNHEARD", "of another mission"));
      Recorded leaving = Said.leaving("HEARD", "BEN", "2022-11-10", "2023-12-31");
      var place = log.append(leaving);

      Listener.Heard told = listener.next("announcement");

      assertThat(told.text("id")).isEqualTo(leaving.id().toString());
      assertThat(told.text("type")).isEqualTo("withdrawal-announced");
      assertThat(told.text("mission")).isEqualTo("HEARD");
      assertThat(told.text("contributor")).isEqualTo("BEN");
      assertThat(told.text("status")).isEqualTo("effective");
      assertThat(told.text("position")).isEqualTo(Asking.token(live, place));
      assertThat(LogVector.parse(told.id()).next().get(place.partition()))
          .isEqualTo(place.offset() + 1);
    }
  }

  @Test
  void who_comes_back_goes_on_exactly_where_they_were() {
    List<Recorded> notes = notes("RESUMED", 5);
    String before = here();
    notes.forEach(log::append);
    String middle;
    try (Listener listener = Listener.at(URI.create(of("RESUMED") + "&lastEventId=" + before))) {
      List<Listener.Heard> first = listener.announcements(2);
      assertThat(ids(first)).isEqualTo(ids(notes, 0, 2));
      middle = first.getLast().id();
    }
    try (Listener listener = Listener.at(of("RESUMED"), middle)) {
      assertThat(ids(listener.announcements(3))).isEqualTo(ids(notes, 2, 5));
      Recorded last = Said.note("RESUMED", "afterwards");
      log.append(last);
      assertThat(listener.next("announcement").text("id")).isEqualTo(last.id().toString());
    }
  }

  @Test
  void a_promotion_is_told_and_fires_no_announcement_again() {
    try (Listener listener = Listener.at(of("REPLAYED-3"))) {
      int before = listener.next("generation").json().path("generation").asInt();
      Recorded first = Said.note("REPLAYED-3", "before the replay");
      log.append(first);
      assertThat(listener.next("announcement").text("id")).isEqualTo(first.id().toString());

      given().body("{}").post("/v1/replays").then().statusCode(202);

      Listener.Heard promoted = listener.nextEvent();
      assertThat(promoted.name()).isEqualTo("generation");
      assertThat(promoted.text("why")).isEqualTo("promoted");
      assertThat(promoted.json().path("generation").asInt()).isGreaterThan(before);
      assertThat(promoted.json().path("rules").asInt()).isPositive();
      assertThat(LogVector.parse(promoted.text("position"))).isNotNull();

      Recorded second = Said.note("REPLAYED-3", "after the replay");
      log.append(second);
      Listener.Heard next = listener.nextEvent();
      assertThat(next.text("id")).isEqualTo(second.id().toString());
    }
  }

  @Test
  void a_parked_record_that_is_released_is_told_like_any_other() throws SQLException {
    Recorded note = Said.note("RELEASED-2", "parked at first");
    var place = log.append(note);
    var last = log.append(Said.note("RELEASED-2", "a word"));
    Asking.notBefore(live, last).get("/v1/missions").then().statusCode(200);
    OldCode.parked(database, note, place);
    try (Listener listener = Listener.at(of("RELEASED-2"))) {
      String id = listener.next("generation").id();

      given()
          .post("/v1/parked/%d.%d/retry".formatted(place.partition(), place.offset()))
          .then()
          .statusCode(200);

      assertThat(listener.nextEvent().text("why")).isEqualTo("refolded");
      Listener.Heard told = listener.nextEvent();
      assertThat(told.name()).isEqualTo("announcement");
      assertThat(told.text("id")).isEqualTo(note.id().toString());
      assertThat(told.id()).as("the place does not go back").isEqualTo(id);
      Recorded next = Said.note("RELEASED-2", "afterwards");
      log.append(next);
      assertThat(listener.nextEvent().text("id")).isEqualTo(next.id().toString());
    }
  }

  @Test
  void who_takes_compressed_answers_hears_events_at_once_too() {
    try (Listener listener = Listener.at(of("GZIPPED"), List.of("Accept-Encoding", "gzip"))) {
      assertThat(listener.next("generation").text("why")).isEqualTo("connected");
      Recorded note = Said.note("GZIPPED", "a word");
      log.append(note);
      assertThat(listener.next("announcement").text("id")).isEqualTo(note.id().toString());
    }
  }

  @Test
  void who_hears_nothing_hears_that_the_line_is_alive() {
    try (Listener listener = Listener.at(of("SILENT"))) {
      Listener.Heard comment = listener.next(":");
      assertThat(LogVector.parse(comment.id())).isNotNull();
    }
  }

  @Test
  void who_reads_too_slowly_is_told_so_and_goes_on_where_they_were() throws SQLException {
    String before = here();
    List<Recorded> notes = notes("SLOW", 20);
    var last = notes.stream().map(log::append).toList().getLast();
    Asking.notBefore(live, last).get("/v1/missions").then().statusCode(200);
    SlowReader reader = new SlowReader(5);
    StreamClient client = client(reader, before, "SLOW");

    Thread telling = tell(client);
    await().atMost(LONG).until(() -> reader.names().contains("lagging"));
    reader.read(1);
    await().atMost(LONG).until(() -> !telling.isAlive());

    assertThat(reader.names())
        .containsExactly(
            "generation",
            "announcement",
            "announcement",
            "announcement",
            "announcement",
            "lagging");
    assertThat(reader.isComplete()).isTrue();
    assertThat(reader.isCutOff()).isFalse();
    try (Listener listener = Listener.at(of("SLOW"), reader.lastId())) {
      assertThat(ids(listener.announcements(16))).isEqualTo(ids(notes, 4, 20));
    }
  }

  @Test
  void who_does_not_read_at_all_is_cut_off() throws SQLException {
    SlowReader reader = new SlowReader(0);

    Thread telling = tell(client(reader, here(), "SLOWER"));
    await().atMost(LONG).until(() -> !telling.isAlive());

    assertThat(reader.names()).containsExactly("lagging");
    assertThat(reader.isCutOff()).isTrue();
  }

  private StreamClient client(SlowReader reader, String from, String mission) throws SQLException {
    return new StreamClient(
        feed,
        advances,
        new Impatient(),
        new SseImpl(),
        reader.outlet(),
        new StreamClient.Start(feed.now(), LogVector.parse(from), Optional.of(mission)));
  }

  private static Thread tell(StreamClient client) {
    return Thread.ofVirtual()
        .start(() -> {
          try {
            client.run(() -> false, () -> {});
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private static String here() {
    try (Listener listener = Listener.at(stream())) {
      return listener.next("generation").id();
    }
  }

  private record Impatient() implements StreamConfig {
    @Override
    public int maxClients() {
      return 1;
    }

    @Override
    public Duration heartbeat() {
      return Duration.ofSeconds(30);
    }

    @Override
    public Duration patience() {
      return Duration.ofMillis(300);
    }
  }

  @Test
  void more_clients_than_allowed_are_asked_to_come_later() {
    nobodyListens(); // a client that left before frees its seat a moment later
    long replay =
        given()
            .body("{\"dryRun\": true}")
            .post("/v1/replays")
            .then()
            .statusCode(202)
            .extract()
            .jsonPath()
            .getLong("id");
    List<Listener> listeners = new ArrayList<>();
    try {
      while (listeners.size() <= 10
          && (listeners.isEmpty() || listeners.getLast().status() == 200)) {
        listeners.add(Listener.at(of("CROWDED")));
      }
      given()
          .get("/v1/stream")
          .then()
          .statusCode(503)
          .header("Retry-After", notNullValue())
          .contentType("application/problem+json");
      given().get("/v1/replays/" + replay + "/stream").then().statusCode(503);
    } finally {
      listeners.forEach(Listener::close);
    }
    nobodyListens();
  }

  private static void nobodyListens() {
    await().atMost(LONG).until(() -> metric("muster_stream_clients") == 0);
  }

  @Test
  void a_place_of_another_log_or_beyond_the_end_is_refused() {
    String here = here();
    String lineage = here.substring(0, here.indexOf(':'));
    String zeros = "0" + ".0".repeat(LogVector.parse(here).next().size() - 1);
    refused("other:" + zeros, 409);
    refused(lineage + ":999999" + zeros.substring(1), 400);
    refused(lineage + ":0.0", 400);
    refused("nonsense", 400);
    given().header("Last-Event-ID", "nonsense").get("/v1/stream").then().statusCode(400);
    given().get("/v1/stream?mission=minusma").then().statusCode(400);
    given().get("/v1/stream?mision=MINUSMA").then().statusCode(400);
  }

  private static void refused(String lastEventId, int status) {
    given()
        .queryParam("lastEventId", lastEventId)
        .get("/v1/stream")
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("parameter", equalTo("lastEventId"));
  }

  private static URI stream() {
    return URI.create("http://localhost:%d/v1/stream".formatted(RestAssured.port));
  }

  private static URI of(String mission) {
    return URI.create(stream() + "?mission=" + mission);
  }

  private static List<Recorded> notes(String mission, int count) {
    return IntStream.range(0, count).mapToObj(i -> Said.note(mission, "note " + i)).toList();
  }

  private static List<String> ids(List<Listener.Heard> heard) {
    return heard.stream().map(event -> event.text("id")).toList();
  }

  private static List<String> ids(List<Recorded> recorded, int from, int to) {
    return recorded.subList(from, to).stream().map(one -> one.id().toString()).toList();
  }

  private static double metric(String name) {
    return given()
        .get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
