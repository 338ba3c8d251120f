package org.muster.projections.posture;

import java.util.Collection;
import java.util.List;
import org.muster.contracts.recorded.Recorded;

/// Everything that follows from a mission's announcements.
public final class MissionFold {

  /// Changes whenever a rule does: rows of another version were made by other rules.
  public static final int VERSION = 1;

  private MissionFold() {}

  /// The steps of the mission and of each contributor in every scenario, by scenario, contributor
  /// (the mission first) and day.
  public static List<PostureStep> steps(String mission, Collection<Recorded> announcements) {
    return List.of();
  }

  /// What has become of each announcement.
  public static List<AnnouncementLife> lives(Collection<Recorded> announcements) {
    return List.of();
  }
}
