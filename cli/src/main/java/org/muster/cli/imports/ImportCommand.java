package org.muster.cli.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.muster.cli.Addresses;
import org.muster.cli.CommandFailure;
import org.muster.cli.Progress;
import org.muster.cli.Screen;
import org.muster.cli.posting.PostCommand;
import org.muster.cli.posting.PostSummary;
import org.muster.cli.posting.Poster;
import org.muster.contracts.json.AnnouncementJson;
import org.muster.contracts.json.Decoded;
import org.muster.contracts.json.FieldError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Imports a file that the field publishes.
@Command(
    name = "import",
    description = {
      "Import a file that others publish, as announcements with the file as their source.",
      "Importing it again adds nothing. Rows that make no announcement are counted with the reason.",
      "",
      "Formats:",
      "  un-fatalities      the UN's fatalities in peace operations: an incident for each date,",
      "                     mission and cause, its victims by nationality",
      "  un-contributions   the UN's contributions by country, mission and year: derived yearly",
      "                     averages, which are shown and never a baseline",
      "  announcements      any announcements; a column is a field by its path, such as",
      "                     personnel.value or sources.0.publisher",
      "",
      "Examples:",
      "  ./muster import un-fatalities DPPADPOSS-FATALITIES.csv --dry-run",
      "  ./muster import un-contributions CountryByYear.csv --mission MINUSMA",
      ""
    })
public final class ImportCommand implements Callable<Integer> {

  private static final int NAMED_ROWS = 5;

  private static final Map<String, FileFormat> FORMATS =
      Map.of(
          "un-fatalities", new UnFatalities(),
          "un-contributions", new UnContributions(),
          "announcements", new AnnouncementsCsv());

  @Parameters(
      index = "0",
      paramLabel = "FORMAT",
      description = "un-fatalities, un-contributions or announcements.")
  private String format = "";

  @Parameters(index = "1", paramLabel = "FILE", description = "The CSV file, in UTF-8.")
  private Path file = Path.of("");

  @Option(names = "--dry-run", description = "Read and check everything, send nothing.")
  private boolean dryRun;

  @Option(
      names = "--mission",
      paramLabel = "MISSION",
      description = "Only this mission's announcements; can be given more than once.")
  private List<String> missions = new ArrayList<>();

  @Mixin private final Addresses addresses = new Addresses();

  private final Screen screen;

  public ImportCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() throws IOException {
    FileFormat reader = FORMATS.get(format);
    if (reader == null) {
      throw new CommandFailure(
          CommandFailure.REFUSED,
          "%s is no format: un-fatalities, un-contributions or announcements".formatted(format));
    }
    List<Imported.Announcement> announcements = new ArrayList<>();
    Map<String, List<Long>> skipped = new TreeMap<>();
    Map<String, List<Long>> remarked = new TreeMap<>();
    for (Imported imported : reader.read(file)) {
      switch (imported) {
        case Imported.Announcement announcement -> {
          if (missions.isEmpty()
              || missions.contains(announcement.json().path("mission").asText())) {
            announcements.add(announcement);
          }
        }
        case Imported.Skipped row ->
            skipped.computeIfAbsent(row.reason(), reason -> new ArrayList<>()).add(row.row());
        case Imported.Remarked row ->
            remarked.computeIfAbsent(row.remark(), remark -> new ArrayList<>()).add(row.row());
      }
    }
    long rows = announcements.stream().mapToLong(Imported.Announcement::rows).sum();
    screen.line("%,d announcements of %,d rows".formatted(announcements.size(), rows));
    tellRows(remarked, "%s %s (%s)");
    tellRows(skipped, "%s skipped: %s (%s)");
    return dryRun ? check(announcements) : post(announcements);
  }

  private void tellRows(Map<String, List<Long>> rows, String sentence) {
    rows.forEach((words, numbers) ->
        screen.line(
            sentence.formatted(
                numbers.size() == 1 ? "1 row" : "%,d rows".formatted(numbers.size()),
                words,
                places(numbers))));
  }

  /// The first rows by their numbers.
  private static String places(List<Long> numbers) {
    return (numbers.size() == 1 ? "row " : "rows ")
        + numbers.stream().limit(NAMED_ROWS).map("%,d"::formatted).collect(Collectors.joining(", "))
        + (numbers.size() > NAMED_ROWS ? ", …" : "");
  }

  /// Reads every announcement as the events-service would.
  private int check(List<Imported.Announcement> announcements) {
    int wrong = 0;
    for (Imported.Announcement announcement : announcements) {
      if (AnnouncementJson.read(announcement.json()) instanceof Decoded.Invalid<?> invalid) {
        wrong++;
        screen.line(screen.style().error("row %d would be rejected".formatted(announcement.row())));
        for (FieldError error : invalid.errors()) {
          screen.line("  %s %s".formatted(error.pointer(), error.detail()));
        }
      }
    }
    screen.line(
        "dry run: %,d would be sent, %,d of them rejected".formatted(announcements.size(), wrong));
    return wrong == 0 ? 0 : CommandFailure.REFUSED;
  }

  private int post(List<Imported.Announcement> announcements) throws IOException {
    PostSummary summary;
    long total = announcements.size();
    try (var progress = Progress.of(screen, "importing", total, "announcements")) {
      summary =
          new Poster(addresses.events())
              .post(lines(announcements), answered -> progress.at(answered, total));
    }
    PostCommand.tell(screen, summary);
    return summary.rejectedCount() == 0 ? 0 : CommandFailure.REFUSED;
  }

  private static ByteArrayInputStream lines(List<Imported.Announcement> announcements)
      throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (Imported.Announcement announcement : announcements) {
      ObjectNode json = announcement.json();
      lines.write(json.toString().getBytes(StandardCharsets.UTF_8));
      lines.write('\n');
    }
    return new ByteArrayInputStream(lines.toByteArray());
  }
}
