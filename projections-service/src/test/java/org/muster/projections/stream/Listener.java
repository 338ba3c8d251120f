package org.muster.projections.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A client of the live feed that keeps what it hears.
final class Listener implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PATIENCE_SECONDS = 30;

  /// What was heard; a comment has the name `:`.
  record Heard(String name, String id, String data) {

    JsonNode json() {
      try {
        return JSON.readTree(data);
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }

    String text(String field) {
      return json().path(field).asText();
    }
  }

  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpResponse<InputStream> response;
  private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();

  private Listener(URI address, Optional<String> lastEventId, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    if (headers.length > 0) {
      request.headers(headers);
    }
    lastEventId.ifPresent(id -> request.header("Last-Event-ID", id));
    try {
      response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    Thread.ofVirtual().start(this::listen);
  }

  /// Begins to listen from now on.
  static Listener at(URI address) {
    return new Listener(address, Optional.empty());
  }

  /// Begins to listen with these headers: names and values in turn.
  static Listener at(URI address, List<String> headers) {
    return new Listener(address, Optional.empty(), headers.toArray(String[]::new));
  }

  /// Goes on after the event of that id.
  static Listener at(URI address, String lastEventId) {
    return new Listener(address, Optional.of(lastEventId));
  }

  int status() {
    return response.statusCode();
  }

  /// The next event of that name; others are passed over.
  Heard next(String name) {
    return next(name::equals);
  }

  /// The next event that is no comment.
  Heard nextEvent() {
    return next(name -> !name.equals(":"));
  }

  /// The next so many announcements.
  List<Heard> announcements(int count) {
    List<Heard> all = new ArrayList<>();
    while (all.size() < count) {
      all.add(next("announcement"));
    }
    return all;
  }

  private Heard next(Predicate<String> wanted) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    try {
      while (true) {
        Heard next = heard.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        assertThat(next).as("the event within %d s", PATIENCE_SECONDS).isNotNull();
        if (wanted.test(next.name())) {
          return next;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void listen() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      for (Optional<Heard> next = one(lines); next.isPresent(); next = one(lines)) {
        heard.add(next.get());
      }
    } catch (IOException e) {
      heard.add(new Heard("broken", "", String.valueOf(e.getMessage())));
    }
  }

  private static Optional<Heard> one(BufferedReader lines) throws IOException {
    String name = "message";
    String id = "";
    StringBuilder data = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.isEmpty()) {
        return Optional.of(new Heard(name, id, data.toString()));
      }
      int colon = line.indexOf(':');
      String value = line.substring(colon + 1).strip();
      switch (line.substring(0, colon)) {
        case "" -> name = ":";
        case "event" -> name = value;
        case "id" -> id = value;
        case "data" -> data.append(value);
        default -> assertThat(line).startsWith("retry:");
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
