package org.muster.cli.log;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.muster.cli.Addresses;
import org.muster.cli.Await;
import org.muster.cli.CommandFailure;
import org.muster.cli.Farewell;
import org.muster.cli.Progress;
import org.muster.cli.Screen;
import org.muster.cli.http.ServiceClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Reads the whole log again.
@Command(
    name = "verify-log",
    description = {
      "Read the whole log again, and compare it with what was kept when it was read first.",
      "That is: which topic it is, where it begins, and a chain of SHA-256 digests over every record.",
      "One that runs already is watched. Ctrl-C ends the watching, not the reading.",
      "Exit code 0: all is as it was; 1: something differs, which is named; 3: it was not read.",
      ""
    })
public final class VerifyLogCommand implements Callable<Integer> {

  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Duration LOOK = Duration.ofMillis(250);

  private static final String PATH = "/v1/log/verifications";

  @Option(
      names = "--json",
      description = "Print the service's JSON, with the whole digest of each partition.")
  private boolean json;

  @Mixin private final Addresses addresses = new Addresses();

  private final Screen screen;

  public VerifyLogCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() throws Exception {
    var projections = addresses.projections();
    var end = watched(projections, running(projections).orElseGet(() -> begun(projections)));
    if (json) {
      screen.line(projections.get(PATH + "/" + end.id()).body());
    } else {
      end.lines(screen.width(), screen.style()).forEach(screen::line);
    }
    return switch (end.state()) {
      case "good" -> 0;
      case "different" -> CommandFailure.REFUSED;
      default -> CommandFailure.UNREACHABLE;
    };
  }

  private static LogVerification begun(ServiceClient projections) {
    return projections.post(PATH, "").as(LogVerification.class);
  }

  /// There is one at a time.
  private static Optional<LogVerification> running(ServiceClient projections) {
    return projections.get(PATH).as(Listed.class).verifications().stream()
        .filter(LogVerification::isRunning)
        .findFirst();
  }

  private record Listed(List<LogVerification> verifications) {}

  private LogVerification watched(ServiceClient projections, LogVerification begun) {
    var last = new AtomicReference<>(begun);
    try (var progress = Progress.of(screen, "verify-log", begun.total(), "records");
        var farewell =
            new Farewell(() ->
                screen.err().println("The log is read on. Watch it with: ./muster verify-log"))) {
      Await.until(
          LONGEST,
          LOOK,
          () -> {
            var now = projections.get(PATH + "/" + begun.id()).as(LogVerification.class);
            last.set(now);
            progress.at(now.done(), now.total());
            return !now.isRunning();
          });
    }
    return Objects.requireNonNull(last.get());
  }
}
