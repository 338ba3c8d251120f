package org.muster.cli.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.muster.cli.CommandFailure;

/// One of the two services over HTTP. Every failure is a [CommandFailure] with a sentence for a
/// person.
public final class ServiceClient {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();

  private final String name;
  private final URI base;

  /// @param name what errors call it, such as `events-service`
  /// @param base its address, such as `http://localhost:8080`
  public ServiceClient(String name, URI base) {
    this.name = name;
    this.base = base;
  }

  public URI base() {
    return base;
  }

  /// An answer's text.
  ///
  /// @param position what it is of, empty if it has none
  /// @param hasMore whether it is a page of a list and not the last
  /// @param caveats how it must be read
  public record Answer(String body, String position, boolean hasMore, Caveats caveats) {

    public Answer(String body) {
      this(body, "", false, Caveats.NONE);
    }

    public JsonNode json() {
      try {
        return Json.MAPPER.readTree(body);
      } catch (JsonProcessingException e) {
        throw new CommandFailure(CommandFailure.REFUSED, "the answer is not JSON: " + body, e);
      }
    }

    /// The answer as a record.
    public <T> T as(Class<T> type) {
      try {
        return Json.MAPPER.readValue(body, type);
      } catch (JsonProcessingException e) {
        throw new CommandFailure(
            CommandFailure.REFUSED,
            "the answer is not what this version of muster expects: " + e.getOriginalMessage(),
            e);
      }
    }
  }

  /// Gets a path with query parameters (absent ones have an empty value) as a media type.
  public Answer get(String path, Map<String, String> query, String accept) {
    return get(path, query, Map.of("Accept", accept));
  }

  /// Gets a path as JSON.
  public Answer get(String path) {
    return get(path, Map.of(), "application/json");
  }

  /// Gets a path with headers of one's own.
  public Answer get(String path, Map<String, String> query, Map<String, String> headers) {
    var request = HttpRequest.newBuilder(at(path, query)).timeout(ANSWER).GET();
    headers.forEach(request::header);
    return answer(request.build());
  }

  /// Deletes what is at a path.
  public Answer delete(String path) {
    return answer(HttpRequest.newBuilder(at(path, Map.of())).timeout(ANSWER).DELETE().build());
  }

  /// Posts JSON.
  public Answer post(String path, String json) {
    return post(path, json, ANSWER);
  }

  /// Posts JSON and waits for the answer for so long.
  public Answer post(String path, String json, Duration atMost) {
    return post(path, Map.of(), json, "application/json", atMost);
  }

  /// Posts JSON to a path with query parameters (absent ones have an empty value) and gets a media
  /// type.
  public Answer post(String path, Map<String, String> query, String json, String accept) {
    return post(path, query, json, accept, ANSWER);
  }

  private Answer post(
      String path, Map<String, String> query, String json, String accept, Duration atMost) {
    return answer(
        HttpRequest.newBuilder(at(path, query))
            .timeout(atMost)
            .header("Content-Type", "application/json")
            .header("Accept", accept)
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  /// Posts lines (NDJSON) and gives each line of the answer to the consumer as it comes.
  public void postLines(String path, byte[] lines, Consumer<JsonNode> result) {
    var request =
        HttpRequest.newBuilder(at(path, Map.of()))
            .timeout(ANSWER)
            .header("Content-Type", "application/x-ndjson")
            .header("Accept", "application/x-ndjson")
            .POST(HttpRequest.BodyPublishers.ofByteArray(lines))
            .build();
    var response = send(request, HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      if (response.statusCode() >= 300) {
        var text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
        throw Problem.read(response.statusCode(), text).asFailure(name);
      }
      var reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank()) {
          result.accept(new Answer(line).json());
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw new CommandFailure(
          CommandFailure.UNREACHABLE,
          "%s broke off its answer (%s). Lines with a key can be posted again."
              .formatted(name, e.getMessage()),
          e);
    }
  }

  /// What reads a stream for as long as it likes.
  public interface Reading<T> {
    T from(BufferedReader lines) throws IOException;
  }

  /// Opens a stream of server-sent events and lets it be read. An end by error is a failure.
  public <T> T stream(String path, Map<String, String> query, Reading<T> reading) {
    var request =
        HttpRequest.newBuilder(at(path, query)).header("Accept", "text/event-stream").GET().build();
    var response = send(request, HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      if (response.statusCode() >= 300) {
        var text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
        throw Problem.read(response.statusCode(), text).asFailure(name);
      }
      return reading.from(new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new CommandFailure(
          CommandFailure.UNREACHABLE, name + " broke off the stream: " + e.getMessage(), e);
    }
  }

  /// Whether the path answers with a 2xx now.
  public boolean answers(String path) {
    return answered(path).isPresent();
  }

  /// What the path answers now, if it answers with a 2xx.
  public Optional<Answer> answered(String path) {
    return now(path).filter(answer -> answer.statusCode() / 100 == 2).map(ServiceClient::read);
  }

  /// What the path says now, be it an error; empty if nobody listens yet.
  public Optional<String> says(String path) {
    return now(path).map(HttpResponse::body);
  }

  private Optional<HttpResponse<String>> now(String path) {
    try {
      var request = HttpRequest.newBuilder(at(path, Map.of())).timeout(CONNECT).GET().build();
      return Optional.of(HTTP.send(request, HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      return Optional.empty(); // nobody listens yet
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private Answer answer(HttpRequest request) {
    var response = send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    if (response.statusCode() >= 300) {
      throw Problem.read(response.statusCode(), response.body()).asFailure(name);
    }
    return read(response);
  }

  private static Answer read(HttpResponse<String> response) {
    var headers = response.headers();
    return new Answer(
        response.body(),
        headers.firstValue("Muster-Position").orElse(""),
        headers.allValues("Link").stream().anyMatch(link -> link.contains("rel=\"next\"")),
        Caveats.of(headers));
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    try {
      return HTTP.send(request, handler);
    } catch (ConnectException | HttpConnectTimeoutException e) {
      throw new CommandFailure(
          CommandFailure.UNREACHABLE,
          "%s does not answer at %s. Start it with `./muster up`, or say where it is (--events-url, --projections-url)."
              .formatted(name, base),
          e);
    } catch (HttpTimeoutException e) {
      throw new CommandFailure(
          CommandFailure.UNREACHABLE,
          "%s did not answer within %d s%s"
              .formatted(
                  name,
                  request.timeout().map(Duration::toSeconds).orElseThrow(),
                  mayStillHappen(request)),
          e);
    } catch (IOException e) {
      throw new CommandFailure(
          CommandFailure.UNREACHABLE,
          "%s broke off its answer (%s)%s".formatted(name, e.getMessage(), mayStillHappen(request)),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(CommandFailure.UNREACHABLE, "interrupted", e);
    }
  }

  /// Who only asked has not asked for anything to happen.
  private static String mayStillHappen(HttpRequest request) {
    return request.method().equals("GET") ? "" : "; what was asked for may still happen";
  }

  private URI at(String path, Map<String, String> query) {
    var parameters =
        query.entrySet().stream()
            .filter(e -> !e.getValue().isEmpty())
            .map(e -> e.getKey() + "=" + escaped(e.getValue()))
            .sorted()
            .collect(Collectors.joining("&"));
    return base.resolve(parameters.isEmpty() ? path : path + "?" + parameters);
  }

  /// Text as one segment of a path or one value of a query.
  public static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
