package org.muster.cli.replay;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.muster.cli.Addresses;
import org.muster.cli.CommandFailure;
import org.muster.cli.Screen;
import org.muster.cli.http.Json;
import org.muster.cli.http.ServiceClient;
import org.muster.cli.text.Table;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Replays the log, watches a replay, ends one, or tells what one found.
@Command(
    name = "replay",
    description = {
      "Build every projection again from the log, compare it with the present one, and promote it.",
      "Questions are answered all the while, from the present generation.",
      "",
      "Examples:",
      "  ./muster replay --watch",
      "  ./muster replay --dry-run          read and count only, write nothing",
      "  ./muster replay --hold             stop before the promotion",
      "  ./muster replay --watch 7          watch replay 7, which runs already",
      "  ./muster replay --difference 7     what replay 7 has otherwise than what answered then",
      "  ./muster replay --cancel 7         end replay 7, or give it up if it waits; nothing of it stays",
      ""
    })
public final class ReplayCommand implements Callable<Integer> {

  private static final long ANEW = 0;
  private static final int MAX_PAGES = 100;

  /// What is done instead of starting one.
  static final class Instead {
    @Option(
        names = "--cancel",
        paramLabel = "ID",
        description =
            "End this replay, or give up one that waits to be promoted; nothing of it stays.")
    private @Nullable Long cancel;

    @Option(
        names = "--difference",
        paramLabel = "ID",
        description = "Print what this replay has otherwise than the generation before.")
    private @Nullable Long difference;
  }

  @ArgGroup private @Nullable Instead instead;

  @Option(
      names = "--watch",
      arity = "0..1",
      fallbackValue = "0",
      paramLabel = "ID",
      description = "Show the progress until it has ended; with ID, of a replay that runs already.")
  private @Nullable Long watch;

  @Option(
      names = "--dry-run",
      description = "Only read and count; write nothing. Watches until the end.")
  private boolean dryRun;

  @Option(names = "--hold", description = "Do not promote the result; it waits to be promoted.")
  private boolean hold;

  @Option(
      names = "--max-rate",
      paramLabel = "N",
      description = "Read so many announcements a second at most.")
  private @Nullable Integer maxRate;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final Addresses addresses = new Addresses();

  private final Screen screen;

  public ReplayCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() throws Exception {
    refuseWhatDoesNotGoTogether();
    var projections = addresses.projections();
    var watching = new ReplayWatch(projections, screen);
    var other = instead;
    if (other != null && other.cancel != null) {
      projections.delete("/v1/replays/" + other.cancel);
      screen.line("Replay %d is told to end; nothing of it stays.".formatted(other.cancel));
      return 0;
    }
    if (other != null && other.difference != null) {
      return difference(projections, other.difference);
    }
    Long asked = watch;
    if (asked != null && asked != ANEW) {
      return end(watching.untilEnd(ReplayState.of(projections, asked)));
    }
    var begun = start(projections);
    if (asked != null || dryRun) {
      return end(watching.untilEnd(begun));
    }
    screen.line(
        "Replay %d has begun. Watch it with: ./muster replay --watch %d"
            .formatted(begun.id(), begun.id()));
    return 0;
  }

  private void refuseWhatDoesNotGoTogether() {
    boolean begins = instead == null && (watch == null || watch == ANEW);
    if (!begins && (dryRun || hold || maxRate != null)) {
      throw refused("--dry-run, --hold and --max-rate are for a replay that begins");
    }
    if (instead != null && watch != null) {
      throw refused("--watch does not go together with --cancel or --difference");
    }
    if (dryRun && hold) {
      throw refused("a dry run makes nothing that --hold could keep");
    }
  }

  private CommandLine.ParameterException refused(String why) {
    return new CommandLine.ParameterException(spec.commandLine(), why);
  }

  private ReplayState start(ServiceClient projections) throws Exception {
    var request = new LinkedHashMap<String, Object>();
    request.put("dryRun", dryRun);
    request.put("hold", hold);
    if (maxRate != null) {
      request.put("maxRate", maxRate);
    }
    return projections
        .post("/v1/replays", Json.MAPPER.writeValueAsString(request))
        .as(ReplayState.class);
  }

  private int end(ReplayState end) {
    screen.line(Table.safe(end.summary().replace("\n", " ·")));
    if (end.dryRun() && end.state().equals("done")) {
      screen.line("");
      DryRunTable.lines(end.found(), screen.width(), screen.style()).forEach(screen::line);
    }
    DifferenceLines.first(end.id(), end.found().path("difference")).forEach(screen::line);
    if (end.state().equals("different")) {
      screen.line(
          "Promote it if that is right: ./muster promote %d --accept difference"
              .formatted(end.generation()));
    }
    if (end.state().equals("held")) {
      screen.line("Promote it: ./muster promote %d".formatted(end.generation()));
    }
    return end.isGood() ? 0 : CommandFailure.REFUSED;
  }

  /// The state says whether what is listed is all that can be said.
  private int difference(ServiceClient projections, long id) {
    var replay = ReplayState.of(projections, id);
    var query = new HashMap<String, String>();
    query.put("limit", "1000");
    int told = 0;
    for (int page = 0; page < MAX_PAGES; page++) {
      var answer =
          projections.get("/v1/replays/" + id + "/difference", query, "application/json").json();
      for (var difference : answer.path("differences")) {
        screen.line(Table.safe(difference.path("words").asText()));
        told++;
      }
      if (!answer.path("next").isTextual()) {
        break;
      }
      query.put("cursor", answer.path("next").asText());
    }
    DifferenceLines.last(replay, told).forEach(screen::line);
    return 0;
  }
}
