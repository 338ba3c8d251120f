package org.muster.events;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.muster.contracts.position.LogPosition;
import org.muster.localstack.LocalStackTestResource;

@QuarkusTest
@WithTestResource(LocalStackTestResource.class)
class BatchTest {

  private static final String PATH = "/v1/announcements/batch";
  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject LogProbe log;

  static Response post(String lines) {
    return given()
        .contentType("application/x-ndjson")
        .body(lines.getBytes(StandardCharsets.UTF_8))
        .post(PATH);
  }

  static List<JsonNode> results(Response response) throws IOException {
    List<JsonNode> results = new ArrayList<>();
    for (String line : response.asString().lines().toList()) {
      results.add(JSON.readTree(line));
    }
    return results;
  }

  static List<Integer> statuses(List<JsonNode> results) {
    return results.stream().map(r -> r.path("status").intValue()).toList();
  }

  @Test
  void each_line_is_answered_in_order_and_a_bad_one_does_not_stop_the_others() throws Exception {
    Response answer =
        post(
            String.join(
                "\n",
                Bodies.withdrawal(),
                "",
                "{not json",
                Bodies.suspension("EGY"),
                "{\"type\":\"incident-reported\",\"mission\":\"minusma\"}",
                Bodies.withdrawal("CIV", 900, ",\"reasons\":[\"" + "x".repeat(65536) + "\"]"),
                Bodies.incident()));

    answer.then().statusCode(200).contentType("application/x-ndjson");
    List<JsonNode> results = results(answer);
    assertThat(results.stream().map(r -> r.path("line").intValue()))
        .containsExactly(1, 3, 4, 5, 6, 7);
    assertThat(statuses(results)).containsExactly(201, 400, 201, 400, 413, 201);
    assertThat(results.get(0).fieldNames())
        .toIterable()
        .containsExactly("line", "status", "id", "position");
    assertThat(results.get(3).path("errors").findValuesAsText("pointer"))
        .contains("/mission", "/sources", "/occurred", "/category");
    given().get("/v1/announcements/" + results.get(5).path("id").asText()).then().statusCode(200);
  }

  @Test
  void a_batch_with_keys_that_is_sent_again_adds_nothing() throws Exception {
    String run = UUID.randomUUID().toString();
    String lines =
        IntStream.range(0, 700)
            .mapToObj(n -> Bodies.withdrawal("CIV", n, ",\"key\":\"%s-%d\"".formatted(run, n)))
            .collect(Collectors.joining("\n"));
    List<JsonNode> first = results(post(lines));
    assertThat(statuses(first)).hasSize(700).containsOnly(201);
    long before = log.records();

    List<JsonNode> second = results(post(lines));

    assertThat(second).allSatisfy(r -> assertThat(r.path("replayed").booleanValue()).isTrue());
    assertThat(second.stream().map(r -> r.path("position").asText()))
        .containsExactlyElementsOf(first.stream().map(r -> r.path("position").asText()).toList());
    assertThat(log.records()).isEqualTo(before);
  }

  @Test
  void the_lines_of_a_mission_stand_in_the_log_in_their_order() throws Exception {
    String lines =
        IntStream.range(0, 1500)
            .mapToObj(n -> Bodies.withdrawal("CIV", n))
            .collect(Collectors.joining("\n"));

    List<Long> offsets =
        results(post(lines)).stream()
            .map(r -> LogPosition.parse(r.path("position").asText()).offset())
            .toList();

    assertThat(offsets).hasSize(1500).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void a_line_may_point_to_an_earlier_one_by_its_key() throws Exception {
    String key = "a key " + UUID.randomUUID();

    List<JsonNode> results =
        results(
            post(
                String.join(
                    "\n",
                    Bodies.withdrawal("CIV", 90, ",\"key\":\"%s\"".formatted(key)),
                    Bodies.correction(key, Bodies.withdrawal("CIV", 900)),
                    Bodies.retraction(UUID.randomUUID().toString()))));

    assertThat(statuses(results)).containsExactly(201, 201, 422);
    String correction = results.get(1).path("id").asText();
    String target = given().get("/v1/announcements/" + correction).path("target");
    assertThat(target).isEqualTo(results.get(0).path("id").asText());
  }

  @Test
  void two_lines_with_one_key_are_one_announcement_or_a_conflict() throws Exception {
    String key = ",\"key\":\"%s\"".formatted(UUID.randomUUID());

    List<JsonNode> results =
        results(
            post(
                String.join(
                    "\n",
                    Bodies.withdrawal("CIV", 900, key),
                    Bodies.withdrawal("CIV", 900, key),
                    Bodies.withdrawal("CIV", 901, key))));

    assertThat(statuses(results)).containsExactly(201, 201, 422);
    assertThat(results.get(1).path("id")).isEqualTo(results.get(0).path("id"));
    assertThat(results.get(1).path("replayed").booleanValue()).isTrue();
  }

  @Test
  void a_line_is_answered_while_the_request_is_still_being_sent() throws Exception {
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      write(
          out,
          """
          POST %s HTTP/1.1\r
          Host: localhost\r
          Content-Type: application/x-ndjson\r
          Transfer-Encoding: chunked\r
          \r
          """
              .formatted(PATH));

      chunk(out, Bodies.withdrawal() + "\n");
      assertThat(nextResult(in)).contains("\"line\":1,\"status\":201");
      chunk(out, Bodies.incident() + "\n");
      assertThat(nextResult(in)).contains("\"line\":2,\"status\":201");
      write(out, "0\r\n\r\n");

      assertThat(in.lines().takeWhile(line -> !line.equals("0"))).noneMatch(l -> l.contains("{"));
    }
  }

  @Test
  void a_client_that_goes_away_leaves_the_service_working() throws Exception {
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      OutputStream out = socket.getOutputStream();
      write(
          out,
          "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\nContent-Length: 100000\r\n\r\n%s\n"
              .formatted(PATH, Bodies.withdrawal()));
    }

    assertThat(statuses(results(post(Bodies.withdrawal())))).containsExactly(201);
  }

  private static String nextResult(BufferedReader in) throws IOException {
    String line = in.readLine();
    while (line != null && !line.startsWith("{")) {
      line = in.readLine();
    }
    return String.valueOf(line);
  }

  private static void chunk(OutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    write(out, Integer.toHexString(bytes.length) + "\r\n" + text + "\r\n");
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
