package org.muster.cli.asking;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.muster.cli.Addresses;
import org.muster.cli.Screen;
import org.muster.cli.http.ServiceClient;
import org.muster.cli.text.Style;
import picocli.CommandLine.Mixin;

/// How a command puts its question and prints the answer: to which service, in which format. A
/// command is its question and its table.
public final class Asking {

  /// An answer as lines for people.
  @FunctionalInterface
  public interface Lines {

    /// @param width in characters
    List<String> of(JsonNode answer, Style style, int width);
  }

  @Mixin private final FormatOptions format = new FormatOptions();
  @Mixin private final Addresses addresses = new Addresses();

  private final Screen screen;
  private boolean warned;

  public Asking(Screen screen) {
    this.screen = screen;
  }

  public ServiceClient projections() {
    return addresses.projections();
  }

  /// Asks for the format that was chosen and prints the answer.
  ///
  /// @return the exit code 0
  public int print(Query query, Lines table) {
    return print(accept -> get(query, accept), table);
  }

  /// The same of a question with a body.
  public int printPosted(Query query, String body, Lines table) {
    return print(
        accept -> heeded(projections().post(query.path(), query.parameters(), body, accept)),
        table);
  }

  /// Asks several questions of one kind: their answers are a JSON list, and the rows of one table.
  public int printAll(List<Query> queries, Lines table) {
    var chosen = format.chosen();
    var bodies = queries.stream().map(query -> get(query, chosen.mediaType()).body()).toList();
    switch (chosen) {
      case TABLE -> table.of(array(bodies), style(), width()).forEach(screen::line);
      case JSON -> screen.line("[" + String.join(",", bodies) + "]");
      case JSONL -> bodies.forEach(screen.out()::print);
      case CSV -> {
        screen.out().print(bodies.getFirst());
        bodies.stream().skip(1).map(Asking::withoutHeadings).forEach(screen.out()::print);
      }
    }
    return 0;
  }

  private static JsonNode array(List<String> bodies) {
    return new ServiceClient.Answer("[" + String.join(",", bodies) + "]").json();
  }

  private static String withoutHeadings(String csv) {
    return csv.substring(csv.indexOf('\n') + 1);
  }

  /// An answer as JSON.
  public JsonNode json(Query query) {
    return get(query, "application/json").json();
  }

  /// Prints what the command has put together itself.
  ///
  /// @param made each format's lines
  public int print(Function<FormatOptions.Chosen, List<String>> made) {
    made.apply(format.chosen()).forEach(screen::line);
    return 0;
  }

  public Style style() {
    return screen.style();
  }

  /// In characters.
  public int width() {
    return screen.width();
  }

  private ServiceClient.Answer get(Query query, String accept) {
    return heeded(projections().get(query.path(), query.parameters(), accept));
  }

  /// Tells once how the answers must be read: never among what others may parse.
  private ServiceClient.Answer heeded(ServiceClient.Answer answer) {
    if (!warned) {
      var words = CaveatWords.of(answer.caveats(), Instant.now());
      words.forEach(line -> screen.err().println(style().warning(line)));
      warned = !words.isEmpty();
    }
    return answer;
  }

  private int print(Function<String, ServiceClient.Answer> ask, Lines table) {
    var chosen = format.chosen();
    var answer = ask.apply(chosen.mediaType());
    switch (chosen) {
      case TABLE -> table.of(answer.json(), style(), width()).forEach(screen::line);
      case JSON -> screen.line(answer.body());
      case CSV, JSONL -> {
        screen.out().print(answer.body());
        if (answer.hasMore()) {
          screen.err().println("muster: there are more rows; --limit asks for them");
        }
      }
    }
    return 0;
  }
}
