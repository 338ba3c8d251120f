package org.muster.cli.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import org.muster.cli.Addresses;
import org.muster.cli.Screen;
import org.muster.cli.text.DateWords;
import org.muster.cli.text.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lists announcements.
@Command(
    name = "announcements",
    description = {
      "List announcements, the last recorded first, with what has become of each.",
      "",
      "Example:",
      "  ./muster announcements --mission MINUSMA --contributor CIV",
      ""
    })
public final class AnnouncementsCommand implements Callable<Integer> {

  @Option(names = "--mission", paramLabel = "M", description = "Only of this mission.")
  private String mission = "";

  @Option(
      names = "--contributor",
      paramLabel = "ISO3",
      description = "Only of this contributor, such as CIV.")
  private String contributor = "";

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "Only of this type, such as withdrawal-announced.")
  private String type = "";

  @Option(names = "--words", paramLabel = "TEXT", description = "Only with this text in it.")
  private String words = "";

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "So many at most (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Mixin private final Addresses addresses = new Addresses();

  private final Screen screen;

  public AnnouncementsCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    var query =
        Map.of(
            "mission", mission,
            "contributor", contributor,
            "type", type,
            "q", words,
            "limit", Integer.toString(limit));
    var answer = addresses.projections().get("/v1/announcements", query, "application/json").json();
    var table =
        new Table(
            Table.Column.left("announced"),
            Table.Column.left("mission"),
            Table.Column.left("who"),
            Table.Column.left("type"),
            Table.Column.left("number"),
            Table.Column.left("status"),
            Table.Column.left("id"));
    answer.path("announcements").forEach(announcement -> row(table, announcement));
    if (table.isEmpty()) {
      screen.line("There is no such announcement.");
    } else {
      table.lines(screen.width(), screen.style()).forEach(screen::line);
      if (answer.path("next").isTextual()) {
        screen.line(screen.style().dim("There are more; --limit shows them."));
      }
    }
    return 0;
  }

  private static void row(Table table, JsonNode a) {
    table.row(
        a.path("announced").isTextual() ? DateWords.of(a.path("announced").asText()) : "",
        a.path("mission").asText(),
        a.path("contributor").asText(""),
        a.path("type").asText(),
        number(a.path("personnel")),
        a.path("status").asText(),
        a.path("id").asText());
  }

  /// A number as it was said.
  private static String number(JsonNode personnel) {
    if (!personnel.isObject()) {
      return "";
    }
    if (personnel.path("text").isTextual()) {
      return personnel.path("text").asText();
    }
    var qualifier = personnel.path("qualifier").asText("exact").replace('-', ' ');
    return switch (qualifier) {
      case "exact" -> personnel.path("value").asText();
      case "range" -> personnel.path("low").asText() + " to " + personnel.path("high").asText();
      case "unknown" -> "unknown";
      default -> qualifier + " " + personnel.path("value").asText();
    };
  }
}
