package org.muster.projections.posture;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.muster.contracts.announcement.Claim;
import org.muster.contracts.edtf.Edtf;
import org.muster.contracts.recorded.Recorded;

/// A claim that stands: corrected as it was corrected, neither retracted nor a duplicate, and
/// known.
///
/// @param id of the announcement
/// @param recordedAt when it was recorded
/// @param claim what it says after corrections
/// @param announced when it was announced (K4); has a latest day
public record Standing(UUID id, Instant recordedAt, Claim claim, Edtf announced) {

  /// What stands of a mission's announcements, in the order of (announced.latest, recordedAt, id).
  public static List<Standing> of(Collection<Recorded> announcements, Cut cut) {
    return Ledger.of(announcements, cut).entries().stream()
        .map(e -> new Standing(e.id(), e.recordedAt(), e.claim(), e.announced()))
        .toList();
  }
}
