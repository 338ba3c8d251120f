package org.muster.cli.whatif;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.muster.cli.Screen;
import org.muster.cli.asking.Asking;
import org.muster.cli.asking.MissionArgument;
import org.muster.cli.asking.PostureOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Shows the figures as if something had been announced.
@Command(
    name = "what-if",
    description = {
      "Show a mission's figures as if the announcements of a file had been made. Nothing is stored.",
      "The announcements may leave out mission and sources.",
      "",
      "Example:",
      "  ./muster what-if MINUSMA samples/what-if-egypt-leaves.json --on 2023-07-01",
      ""
    })
public final class WhatIfCommand implements Callable<Integer> {

  @Mixin private final MissionArgument mission = new MissionArgument();

  @Parameters(
      index = "1",
      paramLabel = "FILE",
      description = "1 to 50 announcements: JSON Lines, one JSON object, or a JSON list.")
  private Path file = Path.of("");

  @Mixin private final PostureOptions posture = new PostureOptions();
  @Mixin private final Asking asking;

  public WhatIfCommand(Screen screen) {
    asking = new Asking(screen);
  }

  @Override
  public Integer call() {
    return asking.printPosted(
        mission.query("what-if").with(posture), SupposedFile.body(file), WhatIfTable::lines);
  }
}
