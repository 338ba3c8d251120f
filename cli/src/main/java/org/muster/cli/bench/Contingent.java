package org.muster.cli.bench;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A contributor's people in a mission as the story goes on.
final class Contingent {

  final String contributor;
  int strength;
  boolean suspended;

  /// Its last plan to leave, `null` if it has none.
  @Nullable Plan plan;

  /// A plan by its key, and the day on which it was announced.
  record Plan(String key, LocalDate day) {}

  Contingent(String contributor, int strength) {
    this.contributor = contributor;
    this.strength = strength;
  }
}
