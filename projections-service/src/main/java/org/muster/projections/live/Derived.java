package org.muster.projections.live;

import java.util.Collection;
import java.util.List;
import org.muster.contracts.recorded.Recorded;
import org.muster.projections.posture.AnnouncementLife;
import org.muster.projections.posture.MissionProjection;
import org.muster.projections.posture.PostureStep;

/// Everything that follows from a mission's announcements, until the next is derived.
///
/// @param projection has the posture, in all scenarios
/// @param lives what has become of each announcement
public record Derived(MissionProjection projection, List<AnnouncementLife> lives) {

  /// Applies the rules.
  public static Derived of(Collection<Recorded> claims) {
    return of(claims, new MissionProjection());
  }

  /// Applies the rules to what has changed since the projection was asked last.
  static Derived of(Collection<Recorded> claims, MissionProjection projection) {
    return new Derived(projection, projection.follow(claims));
  }

  /// The posture, in all scenarios.
  public List<PostureStep> steps() {
    return projection.steps();
  }
}
