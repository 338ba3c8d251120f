package org.muster.events;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.muster.contracts.announcement.Announcement;
import org.muster.contracts.json.AnnouncementJson;
import org.muster.contracts.recorded.KeyedId;
import org.muster.contracts.recorded.Recorded;
import org.muster.contracts.recorded.Recorder;
import org.muster.localstack.LocalStackTestResource;

@QuarkusTest
@WithTestResource(LocalStackTestResource.class)
class PostingTest {

  private static final String PATH = "/v1/announcements";
  private static final Recorder LOCAL = new Recorder("local", "local", "editor");

  @Inject LogProbe log;

  static Response post(String body) {
    return given().contentType("application/json").body(body).post(PATH);
  }

  static Response post(String key, String body) {
    return given()
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .body(body)
        .post(PATH);
  }

  @Test
  void an_announcement_is_recorded_and_stands_on_the_topic_as_a_cloud_event() {
    Response answer = post(Bodies.withdrawal());

    answer
        .then()
        .statusCode(201)
        .contentType("application/json")
        .header("X-Content-Type-Options", "nosniff")
        .body("recordedBy.issuer", equalTo("local"))
        .body("contributor", equalTo("CIV"));
    String id = answer.path("id");
    assertThat(UUID.fromString(id).version()).isEqualTo(7);
    assertThat(answer.header("Location")).endsWith(PATH + "/" + id);
    var record = log.at(answer.header("Muster-Position"));
    assertThat(record.key()).isEqualTo("MINUSMA");
    assertThat(record.value()).isEqualTo(answer.asByteArray());
    assertThat(LogProbe.headers(record))
        .containsEntry("ce_specversion", "1.0")
        .containsEntry("ce_id", id)
        .containsEntry("ce_type", "org.muster.withdrawal-announced.v1")
        .containsEntry("ce_source", "/events-service")
        .containsEntry("ce_subject", "MINUSMA/CIV")
        .containsEntry("ce_time", "2022-11-11T00:00:00Z")
        .containsEntry("ce_recordedtime", answer.path("recordedAt"))
        .containsEntry("content-type", "application/json");
  }

  @Test
  void the_same_key_and_body_again_gives_the_same_answer_and_appends_nothing() throws Exception {
    String key = "\"" + UUID.randomUUID() + "\"";
    Response first = post(key, Bodies.withdrawal());
    first.then().statusCode(201).header("Idempotency-Replayed", equalTo(null));
    long before = log.records();

    Response second = post(key, Bodies.withdrawal());

    second.then().statusCode(201).header("Idempotency-Replayed", "true");
    assertThat(second.asString()).isEqualTo(first.asString());
    assertThat(second.header("Muster-Position")).isEqualTo(first.header("Muster-Position"));
    assertThat(log.records()).isEqualTo(before);
  }

  @Test
  void a_key_is_the_same_in_quotes_without_them_and_in_the_body() {
    String key = UUID.randomUUID().toString();
    String id = post("\"" + key + "\"", Bodies.withdrawal()).path("id");

    assertThat((String) post(key, Bodies.withdrawal()).path("id")).isEqualTo(id);
    assertThat(
            (String)
                post(Bodies.withdrawal("CIV", 900, ",\"key\":\"%s\"".formatted(key))).path("id"))
        .isEqualTo(id);
    assertThat(UUID.fromString(id)).isEqualTo(KeyedId.of("local", "local", "MINUSMA", key));
  }

  @Test
  void the_same_key_with_another_body_is_a_conflict() throws Exception {
    String key = UUID.randomUUID().toString();
    String id = post(key, Bodies.withdrawal()).path("id");
    long before = log.records();

    post(key, Bodies.withdrawal("CIV", 901))
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:muster:problem:key-conflict"))
        .body("detail", matchesPattern(".*" + id + ".*"));

    assertThat(log.records()).isEqualTo(before);
  }

  @Test
  void two_different_keys_for_one_post_are_refused() {
    post("one", Bodies.withdrawal("CIV", 900, ",\"key\":\"two\""))
        .then()
        .statusCode(400)
        .body("errors.pointer", equalTo(List.of("/key")));
    post("\"unfinished", Bodies.withdrawal()).then().statusCode(400);
    given()
        .contentType("application/json")
        .header("Idempotency-Key", "a", "b")
        .body(Bodies.withdrawal())
        .post(PATH)
        .then()
        .statusCode(400);
  }

  @Test
  void posts_with_one_key_at_the_same_instant_get_one_id_and_one_record() throws Exception {
    String key = UUID.randomUUID().toString();
    long before = log.records();
    List<Callable<Response>> posts =
        IntStream.range(0, 8)
            .<Callable<Response>>mapToObj(_ -> () -> post(key, Bodies.withdrawal()))
            .toList();

    List<Response> answers;
    try (var threads = Executors.newFixedThreadPool(8)) {
      answers = threads.invokeAll(posts).stream().map(f -> f.resultNow()).toList();
    }

    assertThat(answers).allSatisfy(a -> assertThat(a.statusCode()).isEqualTo(201));
    assertThat(answers.stream().map(a -> a.<String>path("id")).distinct()).hasSize(1);
    assertThat(answers.stream().map(a -> a.header("Muster-Position")).distinct()).hasSize(1);
    assertThat(log.records()).isEqualTo(before + 1);
  }

