package org.muster.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The program behind `./muster benchmark`: each benchmark is a command.
@Command(
    name = "muster benchmark",
    mixinStandardHelpOptions = true,
    description = {
      "Measure Muster beside a control, in one run, on a real Kafka and PostgreSQL of its own.",
      "A ratio that is not as required makes the exit code 1.",
      ""
    },
    subcommands = {
      PostureBenchmark.class,
      RebuildBenchmark.class,
      LiveBenchmark.class,
      BesideBenchmark.class
    })
public final class Benchmarks {

  private Benchmarks() {}

  public static void main(String[] args) {
    var line = new CommandLine(new Benchmarks());
    line.setExecutionStrategy(parsed -> {
      if (!parsed.hasSubcommand() && !parsed.isUsageHelpRequested()) {
        line.usage(line.getOut());
        return 0;
      }
      return new CommandLine.RunLast().execute(parsed);
    });
    System.exit(line.execute(args));
  }
}
