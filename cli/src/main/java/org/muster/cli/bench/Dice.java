package org.muster.cli.bench;

import java.util.List;
import java.util.Random;

/// Chance from a seed, the same on every machine and release: only what the specification of
/// [Random] fixes is used.
final class Dice {

  private final Random random;

  Dice(long seed) {
    random = new Random(seed);
  }

  /// Dice of one's own for a part of the work, so that one part does not move another's.
  Dice fork() {
    return new Dice(random.nextLong());
  }

  /// A number from the first to the last, both included.
  int from(int first, int last) {
    return first + random.nextInt(last - first + 1);
  }

  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  /// True so many times in a thousand.
  boolean perMille(int times) {
    return random.nextInt(1000) < times;
  }

  <T> T any(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }

  /// From 0 to below 1.
  double share() {
    return random.nextDouble();
  }
}