  @Test
  void what_another_instance_recorded_first_under_the_key_stands() throws Exception {
    String key = UUID.randomUUID().toString();
    Recorded other = recordedElsewhere(key, Bodies.withdrawal("CIV", 900, keyField(key)));
    log.write(other);

    Response same = post(key, Bodies.withdrawal());

    same.then().statusCode(201).header("Idempotency-Replayed", "true");
    assertThat((String) same.path("recordedAt")).isEqualTo("2022-11-12T00:00:00Z");
    post(key, Bodies.withdrawal("CIV", 1)).then().statusCode(422);
  }

  @Test
  void a_record_of_another_instance_that_comes_later_changes_nothing() throws Exception {
    String key = UUID.randomUUID().toString();
    Response first = post(key, Bodies.withdrawal());
    log.write(recordedElsewhere(key, Bodies.withdrawal("CIV", 1, keyField(key))));
    post(Bodies.withdrawal());

    Response again = given().get(PATH + "/" + first.<String>path("id"));

    assertThat(again.asString()).isEqualTo(first.asString());
    assertThat(again.header("Muster-Position")).isEqualTo(first.header("Muster-Position"));
    post(key, Bodies.withdrawal()).then().statusCode(201).header("Idempotency-Replayed", "true");
  }

  private static String keyField(String key) {
    return ",\"key\":\"%s\"".formatted(key);
  }

  private static Recorded recordedElsewhere(String key, String body) {
    Announcement announcement =
        AnnouncementJson.read(body.getBytes(StandardCharsets.UTF_8)).orThrow();
    return new Recorded(
        KeyedId.of("local", "local", "MINUSMA", key),
        Instant.parse("2022-11-12T00:00:00Z"),
        LOCAL,
        announcement);
  }

  @Test
  void a_cloud_event_is_recorded_once_by_its_source_and_id() {
    String event = event("org.muster.withdrawal-announced.v1", Bodies.withdrawal());
    Response first = postEvent(event);
    first.then().statusCode(201).body("type", equalTo("withdrawal-announced"));

    postEvent(event)
        .then()
        .statusCode(201)
        .header("Idempotency-Replayed", "true")
        .body("id", equalTo(first.path("id")));
  }

  @Test
  void a_bad_cloud_event_is_refused_with_all_that_is_wrong_in_envelope_and_data() {
    postEvent(event("org.muster.suspension-announced.v1", Bodies.withdrawal()))
        .then()
        .statusCode(400)
        .body("errors.pointer", equalTo(List.of("/type")));
    postEvent(
            "{\"specversion\":\"0.3\",\"source\":\"/x\",\"data\":{\"type\":\"incident-reported\"}}")
        .then()
        .statusCode(400)
        .body("errors.pointer", hasItem("/specversion"))
        .body("errors.pointer", hasItem("/id"))
        .body("errors.pointer", hasItem("/type"))
        .body("errors.pointer", hasItem("/data/mission"))
        .body("errors.pointer", hasItem("/data/occurred"));
  }

  private static String event(String type, String data) {
    return """
    {"specversion":"1.0","id":"%s","source":"https://example.org/desk","type":"%s","data":%s}\
    """
        .formatted(UUID.randomUUID(), type, data);
  }

  private static Response postEvent(String event) {
    return given().contentType("application/cloudevents+json").body(event).post(PATH);
  }

  @Test
  void a_relation_by_key_is_recorded_with_the_id() {
    String key = UUID.randomUUID().toString();
    String id = post(key, Bodies.withdrawal()).path("id");

    post(Bodies.withdrawal(
            "CIV", 800, ",\"relations\":[{\"rel\":\"supersedes\",\"key\":\"%s\"}]".formatted(key)))
        .then()
        .statusCode(201)
        .body("relations[0].id", equalTo(id))
        .body("relations[0].key", equalTo(null));
  }

  @Test
  void an_announcement_is_fetched_as_it_was_recorded() {
    Response posted = post(Bodies.incident());
    String at = PATH + "/" + posted.<String>path("id");

    Response fetched = given().get(at);

    fetched.then().statusCode(200).header("ETag", notNullValue());
    assertThat(fetched.asString()).isEqualTo(posted.asString());
    assertThat(fetched.header("Muster-Position")).isEqualTo(posted.header("Muster-Position"));
    given().header("If-None-Match", fetched.header("ETag")).get(at).then().statusCode(304);
  }

  @Test
  void an_unknown_id_is_404_and_a_malformed_one_400() {
    given()
        .get(PATH + "/" + UUID.randomUUID())
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("title", notNullValue());
    given().get(PATH + "/1-1-1-1-1").then().statusCode(400).body("status", equalTo(400));
  }
}
