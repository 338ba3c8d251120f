package org.muster.system;

import java.util.List;
import java.util.random.RandomGenerator;

/// When to kill: as soon as a replay has come so far, and a little later.
///
/// @param name what is waited for
/// @param afterMicros how long after that
record Moment(String name, int afterMicros) {

  /// What a replay goes through, in order; the last is seen by who answers.
  static final List<String> PHASES =
      List.of("starting", "reading", "folding", "indexing", "verifying", "catching-up", "dropping");

  /// The phases, and a share of the progress.
  static final int KINDS = PHASES.size() + 1;

  private static final int LONGEST_MICROS = 120_000;
  private static final int LAST_PHASES_MICROS = 15_000;

  /// A phase, or a share of the progress.
  static Moment random(int round, RandomGenerator random) {
    int kind = Math.floorMod(round, KINDS);
    String name = kind == PHASES.size() ? random.nextInt(100) + " %" : PHASES.get(kind);
    int longest = kind >= PHASES.indexOf("verifying") ? LAST_PHASES_MICROS : LONGEST_MICROS;
    return new Moment(name, (int) Math.pow(longest, random.nextDouble()));
  }

  /// Whether a replay has come so far.
  boolean hasCome(Rows.Standing now) {
    if (!now.replay().isRunning()) {
      return true;
    }
    if (name.endsWith("%")) {
      return now.replay().fraction() * 100 >= Integer.parseInt(name.replace(" %", ""));
    }
    return PHASES.indexOf(phase(now)) >= PHASES.indexOf(name);
  }

  /// Where a replay is.
  static String phase(Rows.Standing now) {
    if (!now.replay().isRunning()) {
      return "ended";
    }
    return now.isAnswering() ? "dropping" : now.replay().phase();
  }
}
