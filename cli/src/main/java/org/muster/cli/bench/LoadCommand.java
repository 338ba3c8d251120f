package org.muster.cli.bench;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.muster.cli.Addresses;
import org.muster.cli.CommandFailure;
import org.muster.cli.Progress;
import org.muster.cli.Screen;
import org.muster.cli.posting.PostCommand;
import org.muster.cli.posting.PostSummary;
import org.muster.cli.posting.Poster;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Posts a made-up history.
@Command(
    name = "load",
    description = {
      "Post a made-up history of missions called BENCH-01 and so on, the same for the same seed.",
      "Its shape is that of real peacekeeping: see the numbers of contributors, contingents, incidents and quotes.",
      "",
      "Examples:",
      "  ./muster bench load --events 100000 --seed 7",
      "  ./muster bench load --events 100000 --seed 7 --shape skewed --keyed",
      "  ./muster bench load --events 1000 --print > history.ndjson",
      ""
    })
public final class LoadCommand implements Callable<Integer> {

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "10000",
      description = "How many announcements (default: ${DEFAULT-VALUE}).")
  private long count;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Where chance begins (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--shape",
      paramLabel = "SHAPE",
      defaultValue = "realistic",
      description =
          "realistic (default), skewed (one mission has three fifths of all), or single (one mission of 60 contributors).")
  private Shape shape = Shape.REALISTIC;

  @Option(
      names = "--keyed",
      description = "Give each a key, so that posting the same history again records nothing.")
  private boolean keyed;

  @Option(names = "--print", description = "Print the lines instead of posting them.")
  private boolean print;

  @Mixin private final Addresses addresses = new Addresses();

  private final Screen screen;

  public LoadCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() throws IOException {
    var history = new HistoryStream(new History(new History.Request(count, seed, shape, keyed)));
    if (print) {
      history.transferTo(screen.out());
      return 0;
    }
    long began = System.nanoTime();
    PostSummary summary;
    try (var progress = Progress.of(screen, "loading", count, "announcements")) {
      summary =
          new Poster(addresses.events()).post(history, answered -> progress.at(answered, count));
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    PostCommand.tell(screen, summary);
    screen.line(
        String.format(
            Locale.ROOT,
            "%.1f s, %,d a second",
            seconds,
            Math.round(summary.answered() / seconds)));
    return summary.rejectedCount() == 0 ? 0 : CommandFailure.REFUSED;
  }
}
