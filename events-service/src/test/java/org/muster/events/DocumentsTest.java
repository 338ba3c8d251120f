package org.muster.events;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.parsing.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.events.posting.Examples;
import org.muster.localstack.LocalStackTestResource;

@QuarkusTest
@WithTestResource(LocalStackTestResource.class)
class DocumentsTest {

  @BeforeEach
  void schemas_are_json() {
    RestAssured.registerParser("application/schema+json", Parser.JSON);
  }

  @Test
  void each_type_has_a_schema_as_posted_and_as_recorded() {
    given()
        .get("/v1/schemas/withdrawal-announced")
        .then()
        .statusCode(200)
        .contentType("application/schema+json")
        .body("properties", not(hasKey("recordedBy")));
    given()
        .get("/v1/schemas/withdrawal-announced?recorded=true")
        .then()
        .statusCode(200)
        .body("properties", hasKey("recordedBy"));
    given().get("/v1/schemas/coup").then().statusCode(404);
  }

  @Test
  void the_topic_has_its_asyncapi_document() {
    given().get("/v1/asyncapi").then().statusCode(200).body("asyncapi", startsWith("3."));
    given().get("/v1/schemas/withdrawal-announced.v1.recorded.json").then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {Examples.WITHDRAWAL, Examples.SUSPENSION, Examples.INCIDENT})
  void the_examples_of_the_documents_can_be_posted(String example) {
    PostingTest.post(example).then().statusCode(201);
  }

  @Test
  void the_example_of_a_cloud_event_can_be_posted() {
    given()
        .contentType("application/cloudevents+json")
        .body(Examples.CLOUD_EVENT)
        .post("/v1/announcements")
        .then()
        .statusCode(201)
        .body("type", equalTo("incident-reported"));
  }

  @Test
  void the_example_of_a_batch_can_be_posted() throws Exception {
    assertThat(BatchTest.statuses(BatchTest.results(BatchTest.post(Examples.LINES))))
        .containsExactly(201, 201);
  }
}
