package org.muster.cli.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.muster.cli.asking.Said;
import org.muster.cli.text.Style;
import org.muster.cli.text.Table;

/// Events as lines for a person.
final class EventLines {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private EventLines() {}

  /// `22:14:03 MINUSMA Benin: withdrawal announced (intended), about 450, 10 November 2022`, with
  /// what was quoted below.
  static List<String> announcement(JsonNode event, Style style, ZoneId zone) {
    var status = event.path("status").asText();
    var line =
        "%s  %s  %s%s"
            .formatted(
                style.dim(TIME.format(recordedAt(event).atZone(zone))),
                style.bold(Table.safe(event.path("mission").asText())),
                Table.safe(Said.inShort(event)),
                status.equals("effective") ? "" : style.warning("  [" + status + "]"));
    return Stream.of(line, style.dim("          " + Table.safe(Said.source(event)))).toList();
  }

  /// Which rows answer.
  static String generation(JsonNode event, Style style) {
    int number = event.path("generation").asInt();
    var text =
        switch (event.path("why").asText()) {
          case "promoted" -> "Generation %d answers now. Nothing is told again.".formatted(number);
          case "refolded" -> "Some rows of generation %d were written anew.".formatted(number);
          default -> "Listening; generation %d answers. Ctrl-C ends it.".formatted(number);
        };
    return style.dim(text);
  }

  private static Instant recordedAt(JsonNode event) {
    return Instant.parse(event.path("recordedAt").asText("1970-01-01T00:00:00Z"));
  }
}
