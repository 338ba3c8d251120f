package org.muster.cli;

import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// How far long work is: a bar that is redrawn on a terminal, a line now and then elsewhere.
public sealed interface Progress extends AutoCloseable {

  /// Starts to show work.
  ///
  /// @param total how many units there are, or less than 0 if nobody knows
  /// @param unit what is counted, such as `lines`
  static Progress of(Screen screen, String task, long total, String unit) {
    return screen.terminal()
        ? new Bar(screen, task, total, unit)
        : new Lines(screen, task, total, unit);
  }

  /// So many units are done, of so many in all.
  void at(long done, long total);

  /// A few words about the present state.
  void say(String words);

  @Override
  void close();

  /// The bar.
  final class Bar implements Progress {
    private final ProgressBar bar;

    private Bar(Screen screen, String task, long total, String unit) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(task)
              .setInitialMax(total)
              .setUnit(" " + unit, 1)
              .setStyle(ProgressBarStyle.UNICODE_BLOCK)
              .setUpdateIntervalMillis(200)
              .setMaxRenderedLength(Math.min(screen.width(), 110))
              .showSpeed()
              .build();
    }

    @Override
    public void at(long done, long total) {
      bar.maxHint(total);
      bar.stepTo(done);
    }

    @Override
    public void say(String words) {
      bar.setExtraMessage(" " + words);
    }

    @Override
    public void close() {
      bar.close();
    }
  }

  /// A line each 5 seconds at most.
  final class Lines implements Progress {
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final Screen screen;
    private final String task;
    private final String unit;
    private long done;
    private long total;
    private String words = "";
    private long told = System.nanoTime();

    private Lines(Screen screen, String task, long total, String unit) {
      this.screen = screen;
      this.task = task;
      this.total = total;
      this.unit = unit;
    }

    @Override
    public void at(long nowDone, long nowTotal) {
      done = nowDone;
      total = nowTotal;
      if (System.nanoTime() - told >= EVERY.toNanos()) {
        told = System.nanoTime();
        screen.err().println(line());
      }
    }

    @Override
    public void say(String nowWords) {
      words = nowWords;
    }

    @Override
    public void close() {
      // the command's own result is the last line
    }

    private String line() {
      var of =
          total < 0
              ? ""
              : " of %,d (%d %%)".formatted(total, total == 0 ? 100 : 100 * done / total);
      return "%s: %,d%s %s%s".formatted(task, done, of, unit, words.isEmpty() ? "" : ", " + words);
    }
  }
}
