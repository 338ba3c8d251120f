package org.muster.cli.replay;

import java.time.Duration;
import org.muster.cli.Screen;

/// How far something is: one line that is drawn again on a terminal, elsewhere a line for each
/// phase and every 5 seconds.
final class ProgressLine {

  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final String BEGIN_AND_CLEAR = "\r\u001B[2K";

  private final Screen screen;
  private String phase = "";
  private long toldNanos;

  ProgressLine(Screen screen) {
    this.screen = screen;
  }

  /// @param drawn the line on a terminal, which may have a bar
  /// @param told the same elsewhere
  void show(String now, String drawn, String told) {
    if (screen.terminal()) {
      screen.err().print(BEGIN_AND_CLEAR + cut(drawn, screen.width()));
      screen.err().flush();
    } else if (!now.equals(phase) || System.nanoTime() - toldNanos >= EVERY.toNanos()) {
      phase = now;
      toldNanos = System.nanoTime();
      screen.err().println(told);
    }
  }

  /// Says something that stays.
  void say(String words) {
    end();
    screen.err().println(words);
  }

  /// Leaves the line free for what follows.
  void end() {
    if (screen.terminal()) {
      screen.err().print(BEGIN_AND_CLEAR);
      screen.err().flush();
    }
  }

  private static String cut(String line, int width) {
    return line.length() < width ? line : line.substring(0, width - 1);
  }
}
