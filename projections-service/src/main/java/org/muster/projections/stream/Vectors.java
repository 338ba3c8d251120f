package org.muster.projections.stream;

import java.util.ArrayList;
import java.util.List;
import org.muster.contracts.position.LogVector;

/// Places in the whole log.
final class Vectors {
  private Vectors() {}

  /// The same, with another next offset of one partition.
  static LogVector with(LogVector place, int partition, long next) {
    List<Long> offsets = new ArrayList<>(place.next());
    offsets.set(partition, next);
    return new LogVector(place.lineage(), offsets);
  }

  /// The further of both in each partition.
  static LogVector furthest(LogVector one, LogVector other) {
    List<Long> offsets = new ArrayList<>(one.next());
    for (int p = 0; p < offsets.size(); p++) {
      offsets.set(p, Math.max(offsets.get(p), other.next().get(p)));
    }
    return new LogVector(one.lineage(), offsets);
  }

  /// Whether a place is nowhere before the other.
  static boolean reaches(LogVector place, LogVector other) {
    for (int p = 0; p < other.next().size(); p++) {
      if (place.next().get(p) < other.next().get(p)) {
        return false;
      }
    }
    return true;
  }
}
