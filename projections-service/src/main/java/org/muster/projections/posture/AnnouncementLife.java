package org.muster.projections.posture;

import java.util.List;
import java.util.UUID;

/// What has become of an announcement by what was announced after it.
///
/// @param id the announcement
/// @param status where it stands
/// @param by the announcements that made it so: what superseded, corrected or retracted it; and
///   after them every dispute of it that stands, whatever the status (R8d)
public record AnnouncementLife(UUID id, Status status, List<UUID> by) {

  /// Where an announcement stands; the first that holds in this order, but `disputed` only if
  /// nothing else does: a dispute of what was corrected is told by [AnnouncementLife#by].
  public enum Status {
    RETRACTED,
    DANGLING,
    SUPERSEDED,
    CORRECTED,
    DISPUTED,
    EFFECTIVE
  }
}
