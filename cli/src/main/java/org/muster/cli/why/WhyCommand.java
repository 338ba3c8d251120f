package org.muster.cli.why;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.muster.cli.Addresses;
import org.muster.cli.Screen;
import org.muster.cli.asking.FormatOptions;
import org.muster.cli.asking.KnowledgeOptions;
import org.muster.cli.asking.RuleOptions;
import org.muster.cli.http.ServiceClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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

  @Parameters(
      index = "0",
      paramLabel = "MISSION",
      description = "The mission's code, such as MINUSMA.")
  private String mission = "";

  @Parameters(
      index = "1",
      paramLabel = "CONTRIBUTOR",
      description = "The country as ISO 3166-1 alpha-3, such as DEU.")
  private String contributor = "";

  @Option(
      names = "--on",
      paramLabel = "DAY",
      description = "The day, such as 2022-11-30 (default: today, UTC).")
  private @Nullable LocalDate on;

  @Mixin private final RuleOptions rules = new RuleOptions();
  @Mixin private final KnowledgeOptions knowledge = new KnowledgeOptions();
  @Mixin private final FormatOptions format = new FormatOptions();
  @Mixin private final Addresses addresses = new Addresses();

  private final Screen screen;

  public WhyCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    format.print(
        screen, this::ask, answer -> WhyTable.lines(answer, screen.style(), screen.width()));
    return 0;
  }

  private ServiceClient.Answer ask(String accept) {
    var query = new HashMap<String, String>();
    rules.addTo(query);
    knowledge.addTo(query);
    query.put("on", on == null ? "" : on.toString());
    return addresses
        .projections()
        .get(
            "/v1/missions/%s/contributors/%s"
                .formatted(
                    ServiceClient.escaped(mission),
                    ServiceClient.escaped(contributor.toUpperCase(Locale.ROOT))),
            query,
            accept);
  }
}
