package org.muster.cli.refold;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.muster.cli.Addresses;
import org.muster.cli.Screen;
import org.muster.cli.http.ServiceClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Folds one mission again.
@Command(
    name = "refold",
    description = {
      "Fold one mission again from its journal, in one transaction, and say what differed.",
      "Questions are answered all the while; the whole log is replayed by `replay`.",
      "",
      "Example:",
      "  ./muster refold MINUSMA",
      ""
    })
public final class RefoldCommand implements Callable<Integer> {

  /// The largest mission.
  private static final Duration LONGEST = Duration.ofMinutes(30);

  @Parameters(paramLabel = "MISSION", description = "Mission or force code, such as MINUSMA.")
  private String mission = "";

  @Mixin private final Addresses addresses = new Addresses();

  private final Screen screen;

  public RefoldCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    var done =
        addresses
            .projections()
            .post("/v1/missions/" + ServiceClient.escaped(mission) + "/refold", "", LONGEST)
            .json();
    int changed = done.path("rowsChanged").asInt();
    screen.line(
        String.format(
            Locale.ROOT,
            "%s: %,d announcements folded again, %s in generation %d",
            mission,
            done.path("announcements").asInt(),
            changed == 0 ? "no row differed" : rows(changed) + " differed and were written",
            done.path("generation").asInt()));
    int parked = done.path("parked").asInt();
    if (parked > 0) {
      screen.line(
          "%d of its announcements could not be folded and are in no figure: ./muster parked"
              .formatted(parked));
    }
    return 0;
  }

  private static String rows(int count) {
    return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? "row" : "rows");
  }
}
