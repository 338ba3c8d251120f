package org.muster.cli.replay;

import java.util.concurrent.Callable;
import org.muster.cli.Addresses;
import org.muster.cli.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lists the generations.
@Command(
    name = "generations",
    description = {
      "List every generation of the projections, which of them answers, and the last promotions.",
      "How far, how large and how old each is stands beside it. Times are UTC.",
      ""
    })
public final class GenerationsCommand implements Callable<Integer> {

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Mixin private final Addresses addresses = new Addresses();

  private final Screen screen;

  public GenerationsCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    var answer = addresses.projections().get("/v1/generations");
    if (json) {
      screen.line(answer.body());
    } else {
      GenerationList.lines(answer.json(), screen.width(), screen.style()).forEach(screen::line);
    }
    return 0;
  }
}
