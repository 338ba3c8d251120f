package org.muster.cli.replay;

import java.util.Locale;
import org.muster.cli.Screen;

/// How far a replay is: one line that is drawn again on a terminal, elsewhere a line for each phase
/// and every 5 seconds.
public final class ReplayBar {

  private static final int CELLS = 24;

  private final ProgressLine line;

  public ReplayBar(Screen screen) {
    this.line = new ProgressLine(screen);
  }

  public void show(ReplayState now) {
    var words = words(now);
    line.show(
        now.phase(), bar(now.percent()) + "  " + words, "replay %d: %s".formatted(now.id(), words));
  }

  /// Says something that stays.
  void say(String words) {
    line.say(words);
  }

  /// Leaves the line free for what follows.
  public void end() {
    line.end();
  }

  /// `███████████▌ `: 24 cells, in halves.
  static String bar(double percent) {
    int halves = (int) Math.floor(Math.clamp(percent, 0, 100) / 100 * CELLS * 2);
    var full = "█".repeat(halves / 2) + (halves % 2 == 1 ? "▌" : "");
    return "▕" + full + " ".repeat(CELLS - full.length()) + "▏";
  }

  /// `63 %, folding, 12,345 of 40,000 read, 19,286 a second, 1 min 20 s left`.
  public static String words(ReplayState now) {
    var words = new StringBuilder();
    words.append(
        String.format(
            Locale.ROOT,
            "%d %%, %s, %,d of %,d read",
            (int) now.percent(),
            now.phase().replace('-', ' '),
            now.done(),
            now.total()));
    if (now.ratePerSecond() > 0) {
      words.append(String.format(Locale.ROOT, ", %,d a second", now.ratePerSecond()));
    }
    Long left = now.secondsLeft();
    if (left != null && now.isRunning()) {
      words.append(", ").append(duration(left)).append(" left");
    }
    if (now.waitingFor() != null) {
      words.append(", ").append(waiting(now.waitingFor()));
    }
    return words.toString();
  }

  private static String waiting(String what) {
    return switch (what) {
      case "live-lag" -> "rests while the living projection is behind";
      case "living-projection" -> "waits for the living projection";
      default -> "waits for the " + what.replace('-', ' ');
    };
  }

  /// `45 s`, `1 min 20 s` or `2 h 5 min`.
  static String duration(long seconds) {
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3_600
        ? "%d min %d s".formatted(seconds / 60, seconds % 60)
        : "%d h %d min".formatted(seconds / 3_600, seconds % 3_600 / 60);
  }
}
