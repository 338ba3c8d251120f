package org.muster.cli.posting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.cli.CommandFailure;
import org.muster.cli.http.ServiceClient;

class PosterTest {

  private final List<String> requests = new ArrayList<>();
  private UnaryOperator<String> answer = lines -> "";
  private int status = 200;
  private HttpServer server;

  PosterTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
  }

  @BeforeEach
  void serve() {
    server.createContext(
        "/v1/announcements/batch",
        exchange -> {
          var lines = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          requests.add(lines);
          var body = answer.apply(lines).getBytes(UTF_8);
          exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void end() {
    server.stop(0);
  }

  private PostSummary post(String lines) throws IOException {
    var client =
        new ServiceClient(
            "events-service", URI.create("http://localhost:" + server.getAddress().getPort()));
    return new Poster(client).post(new ByteArrayInputStream(lines.getBytes(UTF_8)), done -> {});
  }

  private static String recorded(String lines) {
    var answers = new StringBuilder();
    for (long i = 1; i <= lines.lines().count(); i++) {
      answers.append("{\"line\":%d,\"status\":201,\"position\":\"k3x:3:%d\"}\n".formatted(i, i));
    }
    return answers.toString();
  }

  @Test
  void aLongFileGoesInPiecesInOrder() throws IOException {
    answer = PosterTest::recorded;
    var lines = new StringBuilder();
    for (int i = 0; i < 2_500; i++) {
      lines.append("{\"n\":").append(i).append("}\n");
    }
    assertThat(post(lines.toString()).fresh()).isEqualTo(2_500);
    assertThat(requests).hasSize(3);
    assertThat(String.join("", requests)).isEqualTo(lines.toString());
  }

  @Test
  void newReplayedAndRejectedLinesAreToldApart() throws IOException {
    answer =
        lines ->
            """
            {"line":1,"status":201,"id":"a","position":"k3x:3:7"}
            {"line":2,"status":201,"id":"b","position":"k3x:3:5","replayed":true}
            {"line":3,"status":400,"detail":"bad","errors":[{"pointer":"/mission","detail":"is required"}]}
            """;
    var summary = post("{}\n\n{}\n{}");
    assertThat(summary.fresh()).isEqualTo(1);
    assertThat(summary.replayed()).isEqualTo(1);
    assertThat(summary.positions()).containsExactly("k3x:3:7");
    assertThat(summary.rejected())
        .containsExactly(new PostSummary.Rejected(4, 400, List.of("/mission: is required")));
  }

  @Test
  void anAnswerThatEndsEarlyIsAFailure() {
    answer = lines -> "{\"line\":1,\"status\":201,\"position\":\"k3x:3:7\"}\n";
    assertThatThrownBy(() -> post("{}\n{}\n"))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("1 lines after line 1 have none");
  }

  @Test
  void aProblemIsToldWithItsTitleAndDetail() {
    status = 503;
    answer = lines -> "{\"title\":\"Not now\",\"detail\":\"the broker is away\"}";
    assertThatThrownBy(() -> post("{}\n"))
        .hasMessage("events-service: Not now (503)\n  the broker is away");
  }

  @Test
  void aServiceThatIsNotThereSaysHowToStartIt() {
    server.stop(0);
    assertThatThrownBy(() -> post("{}\n"))
        .hasMessageContaining("events-service does not answer")
        .hasMessageContaining("./muster up");
  }
}
