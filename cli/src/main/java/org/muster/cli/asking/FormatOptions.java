package org.muster.cli.asking;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/// In which format an answer is printed: a table, or the service's own JSON, CSV or JSON Lines.
public final class FormatOptions {

  /// A format of an answer.
  public enum Chosen {
    TABLE("application/json"),
    JSON("application/json"),
    CSV("text/csv"),
    JSONL("application/x-ndjson");

    private final String mediaType;

    Chosen(String mediaType) {
      this.mediaType = mediaType;
    }

    String mediaType() {
      return mediaType;
    }
  }

  /// Formats that exclude each other.
  static final class Format {
    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--csv", description = "Print CSV, a row a line.")
    private boolean csv;

    @Option(names = "--jsonl", description = "Print JSON Lines, a row a line.")
    private boolean jsonl;
  }

  @ArgGroup private @Nullable Format format;

  Chosen chosen() {
    var given = format;
    if (given == null) {
      return Chosen.TABLE;
    }
    return given.json
        ? Chosen.JSON
        : given.csv ? Chosen.CSV : given.jsonl ? Chosen.JSONL : Chosen.TABLE;
  }
}
