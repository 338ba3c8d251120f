package org.muster.cli.bench;

import picocli.CommandLine.Command;

/// Commands that measure.
@Command(
    name = "bench",
    description = {
      "Make realistic histories and measure with them; see `./muster bench load`.",
      ""
    },
    subcommandsRepeatable = false)
public final class BenchCommand {}
