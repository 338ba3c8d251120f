package org.muster.cli.stack;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.muster.cli.Screen;

/// Tells each step of a start as it begins and how long it took.
final class Steps {

  private static final int COLUMN = 46;

  private final Screen screen;
  private final long began = System.nanoTime();

  Steps(Screen screen) {
    this.screen = screen;
  }

  /// Does a step and tells its outcome beside its name.
  void step(String name, Supplier<String> work) {
    screen.out().print("  " + name + " " + ".".repeat(Math.max(3, COLUMN - name.length())) + " ");
    screen.out().flush();
    long start = System.nanoTime();
    var outcome = work.get();
    var took = screen.style().dim(seconds(System.nanoTime() - start));
    screen.line(outcome.isEmpty() ? took : outcome + ", " + took);
  }

  String elapsed() {
    return seconds(System.nanoTime() - began);
  }

  private static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.1f s", Duration.ofNanos(nanos).toMillis() / 1000.0);
  }
}
