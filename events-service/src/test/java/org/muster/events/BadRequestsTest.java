package org.muster.events;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.muster.localstack.LocalStackTestResource;

@QuarkusTest
@WithTestResource(LocalStackTestResource.class)
class BadRequestsTest {

  private static final String PATH = "/v1/announcements";

  @Inject LogProbe log;

  static Stream<Arguments> bad() {
    String personnel = "{\"value\":900,\"qualifier\":\"exact\"}";
    return Stream.of(
        row("no JSON", "{\"type\":", ""),
        row("nothing", "", ""),
        row("a list", "[]", ""),
        row("a name twice", "{\"type\":\"retraction\",\"type\":\"retraction\"}", ""),
        row("nesting", "[".repeat(100), ""),
        row("an unknown type", "{\"type\":\"coup\"}", "/type"),
        row("U+0000", Bodies.withdrawal("CIV", 1, ",\"saidBy\":\"a\\u0000b\""), "/saidBy"),
        row("a lone surrogate", Bodies.withdrawal("CIV", 1, ",\"saidBy\":\"\\ud800\""), "/saidBy"),
        row("30 February", Bodies.withdrawal("CIV", 1, ",\"starts\":\"2022-02-30\""), "/starts"),
        row(
            "a range upside down",
            Bodies.withdrawal("CIV", 1, ",\"completes\":\"[2023-12-31..2022-01-01]\""),
            "/completes"),
        row("an unknown country", Bodies.withdrawal("ZZZ", 1), "/contributor"),
        row(
            "a quote of 401",
            Bodies.withdrawal()
                .replace("\"published\"", "\"quote\":\"" + "q".repeat(401) + "\",\"published\""),
            "/sources/0/quote"),
        row(
            "a javascript address",
            Bodies.withdrawal()
                .replace("\"published\"", "\"url\":\"javascript:alert(1)\",\"published\""),
            "/sources/0/url"),
        row("a field of another type", Bodies.withdrawal("CIV", 1, ",\"host\":\"MLI\""), "/host"),
        row("an id", Bodies.withdrawal("CIV", 1, ",\"id\":\"1\""), "/id"),
        row("a negative count", Bodies.withdrawal("CIV", -1), "/personnel/value"),
        row(
            "all at once",
            Bodies.withdrawal("xx", 1, ",\"recordedBy\":{}")
                .replace(personnel, "1")
                .replace("2022-11-11", "soon"),
            "/contributor",
            "/announced",
            "/recordedBy"));
  }

  private static Arguments row(String what, String body, String... pointers) {
    return Arguments.of(what, body, List.of(pointers));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bad")
  void a_bad_body_is_refused_with_every_error_and_leaves_nothing(
      String what, String body, List<String> pointers) throws Exception {
    long before = log.records();

    Response answer = given().contentType("application/json").body(body).post(PATH);

    answer.then().statusCode(400).contentType("application/problem+json");
    assertThat(answer.<List<String>>path("errors.pointer"))
        .as(what)
        .containsExactlyInAnyOrderElementsOf(pointers);
    assertThat(log.records()).isEqualTo(before);
  }

  @Test
  void bytes_that_are_not_utf_8_are_refused() {
    byte[] body =
        Bodies.withdrawal("CIV", 1, ",\"saidBy\":\"a\u00e9\"")
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

    given().contentType("application/json").body(body).post(PATH).then().statusCode(400);
  }

  @Test
  void one_byte_over_the_limit_is_413_and_at_the_limit_it_is_read() {
    String body = Bodies.withdrawal();

    posted(body + " ".repeat(65_536 - body.length())).then().statusCode(201);
    posted(body + " ".repeat(65_537 - body.length()))
        .then()
        .statusCode(413)
        .contentType("application/problem+json");
    posted("x".repeat(5_000_000)).then().statusCode(413);
  }

  private static Response posted(String body) {
    return given().contentType("application/json").body(body).post(PATH);
  }

  @Test
  void other_addresses_methods_and_media_types_are_problems_too() {
    given().get("/v1/nothing").then().statusCode(404).contentType("application/problem+json");
    given()
        .delete(PATH)
        .then()
        .statusCode(405)
        .contentType("application/problem+json")
        .body("status", equalTo(405));
    given()
        .contentType("text/plain")
        .body("x")
        .post(PATH)
        .then()
        .statusCode(415)
        .contentType("application/problem+json")
        .body("detail", not(containsString("Exception")));
    given().body(new byte[0]).post(PATH).then().statusCode(415);
  }

  @Test
  void the_service_describes_itself_and_is_ready() {
    given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    given().get("/q/health/live").then().statusCode(200);
    given()
        .get("/q/openapi")
        .then()
        .statusCode(200)
        .body(containsString("/v1/announcements/batch"));
    given().get("/q/swagger-ui/").then().statusCode(200);
    given().get("/q/metrics").then().statusCode(200).body(containsString("muster_index_events"));
  }
}
