package org.muster.projections.refold;

import java.util.List;
import org.muster.projections.parked.ParkedEvent;

/// What folding a mission again did.
///
/// @param mission its code
/// @param generation whose rows were written
/// @param announcements how many the journal has of it now
/// @param changed how many rows differed and were written or deleted
/// @param parked what the rules failed on
public record Refolded(
    String mission, int generation, int announcements, int changed, List<ParkedEvent> parked) {

  public Refolded {
    parked = List.copyOf(parked);
  }
}
