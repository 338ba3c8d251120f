package org.muster.cli.replay;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.muster.cli.Addresses;
import org.muster.cli.Await;
import org.muster.cli.CommandFailure;
import org.muster.cli.Progress;
import org.muster.cli.Screen;
import org.muster.cli.http.Json;
import org.muster.cli.http.ServiceClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Replays the log.
@Command(
    name = "replay",
    description = {
      "Build every projection again from the first announcement on, and promote it.",
      "Questions are answered all the while, from the present generation.",
      "",
      "Examples:",
      "  ./muster replay --watch",
      "  ./muster replay --dry-run     read and count only, write nothing",
      "  ./muster replay --hold        stop before the promotion",
      ""
    })
public final class ReplayCommand implements Callable<Integer> {

  private static final Duration LONGEST = Duration.ofDays(2);
  private static final Duration LOOK = Duration.ofMillis(250);

  @Option(names = "--watch", description = "Show the progress until it has ended.")
  private boolean watch;

  @Option(names = "--dry-run", description = "Only read and count; write nothing.")
  private boolean dryRun;

  @Option(names = "--hold", description = "Do not promote the result; it waits to be promoted.")
  private boolean hold;

  @Option(
      names = "--max-rate",
      paramLabel = "N",
      description = "Read so many announcements a second at most.")
  private @Nullable Integer maxRate;

  @Mixin private final Addresses addresses = new Addresses();

  private final Screen screen;

  public ReplayCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() throws Exception {
    var projections = addresses.projections();
    var request = new LinkedHashMap<String, Object>();
    request.put("dryRun", dryRun);
    request.put("hold", hold);
    if (maxRate != null) {
      request.put("maxRate", maxRate);
    }
    var begun =
        projections
            .post("/v1/replays", Json.MAPPER.writeValueAsString(request))
            .as(ReplayState.class);
    if (!watch) {
      screen.line(
          "Replay %d has begun; it is at %s/v1/replays/%d"
              .formatted(begun.id(), projections.base(), begun.id()));
      return 0;
    }
    var end = watch(projections, begun);
    screen.line(end.summary());
    return end.isGood() ? 0 : CommandFailure.REFUSED;
  }

  private ReplayState watch(ServiceClient projections, ReplayState begun) {
    var last = new AtomicReference<>(begun);
    try (var progress =
        Progress.of(screen, "replay " + begun.id(), begun.total(), "announcements")) {
      Await.until(
          LONGEST,
          LOOK,
          () -> {
            var now = projections.get("/v1/replays/" + begun.id()).as(ReplayState.class);
            last.set(now);
            progress.at(now.done(), now.total());
            progress.say(now.phase());
            return !now.isRunning();
          });
    }
    return Objects.requireNonNull(last.get());
  }
}
