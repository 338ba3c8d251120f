package org.muster.cli.parked;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.muster.cli.Addresses;
import org.muster.cli.CommandFailure;
import org.muster.cli.Screen;
import org.muster.cli.http.Json;
import org.muster.cli.http.ServiceClient;
import org.muster.cli.text.Style;
import org.muster.cli.text.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lists the records that are in no figure, and decides about them.
@Command(
    name = "parked",
    description = {
      "List the records of the log that could not be read or folded, and decide about them.",
      "",
      "Examples:",
      "  ./muster parked",
      "  ./muster parked retry 3.41",
      "  ./muster parked discard 3.41 --reason \"a test of somebody else's producer\"",
      ""
    })
public final class ParkedCommand implements Runnable {

  private static final String LIMIT = "500";

  /// The record's mission is folded again, be it the largest.
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private final Screen screen;

  @Option(names = "--json", description = "Print the service's JSON.")
  private boolean json;

  @Mixin private final Addresses addresses = new Addresses();

  public ParkedCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public void run() {
    list(json, addresses);
  }

  @Command(name = "list", description = "List them (what `parked` alone does).")
  void list(
      @Option(names = "--json", description = "Print the service's JSON.") boolean asJson,
      @Mixin Addresses where) {
    var answer = where.projections().get("/v1/parked", Map.of("limit", LIMIT), "application/json");
    if (asJson) {
      screen.line(answer.body());
    } else {
      lines(answer.json(), screen.style(), screen.width()).forEach(screen::line);
    }
  }

  @Command(
      name = "retry",
      description = "Read a record again with today's code and fold its mission with it.")
  void retry(
      @Parameters(paramLabel = "ID", description = "Its place, such as 3.41.") String id,
      @Option(
              names = "--reason",
              paramLabel = "TEXT",
              description = "Why, for the audit.",
              defaultValue = "")
          String reason,
      @Mixin Addresses where) {
    var done = decide(where, id, "retry", reason);
    screen.line(
        "%s is released: %s has it, %d rows differ."
            .formatted(id, done.path("mission").asText(), done.path("rowsChanged").asInt()));
  }

  @Command(
      name = "discard",
      description = "Leave a record out for good; nothing is incomplete for it any more.")
  void discard(
      @Parameters(paramLabel = "ID", description = "Its place, such as 3.41.") String id,
      @Option(
              names = "--reason",
              paramLabel = "TEXT",
              description = "Why, for the audit.",
              required = true)
          String reason,
      @Mixin Addresses where) {
    var done = decide(where, id, "discard", reason);
    screen.line(
        "%s is left out, decided by %s; replays leave it out too."
            .formatted(id, done.path("decidedBy").asText()));
  }

  private static JsonNode decide(Addresses where, String id, String decision, String reason) {
    var body = reason.isEmpty() ? Map.of() : Map.of("reason", reason);
    try {
      return where
          .projections()
          .post(
              "/v1/parked/" + ServiceClient.escaped(id) + "/" + decision,
              Json.MAPPER.writeValueAsString(body),
              LONGEST)
          .json();
    } catch (JsonProcessingException e) {
      throw new CommandFailure(CommandFailure.REFUSED, "the reason is no text", e);
    }
  }

  static List<String> lines(JsonNode answer, Style style, int width) {
    var table =
        new Table(
            Table.Column.left("id"),
            Table.Column.left("mission"),
            Table.Column.left("why"),
            Table.Column.left("decided"),
            Table.Column.left("detail"));
    for (var event : answer.path("parked")) {
      table.row(
          event.path("id").asText(),
          event.path("mission").asText(event.path("key").asText("?")),
          event.path("reason").asText().replace('-', ' '),
          decided(event.path("discarded")),
          event.path("detail").asText());
    }
    if (table.isEmpty()) {
      return List.of("Nothing is parked.");
    }
    var lines = new ArrayList<>(table.lines(width, style));
    if (answer.path("next").isTextual()) {
      lines.add(style.dim("There are more; GET /v1/parked pages through them."));
    }
    return lines;
  }

  private static String decided(JsonNode discarded) {
    return discarded.isObject()
        ? "left out by %s: %s"
            .formatted(discarded.path("by").asText(), discarded.path("reason").asText())
        : "";
  }
}
