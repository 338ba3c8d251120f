package org.muster.projections.replay;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.time.Duration;

/// Replays as a client starts and watches them.
final class Replaying {

  private static final Duration LONG = Duration.ofSeconds(60);

  private Replaying() {}

  static void nothingRuns() {
    await()
        .atMost(LONG)
        .until(() ->
            given().get("/v1/replays").jsonPath().getList("replays.state").stream()
                .noneMatch("running"::equals));
  }

  static long start(String body) {
    return given()
        .body(body)
        .post("/v1/replays")
        .then()
        .statusCode(202)
        .extract()
        .jsonPath()
        .getLong("id");
  }

  /// The replay that filled a generation.
  static int of(int generation) {
    return given()
        .get("/v1/replays")
        .jsonPath()
        .getInt("replays.find { it.generation == %d }.id".formatted(generation));
  }

  static JsonPath ended(long id) {
    await()
        .atMost(LONG)
        .until(() ->
            !given().get("/v1/replays/" + id).jsonPath().getString("state").equals("running"));
    return given().get("/v1/replays/" + id).jsonPath();
  }
}
