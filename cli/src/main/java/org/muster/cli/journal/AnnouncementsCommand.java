package org.muster.cli.journal;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.muster.cli.Screen;
import org.muster.cli.asking.Asking;
import org.muster.cli.asking.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lists announcements.
@Command(
    name = "announcements",
    description = {
      "List announcements, the last recorded first, with what has become of each.",
      "",
      "Examples:",
      "  ./muster announcements --mission MINUSMA --contributor CIV",
      "  ./muster announcements --type withdrawal-announced --jsonl",
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

  @Option(
      names = "--words",
      paramLabel = "TEXT",
      description = "Only with these words in quotes, titles, publishers or texts.")
  private String words = "";

  @Option(
      names = "--since",
      paramLabel = "WHEN",
      description = "Only recorded then or later: a day or a time, UTC.")
  private String since = "";

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "So many at most (default: ${DEFAULT-VALUE}, 500 at most).")
  private int limit;

  @Mixin private final Asking asking;

  public AnnouncementsCommand(Screen screen) {
    asking = new Asking(screen);
  }

  @Override
  public Integer call() {
    return asking.print(
        Query.of("announcements")
            .with("mission", mission)
            .with("contributor", contributor.toUpperCase(Locale.ROOT))
            .with("type", type)
            .with("q", words)
            .with("since", since)
            .with("limit", limit),
        AnnouncementsTable::lines);
  }
}
