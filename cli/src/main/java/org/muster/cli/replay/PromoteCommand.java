package org.muster.cli.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.muster.cli.Addresses;
import org.muster.cli.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lets a kept generation answer.
@Command(
    name = "promote",
    description = {
      "Let a kept generation answer.",
      "One that was held, one whose difference is accepted, or an older one. It reads what it missed before, unless its age is accepted.",
      ""
    })
public final class PromoteCommand implements Callable<Integer> {

  @Parameters(paramLabel = "GENERATION", description = "Its number.")
  private int generation;

  @Option(
      names = "--accept",
      split = ",",
      paramLabel = "WHAT",
      description =
          "difference: it differs, as its replay found; older: at once, without catching up.")
  private List<Promoting.Accepted> accepted = new ArrayList<>();

  @Mixin private final Addresses addresses = new Addresses();

  private final Screen screen;

  public PromoteCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    return Promoting.promote(addresses.projections(), screen, generation, accepted);
  }
}
