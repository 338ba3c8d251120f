package org.muster.events;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalToIgnoringCase;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.muster.localstack.LocalStackTestResource;

/// A browser may post from the page and from no other origin.
@QuarkusTest
@WithTestResource(LocalStackTestResource.class)
class CrossOriginTest {

  @Test
  void the_page_may_post() {
    asked("http://localhost:8081")
        .statusCode(200)
        .header("Access-Control-Allow-Origin", "http://localhost:8081")
        .header(
            "Access-Control-Allow-Headers", equalToIgnoringCase("content-type,idempotency-key"));
  }

  @Test
  void another_origin_may_not() {
    asked("https://elsewhere.example").header("Access-Control-Allow-Origin", nullValue());
  }

  private static ValidatableResponse asked(String origin) {
    return given()
        .header("Origin", origin)
        .header("Access-Control-Request-Method", "POST")
        .header("Access-Control-Request-Headers", "content-type,idempotency-key")
        .options("/v1/announcements")
        .then();
  }
}
