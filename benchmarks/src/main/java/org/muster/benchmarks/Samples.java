package org.muster.benchmarks;

import java.util.Arrays;

/// Measured values.
record Samples(double[] sorted) {

  static Samples of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Samples(sorted);
  }

  int n() {
    return sorted.length;
  }

  double median() {
    return quantile(0.5);
  }

  /// The smallest value that this share of all values does not exceed.
  double quantile(double share) {
    return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }

  double least() {
    return sorted[0];
  }

  double most() {
    return sorted[sorted.length - 1];
  }
}
