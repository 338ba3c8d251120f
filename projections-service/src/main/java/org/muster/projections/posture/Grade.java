package org.muster.projections.posture;

import java.util.Comparator;
import org.muster.contracts.announcement.Claim;
import org.muster.contracts.source.Credibility;
import org.muster.contracts.source.Reliability;

/// How far a claim can be trusted: the best of its sources (R7d). The smaller, the better.
record Grade(Reliability reliability, Credibility credibility) implements Comparable<Grade> {

  private static final Comparator<Grade> BEST_FIRST =
      Comparator.comparing(Grade::reliability).thenComparing(Grade::credibility);

  static Grade of(Claim claim) {
    return claim.header().sources().stream()
        .map(s -> new Grade(s.reliabilityOrUnjudged(), s.credibilityOrUnjudged()))
        .min(BEST_FIRST)
        .orElse(new Grade(Reliability.F, Credibility.SIX));
  }

  Grade worse(Grade other) {
    return compareTo(other) >= 0 ? this : other;
  }

  @Override
  public int compareTo(Grade other) {
    return BEST_FIRST.compare(this, other);
  }
}
