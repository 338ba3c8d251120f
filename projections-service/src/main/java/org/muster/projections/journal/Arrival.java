package org.muster.projections.journal;

import org.muster.contracts.recorded.Recorded;
import org.muster.projections.parked.ParkedEvent;

/// What one record of the log turned out to be.
public sealed interface Arrival {

  /// Where it stands in its partition.
  long offset();

  /// An announcement.
  ///
  /// @param partition where it stands
  /// @param offset where it stands
  /// @param recorded what it says
  /// @param body the same as JSON, character by character as in the log
  record Announced(int partition, long offset, Recorded recorded, String body) implements Arrival {
    public String mission() {
      return recorded.announcement().mission();
    }
  }

  /// Nothing that could be read.
  record Unreadable(ParkedEvent parked) implements Arrival {
    @Override
    public long offset() {
      return parked.offset();
    }
  }
}
