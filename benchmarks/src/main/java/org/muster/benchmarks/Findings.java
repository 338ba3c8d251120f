package org.muster.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What was measured, printed as it comes, and what of it was not as required.
final class Findings {

  private final List<String> failed = new ArrayList<>();

  void line(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  void atLeast(String what, double value, double required) {
    judge(what, value, "at least", required, value >= required);
  }

  void atMost(String what, double value, double required) {
    judge(what, value, "at most", required, value <= required);
  }

  private void judge(String what, double value, String bound, double required, boolean holds) {
    line("%s: %.2f, required %s %.2f: %s", what, value, bound, required, holds ? "holds" : "FAILS");
    if (!holds) {
      failed.add(what);
    }
  }

  /// The exit code: 0, or 1 with a line that names what failed.
  int exitCode() {
    if (failed.isEmpty()) {
      return 0;
    }
    line("FAILED: %s", String.join("; ", failed));
    return 1;
  }
}
