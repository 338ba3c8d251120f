package org.muster.cli.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.Executors;

/// Answers in the place of a service, on a free port.
public final class StandIn implements AutoCloseable {

  /// What it answers.
  ///
  /// @param status the HTTP status; 0 breaks the connection off
  public record Answer(int status, String body, Map<String, String> headers) {

    public static final Answer AWAY = new Answer(503, "{\"title\":\"Not now\"}", Map.of());
    public static final Answer BROKEN = new Answer(0, "", Map.of());

    public Answer {
      headers = Map.copyOf(headers);
    }

    public static Answer of(String body) {
      return new Answer(200, body, Map.of());
    }

    public Answer with(String header, String value) {
      return new Answer(status, body, Map.of(header, value));
    }
  }

  /// What answers requests to a path, several at once.
  @FunctionalInterface
  public interface Handler {
    Answer answer(HttpExchange exchange) throws InterruptedException;
  }

  private final HttpServer server;

  public StandIn() throws IOException {
    server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  public StandIn at(String path, Answer answer) {
    return at(path, exchange -> answer);
  }

  public StandIn at(String path, Handler handler) {
    server.createContext(path, exchange -> answer(exchange, handler));
    return this;
  }

  private static void answer(HttpExchange exchange, Handler handler) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      var answer = handler.answer(exchange);
      if (answer.status() == 0) {
        return;
      }
      answer.headers().forEach(exchange.getResponseHeaders()::add);
      var body = answer.body().getBytes(UTF_8);
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public URI base() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  public ServiceClient client() {
    return new ServiceClient("projections-service", base());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
