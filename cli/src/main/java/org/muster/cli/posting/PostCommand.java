package org.muster.cli.posting;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.muster.cli.Addresses;
import org.muster.cli.CommandFailure;
import org.muster.cli.Progress;
import org.muster.cli.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Posts a file of announcements.
@Command(
    name = "post",
    description = {
      "Post a file of announcements: JSON Lines (one a line), or JSON (one, or a list).",
      "Lines with a key can be posted again and are recorded once.",
      "Exit code 1: some lines were rejected; each is printed with the place and the rule.",
      "",
      "Examples:",
      "  ./muster post samples/minusma-2022-2023.ndjson",
      "  jq -c '.[]' mine.json | ./muster post -",
      ""
    })
public final class PostCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "FILE", description = "The file; - for the standard input.")
  private String file = "-";

  @Mixin private final Addresses addresses = new Addresses();

  private final Screen screen;

  public PostCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() throws IOException {
    PostSummary summary;
    long total = file.equals("-") ? -1 : count(Path.of(file));
    try (var lines = open();
        var progress = Progress.of(screen, "posting", total, "lines")) {
      summary =
          new Poster(addresses.events()).post(lines, answered -> progress.at(answered, total));
    }
    tell(screen, summary);
    return summary.rejectedCount() == 0 ? 0 : CommandFailure.REFUSED;
  }

  private InputStream open() throws IOException {
    return file.equals("-") ? System.in : JsonFiles.asLines(Path.of(file));
  }

  private static long count(Path path) {
    try (BufferedReader reader = Files.newBufferedReader(path, StandardCharsets.ISO_8859_1)) {
      return JsonFiles.isDocument(path) ? -1 : reader.lines().filter(l -> !l.isBlank()).count();
    } catch (NoSuchFileException e) {
      throw new CommandFailure(CommandFailure.REFUSED, "There is no file " + path, e);
    } catch (IOException e) {
      throw new CommandFailure(
          CommandFailure.REFUSED, path + " cannot be read: " + e.getMessage(), e);
    }
  }

  /// Prints what became of the lines, the rejected ones first.
  public static void tell(Screen screen, PostSummary summary) {
    for (var line : summary.rejected()) {
      screen.line(
          screen.style().error("line %d rejected (%d)".formatted(line.line(), line.status())));
      line.errors().forEach(error -> screen.line("  " + error));
    }
    long untold = summary.rejectedCount() - summary.rejected().size();
    if (untold > 0) {
      screen.line("and %,d more".formatted(untold));
    }
    screen.line(
        "%,d lines: %,d new, %,d recorded before, %,d rejected"
            .formatted(
                summary.answered(), summary.fresh(), summary.replayed(), summary.rejectedCount()));
  }
}
