package org.muster.cli.why;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.muster.cli.Screen;
import org.muster.cli.asking.Asking;
import org.muster.cli.asking.MissionArgument;
import org.muster.cli.asking.PostureOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Explains a contributor's figures.
@Command(
    name = "why",
    description = {
      "Show which announcements make a contributor's figures, and why others do not count.",
      "",
      "Example:",
      "  ./muster why MINUSMA DEU --on 2022-11-30",
      ""
    })
public final class WhyCommand implements Callable<Integer> {

  @Mixin private final MissionArgument mission = new MissionArgument();

  @Parameters(
      index = "1",
      paramLabel = "CONTRIBUTOR",
      description = "The country as ISO 3166-1 alpha-3, such as DEU.")
  private String contributor = "";

  @Mixin private final PostureOptions posture = new PostureOptions();
  @Mixin private final Asking asking;

  public WhyCommand(Screen screen) {
    asking = new Asking(screen);
  }

  @Override
  public Integer call() {
    return asking.print(
        mission.query("contributors", contributor.toUpperCase(Locale.ROOT)).with(posture),
        WhyTable::lines);
  }
}
