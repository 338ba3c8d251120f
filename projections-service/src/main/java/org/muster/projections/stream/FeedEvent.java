package org.muster.projections.stream;

import org.muster.contracts.position.LogPosition;
import org.muster.contracts.position.LogVector;

/// An announcement that was projected.
///
/// @param position where it stands in the log
/// @param mission whose it is
/// @param json what is sent
record FeedEvent(LogPosition position, String mission, String json) {

  /// Whether somebody who is there has had it.
  boolean isBefore(LogVector place) {
    return place.covers(position);
  }

  /// The place of somebody who has had everything up to a place, and this.
  LogVector after(LogVector place) {
    return Vectors.with(place, position.partition(), position.offset() + 1);
  }
}
