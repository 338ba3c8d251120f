package org.muster.cli.log;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.muster.cli.Addresses;
import org.muster.cli.Await;
import org.muster.cli.CommandFailure;
import org.muster.cli.Progress;
import org.muster.cli.Screen;
import org.muster.cli.http.ServiceClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Reads the whole log again.
@Command(
    name = "verify-log",
    description = {
      "Read the whole log again, and compare it with what was kept when it was read first:",
      "which topic it is, where it begins, and a chain of SHA-256 digests over every record.",
      "Exit code 0: all is as it was; 1: something differs, which is named.",
      ""
    })
public final class VerifyLogCommand implements Callable<Integer> {

  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Duration LOOK = Duration.ofMillis(250);

  @Mixin private final Addresses addresses = new Addresses();

  private final Screen screen;

  public VerifyLogCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() throws Exception {
    var projections = addresses.projections();
    var begun = projections.post("/v1/log/verifications", "").as(LogVerification.class);
    var end = watched(projections, begun);
    end.lines(screen.width(), screen.style()).forEach(screen::line);
    return end.isGood() ? 0 : CommandFailure.REFUSED;
  }

  private LogVerification watched(ServiceClient projections, LogVerification begun) {
    var last = new AtomicReference<>(begun);
    try (var progress = Progress.of(screen, "verify-log", begun.total(), "records")) {
      Await.until(
          LONGEST,
          LOOK,
          () -> {
            var now =
                projections.get("/v1/log/verifications/" + begun.id()).as(LogVerification.class);
            last.set(now);
            progress.at(now.done(), now.total());
            return !now.isRunning();
          });
    }
    return Objects.requireNonNull(last.get());
  }
}
