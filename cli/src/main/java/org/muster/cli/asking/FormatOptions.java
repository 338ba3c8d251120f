package org.muster.cli.asking;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muster.cli.Screen;
import org.muster.cli.http.ServiceClient;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/// In which format an answer is printed: a table, or the service's own JSON or CSV.
public final class FormatOptions {

  /// Formats that exclude each other.
  static final class Format {
    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--csv", description = "Print CSV.")
    private boolean csv;
  }

  @ArgGroup private @Nullable Format format;

  public boolean json() {
    var chosen = format;
    return chosen != null && chosen.json;
  }

  public boolean csv() {
    var chosen = format;
    return chosen != null && chosen.csv;
  }

  /// Asks for the format that was chosen and prints the answer.
  ///
  /// @param ask asks for a media type
  /// @param table the lines for people, made of the JSON
  public void print(
      Screen screen,
      Function<String, ServiceClient.Answer> ask,
      Function<JsonNode, List<String>> table) {
    if (csv()) {
      screen.out().print(ask.apply("text/csv").body());
    } else if (json()) {
      screen.line(ask.apply("application/json").body());
    } else {
      table.apply(ask.apply("application/json").json()).forEach(screen::line);
    }
  }
}
