package org.muster.events;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muster.localstack.LocalStackTestResource;

@QuarkusTest
@WithTestResource(LocalStackTestResource.class)
class PointingTest {

  private static String recorded(String body) {
    return PostingTest.post(body).path("id");
  }

  @Test
  void a_correction_a_retraction_and_a_dispute_of_a_known_target_are_recorded() {
    String id = recorded(Bodies.withdrawal());

    PostingTest.post(Bodies.correction(id, Bodies.withdrawal("CIV", 90)))
        .then()
        .statusCode(201)
        .body("target", equalTo(id));
    PostingTest.post(Bodies.retraction(id)).then().statusCode(201);
    PostingTest.post(Bodies.dispute("MINUSMA", id)).then().statusCode(201);
  }

  @Test
  void an_unknown_target_is_refused() {
    PostingTest.post(Bodies.retraction(UUID.randomUUID().toString()))
        .then()
        .statusCode(422)
        .body("type", equalTo("urn:muster:problem:rule"))
        .body("errors.pointer", equalTo(List.of("/target")))
        .body("detail", containsString("R8c"));
    PostingTest.post(Bodies.retraction("a key nobody used")).then().statusCode(422);
  }

  @Test
  void a_target_of_another_mission_is_refused() {
    PostingTest.post(Bodies.dispute("MONUSCO", recorded(Bodies.withdrawal())))
        .then()
        .statusCode(422)
        .body("detail", containsString("MINUSMA"));
  }

  @Test
  void a_correction_keeps_the_type_also_through_corrections() {
    String id = recorded(Bodies.withdrawal());
    String correction = recorded(Bodies.correction(id, Bodies.withdrawal("CIV", 90)));

    PostingTest.post(Bodies.correction(correction, Bodies.suspension("CIV")))
        .then()
        .statusCode(422)
        .body("errors.pointer", equalTo(List.of("/announcement/type")));
    PostingTest.post(Bodies.correction(correction, Bodies.withdrawal("CIV", 91)))
        .then()
        .statusCode(201);
  }

  @Test
  void a_retraction_cannot_be_corrected_but_retracted() {
    String retraction = recorded(Bodies.retraction(recorded(Bodies.withdrawal())));

    PostingTest.post(Bodies.correction(retraction, Bodies.withdrawal())).then().statusCode(422);
    PostingTest.post(Bodies.retraction(retraction)).then().statusCode(201);
  }
}
