package org.muster.projections.posture;

import java.util.Locale;

/// Why an announcement is not part of a figure (R17).
public enum Reason {
  /// The scenario does not count plans of its stage.
  STAGE,
  /// It counts another population, or a ceiling.
  POPULATION,
  SUPERSEDED,
  /// It was not known at the cut.
  NOT_KNOWN_YET,
  DUPLICATE,
  RETRACTED,
  /// It was over when the baseline was counted, or an older count.
  BEFORE_BASELINE,
  /// A count that somebody derived from other figures is never a baseline.
  DERIVED;

  /// As it is written in answers.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
