package org.muster.cli.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.muster.cli.Addresses;
import org.muster.cli.CommandFailure;
import org.muster.cli.Screen;
import org.muster.cli.http.Json;
import org.muster.cli.http.ServiceClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Prints announcements as they are projected.
@Command(
    name = "watch",
    description = {
      "Print announcements as they are projected, until Ctrl-C.",
      "A lost connection is made again, and nothing is missed or told twice.",
      "",
      "Examples:",
      "  ./muster watch",
      "  ./muster watch MINUSMA --since k3x:0.0.0.0.0.0.0.0.0.0.0.0   from the first announcement on",
      "  ./muster watch --json | jq .contributor",
      ""
    })
public final class WatchCommand implements Callable<Integer> {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  @Parameters(
      arity = "0..1",
      paramLabel = "MISSION",
      description = "Only of this mission, such as MINUSMA.")
  private String mission = "";

  @Option(
      names = "--since",
      paramLabel = "POSITION",
      description = "Begin after this position of the whole log instead of now.")
  private String since = "";

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "0",
      description = "End after so many announcements.")
  private int count;

  @Option(names = "--json", description = "Print each announcement as a line of JSON.")
  private boolean json;

  @Mixin private final Addresses addresses = new Addresses();

  private final Screen screen;
  private String lastId = "";
  private int told;
  private int generation = -1;

  public WatchCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() throws InterruptedException {
    var projections = addresses.projections();
    boolean connected = false;
    while (true) {
      try {
        if (listen(projections)) {
          return 0;
        }
        connected = true;
      } catch (CommandFailure e) {
        boolean mayPass = connected || !lastId.isEmpty();
        if (e.code() != CommandFailure.UNREACHABLE || !mayPass) {
          throw e;
        }
      }
      say(screen.style().warning("The connection is lost; it is made again."));
      TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
    }
  }

  /// Listens until the stream ends, or enough was told.
  private boolean listen(ServiceClient projections) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("mission", mission);
    query.put("lastEventId", lastId.isEmpty() ? since : lastId);
    return projections.stream(
        "/v1/stream",
        query,
        lines -> {
          while (count == 0 || told < count) {
            Optional<Event> event = Event.next(lines);
            if (event.isEmpty()) {
              return false;
            }
            take(event.get());
          }
          return true;
        });
  }

  private void take(Event event) throws IOException {
    if (!event.id().isEmpty()) {
      lastId = event.id();
    }
    switch (event.name()) {
      case "announcement" -> {
        told++;
        if (json) {
          screen.line(event.data());
        } else {
          EventLines.announcement(read(event), screen.style(), ZoneId.systemDefault())
              .forEach(screen::line);
        }
      }
      case "generation" -> generation(read(event));
      default -> {
        // a comment; a client that lags is disconnected and comes back by itself
      }
    }
  }

  /// Coming back to the same rows is not worth a line.
  private void generation(JsonNode event) {
    int number = event.path("generation").asInt();
    if (number != generation || !event.path("why").asText().equals("connected")) {
      say(EventLines.generation(event, screen.style()));
    }
    generation = number;
  }

  /// What is no announcement goes where errors go when others read the output.
  private void say(String text) {
    if (json) {
      screen.err().println(text);
    } else {
      screen.line(text);
    }
  }

  private static JsonNode read(Event event) throws IOException {
    return Json.MAPPER.readTree(event.data());
  }
}
