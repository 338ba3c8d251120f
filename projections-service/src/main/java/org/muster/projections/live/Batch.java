package org.muster.projections.live;

import java.util.List;
import org.muster.projections.journal.Arrival;

/// Consecutive records of one partition.
///
/// @param partition from 0
/// @param expectedOffset where the checkpoint must stand
/// @param nextOffset where it will stand
/// @param arrivals the records between, in order
public record Batch(int partition, long expectedOffset, long nextOffset, List<Arrival> arrivals) {
  public Batch {
    arrivals = List.copyOf(arrivals);
  }
}
