package org.muster.projections.generations;

/// How far a generation has read one partition.
///
/// @param partition from 0
/// @param nextOffset the offset to be read next
/// @param parkedInARow how many records before it were parked without one between that was not
public record Checkpoint(int partition, long nextOffset, int parkedInARow) {

  /// Whether the partition has stopped because too many records in a row were parked.
  ///
  /// @param parkedLimit after how many; 0 for never
  public boolean hasStopped(int parkedLimit) {
    return parkedLimit > 0 && parkedInARow >= parkedLimit;
  }

  /// Why it has stopped, and what makes it go on.
  public String whyStopped() {
    return "partition %d stopped at offset %d, as the %d records before it cannot be read; discard one (./muster parked) or raise muster.live.parked-limit to go on"
        .formatted(partition, nextOffset, parkedInARow);
  }
}
