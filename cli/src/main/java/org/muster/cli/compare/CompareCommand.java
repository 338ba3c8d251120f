package org.muster.cli.compare;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.muster.cli.Screen;
import org.muster.cli.asking.Asking;
import org.muster.cli.asking.MissionArgument;
import org.muster.cli.asking.PostureOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Shows one posture by every scenario, or on every basis, side by side.
@Command(
    name = "compare",
    description = {
      "Show a mission's figures of one day in every scenario, or on every basis of knowledge.",
      "",
      "Examples:",
      "  ./muster compare MINUSMA --by scenario --on 2023-07-01 --known-at 2022-11-30 --basis announced",
      "  ./muster compare MINUSMA --by basis --on 2022-11-13 --known-at 2022-11-13",
      ""
    })
public final class CompareCommand implements Callable<Integer> {

  /// What the rows differ in.
  enum Dimension {
    SCENARIO("implemented", "official", "announced", "intended", "worst"),
    BASIS("recorded", "announced", "published");

    private final List<String> values;

    Dimension(String... values) {
      this.values = List.of(values);
    }
  }

  @Mixin private final MissionArgument mission = new MissionArgument();

  @Option(
      names = "--by",
      paramLabel = "WHAT",
      defaultValue = "scenario",
      description = "What the rows differ in: scenario (default) or basis.")
  private Dimension by = Dimension.SCENARIO;

  @Mixin private final PostureOptions posture = new PostureOptions();
  @Mixin private final Asking asking;

  public CompareCommand(Screen screen) {
    asking = new Asking(screen);
  }

  @Override
  public Integer call() {
    return asking.printAll(
        by.values.stream()
            .map(value ->
                mission
                    .query("posture")
                    .with(posture)
                    .with(by.name().toLowerCase(Locale.ROOT), value))
            .toList(),
        (answers, style, width) -> CompareTable.lines(by, answers, style, width));
  }
}
