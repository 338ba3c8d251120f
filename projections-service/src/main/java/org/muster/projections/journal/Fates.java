package org.muster.projections.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.muster.contracts.announcement.Dispute;
import org.muster.contracts.json.WireNames;
import org.muster.contracts.position.LogVector;
import org.muster.contracts.recorded.Recorded;
import org.muster.projections.answers.MissionClaims;
import org.muster.projections.http.Snapshot;
import org.muster.projections.posture.AnnouncementLife;
import org.muster.projections.posture.Cut;
import org.muster.projections.posture.MissionFold;

/// What had become of a mission's announcements.
///
/// @param lives by announcement
/// @param disputes which announcements are disputes
public record Fates(Map<UUID, AnnouncementLife> lives, Set<UUID> disputes) {

  /// By what was known at a cut.
  public static Fates of(List<Recorded> announcements, Cut cut) {
    Map<UUID, AnnouncementLife> lives = new HashMap<>();
    MissionFold.lives(announcements, cut).forEach(life -> lives.put(life.id(), life));
    return new Fates(lives, disputes(announcements));
  }

  /// By what the log had up to a position, which has been read.
  static Fates at(Snapshot snapshot, String mission, LogVector position) throws SQLException {
    return of(MissionClaims.of(snapshot, mission, position).claims(), Cut.NONE);
  }

  private static Set<UUID> disputes(List<Recorded> announcements) {
    Set<UUID> disputes = new HashSet<>();
    for (Recorded recorded : announcements) {
      if (recorded.announcement() instanceof Dispute) {
        disputes.add(recorded.id());
      }
    }
    return disputes;
  }

  /// Writes what had become of one; nothing had of one that is not among them.
  public void write(ObjectNode json, UUID id) {
    AnnouncementLife life = lives.get(id);
    Fate.write(
        json,
        WireNames.of(life == null ? AnnouncementLife.Status.EFFECTIVE : life.status()),
        life == null ? List.of() : life.by(),
        disputes);
  }
}
