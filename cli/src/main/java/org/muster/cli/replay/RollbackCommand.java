package org.muster.cli.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.muster.cli.Addresses;
import org.muster.cli.CommandFailure;
import org.muster.cli.Screen;
import org.muster.cli.http.ServiceClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lets the generation answer that answered before.
@Command(
    name = "rollback",
    description = {
      "Go back to the generation that answered before, or to another that is kept.",
      "It reads what it missed first, unless its age is accepted. Nothing is dropped by going back.",
      "",
      "Examples:",
      "  ./muster rollback",
      "  ./muster rollback 4 --accept older     at once, as it is",
      ""
    })
public final class RollbackCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "GENERATION",
      description = "Its number (default: the one that answered before).")
  private @Nullable Integer generation;

  @Option(
      names = "--accept",
      split = ",",
      paramLabel = "WHAT",
      description =
          "older: at once, without catching up; difference: it differs, as its replay found.")
  private List<Promoting.Accepted> accepted = new ArrayList<>();

  @Mixin private final Addresses addresses = new Addresses();

  private final Screen screen;

  public RollbackCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    var projections = addresses.projections();
    Integer asked = generation;
    return Promoting.promote(
        projections, screen, asked == null ? previous(projections) : asked, accepted);
  }

  private static int previous(ServiceClient projections) {
    var previous = projections.get("/v1/generations").json().path("previous");
    if (!previous.isNumber()) {
      throw new CommandFailure(
          CommandFailure.REFUSED, "no generation that answered before is kept");
    }
    return previous.asInt();
  }
}
