package org.muster.cli.outlook;

import java.util.concurrent.Callable;
import org.muster.cli.Screen;
import org.muster.cli.asking.Asking;
import org.muster.cli.asking.MissionArgument;
import org.muster.cli.asking.PostureOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Shows what to look out for in a mission.
@Command(
    name = "outlook",
    description = {
      "Show what is planned and due next in a mission, and what is not known of it.",
      "Also what the host state forbids, what the mandate is, which reasons were stated and who",
      "contradicts whom.",
      "",
      "Examples:",
      "  ./muster outlook MINUSMA --on 2022-12-01 --known-at 2022-12-01 --basis announced",
      "  ./muster outlook MINUSMA --on 2022-12-31 --only contradictions",
      ""
    })
public final class OutlookCommand implements Callable<Integer> {

  @Mixin private final MissionArgument mission = new MissionArgument();

  @Option(
      names = "--only",
      paramLabel = "LIST",
      description =
          "Only plans, due, rotations, access, mandate, reasons, contradictions or unknown (default: all of them).")
  private String list = "";

  @Mixin private final PostureOptions posture = new PostureOptions();
  @Mixin private final Asking asking;

  public OutlookCommand(Screen screen) {
    asking = new Asking(screen);
  }

  @Override
  public Integer call() {
    return asking.print(
        mission.query("outlook").with("list", list).with(posture), OutlookTables::lines);
  }
}
