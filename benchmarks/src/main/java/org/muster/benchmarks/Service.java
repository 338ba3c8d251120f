package org.muster.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import org.muster.cli.Await;

/// A built service as a process, and HTTP to it.
final class Service implements AutoCloseable {

  /// A log of millions is read, and the tables are filled from it, before a service is ready.
  private static final Duration READY = Duration.ofHours(1);

  private static final Duration STOPPED = Duration.ofSeconds(20);

  private final Process process;
  private final Path log;
  private final URI address;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Service(Process process, Path log, URI address) {
    this.process = process;
    this.log = log;
    this.address = address;
  }

  /// Starts a service with the heap and the collector that `./muster up` gives it.
  static Service start(
      Path jar, Path log, URI address, List<String> jvmOptions, Map<String, String> settings) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:MaxRAMPercentage=15", "-XX:+UseParallelGC"));
    command.addAll(jvmOptions);
    command.add("-Dquarkus.http.host=" + address.getHost());
    command.add("-Dquarkus.http.port=" + address.getPort());
    new TreeMap<>(settings).forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.addAll(List.of("-jar", jar.toString()));
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      return new Service(process, log, address);
    } catch (IOException e) {
      throw new UncheckedIOException(jar + " cannot be started", e);
    }
  }

  void awaitReady(String path) {
    boolean answered = Await.until(READY, () -> !process.isAlive() || answers(path));
    if (!answered || !process.isAlive()) {
      throw failed("does not answer " + path);
    }
  }

  private boolean answers(String path) {
    try {
      return send(HttpRequest.newBuilder(address.resolve(path)).build()).statusCode() == 200;
    } catch (IOException e) {
      return false; // not yet
    }
  }

  URI uri(String path) {
    return address.resolve(path);
  }

  /// The text of an answer.
  ///
  /// @throws IllegalStateException if it is no success
  String get(String path) {
    return text(HttpRequest.newBuilder(address.resolve(path)).build());
  }

  String post(String path, String json) {
    return text(
        HttpRequest.newBuilder(address.resolve(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  private String text(HttpRequest request) {
    try {
      var answer = send(request);
      if (answer.statusCode() / 100 != 2) {
        throw failed("answers %d to %s: %s".formatted(answer.statusCode(), request, answer.body()));
      }
      return answer.body();
    } catch (IOException e) {
      throw failed("does not answer " + request + ": " + e);
    }
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /// A failure with the end of the service's log.
  IllegalStateException failed(String what) {
    try {
      var lines = Files.readAllLines(log);
      var end = lines.subList(Math.max(0, lines.size() - 30), lines.size());
      return new IllegalStateException(
          "%s %s. Its log ends with:%n%s".formatted(log, what, String.join("\n", end)));
    } catch (IOException e) {
      return new IllegalStateException(log + " " + what, e);
    }
  }

  @Override
  public void close() {
    http.close();
    process.destroy();
    try {
      if (!process.waitFor(STOPPED.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor(STOPPED.toSeconds(), TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
