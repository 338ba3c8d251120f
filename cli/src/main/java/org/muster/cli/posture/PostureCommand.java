package org.muster.cli.posture;

import java.util.concurrent.Callable;
import org.muster.cli.Screen;
import org.muster.cli.asking.Asking;
import org.muster.cli.asking.MissionArgument;
import org.muster.cli.asking.PostureOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Shows a mission's posture.
@Command(
    name = "posture",
    description = {
      "Show how many people of a mission are deployed and active, who leaves, and what is not known.",
      "",
      "Examples:",
      "  ./muster posture MINUSMA --on 2022-11-30",
      "  ./muster posture MINUSMA --on 2023-12-31 --scenario intended --json",
      "  ./muster posture MINUSMA --on 2022-11-13 --known-at 2022-11-13 --basis announced",
      "  ./muster posture MINUSMA --on 2022-11-30 --status suspended",
      ""
    })
public final class PostureCommand implements Callable<Integer> {

  @Mixin private final MissionArgument mission = new MissionArgument();
  @Mixin private final PostureOptions posture = new PostureOptions();

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description =
          "In the table only contributors of this status: suspended, undecided, leaving, drawing-down, pledged, deployed or left.")
  private String status = "";

  @Mixin private final Asking asking;

  public PostureCommand(Screen screen) {
    asking = new Asking(screen);
  }

  @Override
  public Integer call() {
    return asking.print(
        mission.query("posture").with(posture),
        (answer, style, width) ->
            PostureTable.lines(Posture.of(answer).ofStatus(status), style, width));
  }
}
