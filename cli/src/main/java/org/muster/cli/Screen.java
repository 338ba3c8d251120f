package org.muster.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.muster.cli.text.Style;

/// Where a command writes, and who looks at it.
///
/// @param out results
/// @param err progress and errors
/// @param style how text is set off
/// @param terminal whether a person looks at a terminal, so that lines may be redrawn
/// @param width in characters
public record Screen(PrintStream out, PrintStream err, Style style, boolean terminal, int width) {

  private static final int DEFAULT_WIDTH = 120;

  /// The one of this process, always UTF-8.
  public static Screen ofProcess() {
    var console = System.console();
    boolean terminal = console != null && console.isTerminal();
    return new Screen(
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        Style.here(terminal, System.getenv()),
        terminal,
        width(System.getenv()));
  }

  public void line(String text) {
    out.println(text);
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  private static int width(Map<String, String> environment) {
    try {
      return Math.clamp(Integer.parseInt(environment.getOrDefault("COLUMNS", "")), 60, 400);
    } catch (NumberFormatException e) {
      return DEFAULT_WIDTH; // COLUMNS is not set or is no number
    }
  }
}
