package org.muster.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.muster.cli.Await;

/// A built service that can be killed and started again at the same address.
final class Service implements AutoCloseable {

  private static final Duration READY = Duration.ofMinutes(2);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int STOPPED_SECONDS = 20;
  private static final int LOG_LINES = 30;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path log;
  private final URI address;
  private final Map<String, String> settings;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(ANSWER).build();
  private @Nullable Process process;

  /// @param settings given as system properties
  Service(Path log, Map<String, String> settings) {
    this.log = log;
    this.address = URI.create("http://localhost:" + freePort());
    this.settings = new TreeMap<>(settings);
    Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port", e);
    }
  }

  /// Starts a build of it and returns at once.
  ///
  /// @param build the folder `quarkus-app`
  void start(Path build) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-Dquarkus.http.host=" + address.getHost());
    command.add("-Dquarkus.http.port=" + address.getPort());
    settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.addAll(List.of("-jar", build.resolve("quarkus-run.jar").toString()));
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(build + " cannot be started", e);
    }
  }

  void awaitReady() {
    if (!Await.until(READY, POLL, () -> !isAlive() || isReady()) || !isAlive()) {
      throw failed("is not ready");
    }
  }

  private boolean isReady() {
    try {
      return get("/q/health/ready").statusCode() == 200;
    } catch (IOException e) {
      return false; // it does not listen yet
    }
  }

  boolean isAlive() {
    return process != null && process.isAlive();
  }

  /// SIGKILL; returns when it is gone.
  void kill() {
    if (process != null) {
      try {
        process.destroyForcibly().waitFor(STOPPED_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// One answer, whatever it is.
  HttpResponse<String> get(String path) throws IOException {
    return send(HttpRequest.newBuilder(address.resolve(path)));
  }

  /// One answer to a body, whatever it is.
  HttpResponse<String> post(String path, String type, String body) throws IOException {
    return send(
        HttpRequest.newBuilder(address.resolve(path))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /// An answer that has to be a success.
  JsonNode json(String path) {
    try {
      return success(get(path));
    } catch (IOException e) {
      throw failed("does not answer " + path + ": " + e);
    }
  }

  /// The same to a body.
  JsonNode postJson(String path, String body) {
    try {
      return success(post(path, "application/json", body));
    } catch (IOException e) {
      throw failed("does not answer " + path + ": " + e);
    }
  }

  /// Asks for the end of something.
  int delete(String path) {
    try {
      return send(HttpRequest.newBuilder(address.resolve(path)).DELETE()).statusCode();
    } catch (IOException e) {
      throw failed("does not answer " + path + ": " + e);
    }
  }

  private JsonNode success(HttpResponse<String> answer) throws IOException {
    if (answer.statusCode() / 100 != 2) {
      throw failed(
          "answers %d to %s: %s".formatted(answer.statusCode(), answer.uri(), answer.body()));
    }
    return JSON.readTree(answer.body());
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return http.send(request.timeout(ANSWER).build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /// A failure with the end of the service's log.
  AssertionError failed(String what) {
    try {
      var lines = Files.readAllLines(log);
      var end = lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size());
      return new AssertionError(
          "%s %s. Its log ends with:%n%s".formatted(log, what, String.join("\n", end)));
    } catch (IOException e) {
      return new AssertionError(log + " " + what, e);
    }
  }

  @Override
  public void close() {
    kill();
    http.close();
  }
}
