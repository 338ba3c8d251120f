package org.muster.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.muster.cli.backtest.BacktestCommand;
import org.muster.cli.bench.BenchCommand;
import org.muster.cli.bench.LoadCommand;
import org.muster.cli.casualties.CasualtiesCommand;
import org.muster.cli.casualties.IncidentsCommand;
import org.muster.cli.changes.ChangesCommand;
import org.muster.cli.compare.CompareCommand;
import org.muster.cli.imports.ImportCommand;
import org.muster.cli.journal.AnnouncementsCommand;
import org.muster.cli.journal.MissionsCommand;
import org.muster.cli.log.AcceptLogCommand;
import org.muster.cli.log.VerifyLogCommand;
import org.muster.cli.outlook.OutlookCommand;
import org.muster.cli.parked.ParkedCommand;
import org.muster.cli.posting.PostCommand;
import org.muster.cli.posture.PostureCommand;
import org.muster.cli.refold.RefoldCommand;
import org.muster.cli.replay.GenerationsCommand;
import org.muster.cli.replay.PromoteCommand;
import org.muster.cli.replay.ReplayCommand;
import org.muster.cli.replay.RollbackCommand;
import org.muster.cli.stack.DownCommand;
import org.muster.cli.stack.StatusCommand;
import org.muster.cli.stack.UpCommand;
import org.muster.cli.timeline.TimelineCommand;
import org.muster.cli.watch.WatchCommand;
import org.muster.cli.whatif.WhatIfCommand;
import org.muster.cli.why.WhyCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/// The program behind `./muster`.
@Command(
    name = "muster",
    mixinStandardHelpOptions = true,
    versionProvider = Muster.Version.class,
    scope = ScopeType.INHERIT,
    description = {
      "A ledger of announcements about peacekeeping forces, and the posture that follows.",
      ""
    })
public final class Muster {

  private static final String FOOTER =
      """

      Start here:
        ./muster up                                start everything and load the samples (Ctrl-C stops it)
        ./muster posture MINUSMA --on 2022-11-30   who is there, who leaves, what is unknown
        ./muster post my-announcements.ndjson      record announcements of your own
        ./muster COMMAND --help                    the options of a command

      ./muster test runs all tests; ./muster benchmark measures (see benchmarks/README.md).

      Exit codes: 0 done, 1 something was refused, 2 wrong options, 3 a service does not answer, 4 the stack did not start.
      """;

  private static final Map<String, String> EXIT_CODES =
      new TreeMap<>(
          Map.of(
              "0", "done",
              "1", "something was refused, or is not there",
              "2", "wrong options",
              "3", "a service does not answer, or nothing runs",
              "4", "the stack did not start or did not stop"));

  private Muster() {}

  /// Prints the version that the build wrote into the jar.
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      var version = Muster.class.getPackage().getImplementationVersion();
      return new String[] {"muster " + (version == null ? "(not packaged)" : version)};
    }
  }

  /// The whole command line, writing to a screen.
  public static CommandLine commandLine(Screen screen) {
    var top = new CommandLine(new Muster());
    for (var command : commands(screen)) {
      top.addSubcommand(command);
    }
    top.addSubcommand(new CommandLine(new BenchCommand()).addSubcommand(new LoadCommand(screen)));
    top.getSubcommands().values().forEach(Muster::tellExitCodes);
    top.addSubcommand(new CommandLine.HelpCommand());
    top.getCommandSpec().usageMessage().footer(FOOTER.split("\n", -1));
    top.setCaseInsensitiveEnumValuesAllowed(true);
    top.setUsageHelpWidth(Math.max(100, screen.width()));
    top.setOut(new java.io.PrintWriter(screen.out(), true));
    top.setErr(new java.io.PrintWriter(screen.err(), true));
    top.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            screen.style().coloured() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
    top.setExecutionStrategy(Muster::execute);
    top.setExecutionExceptionHandler((failure, line, parsed) -> tell(screen, failure));
    return top;
  }

  private static void tellExitCodes(CommandLine command) {
    command
        .getCommandSpec()
        .usageMessage()
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(EXIT_CODES);
    command.getSubcommands().values().forEach(Muster::tellExitCodes);
  }

  private static List<Object> commands(Screen screen) {
    return List.of(
        new UpCommand(screen),
        new DownCommand(screen),
        new StatusCommand(screen),
        new PostCommand(screen),
        new ImportCommand(screen),
        new PostureCommand(screen),
        new CompareCommand(screen),
        new OutlookCommand(screen),
        new TimelineCommand(screen),
        new ChangesCommand(screen),
        new WhyCommand(screen),
        new WhatIfCommand(screen),
        new IncidentsCommand(screen),
        new CasualtiesCommand(screen),
        new BacktestCommand(screen),
        new MissionsCommand(screen),
        new AnnouncementsCommand(screen),
        new WatchCommand(screen),
        new ParkedCommand(screen),
        new RefoldCommand(screen),
        new ReplayCommand(screen),
        new GenerationsCommand(screen),
        new PromoteCommand(screen),
        new RollbackCommand(screen),
        new VerifyLogCommand(screen),
        new AcceptLogCommand(screen));
  }

  private static int execute(ParseResult parsed) {
    if (!parsed.hasSubcommand()
        && !parsed.isUsageHelpRequested()
        && !parsed.isVersionHelpRequested()) {
      CommandSpec spec = parsed.commandSpec();
      spec.commandLine().usage(spec.commandLine().getOut());
      return 0;
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  private static int tell(Screen screen, Exception failure) throws Exception {
    if (failure instanceof CommandFailure known) {
      screen.err().println(screen.style().error("muster: ") + known.getMessage());
      return known.code();
    }
    throw failure;
  }

  public static void main(String[] args) {
    System.exit(commandLine(Screen.ofProcess()).execute(args));
  }
}
