package org.muster.projections.posture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.recorded.Recorded;

/// A mission's steps as they were derived last, so that further announcements derive again only
/// what they touch: the contributors they are about, from the first day on which they can matter,
/// and the mission from the first day on that differs. The result is always that of deriving
/// everything.
///
/// Confined to one thread.
public final class MissionProjection {

  /// All that follows from a mission's announcements.
  ///
  /// @param steps of the mission and of each contributor in every scenario
  /// @param lives what has become of each announcement
  public record Derived(List<PostureStep> steps, List<AnnouncementLife> lives) {}

  /// What has changed since a difference was taken last.
  ///
  /// @param present steps that are new or other than before
  /// @param gone steps that are no more
  public record Difference(List<PostureStep> present, List<PostureStep> gone) {}

  private final Map<Scenario, Track> tracks = new EnumMap<>(Scenario.class);
  private StepChanges changes = new StepChanges();
  private boolean anew = true;
  private @Nullable MissionBook before;

  public MissionProjection() {
    forget();
  }

  /// Derives a mission.
  ///
  /// @param announcements all of the mission's announcements, in any order
  public Derived derive(Collection<Recorded> announcements) {
    List<AnnouncementLife> lives = follow(announcements);
    return new Derived(steps(), lives);
  }

  /// The same without gathering the steps.
  ///
  /// @return what has become of each announcement
  public List<AnnouncementLife> follow(Collection<Recorded> announcements) {
    boolean done = false;
    try {
      Ledger ledger = Ledger.of(announcements, Cut.NONE);
      MissionBook book = MissionBook.of(ledger, before);
      Reach reach = Reach.of(book, before);
      for (Track track : tracks.values()) {
        track.follow(book, reach, changes);
      }
      before = book;
      done = true;
      return ledger.lives();
    } finally {
      if (!done) {
        forget();
      }
    }
  }

  /// The steps of the mission and of each contributor in every scenario, as derived last.
  public List<PostureStep> steps() {
    List<PostureStep> steps = new ArrayList<>();
    tracks.values().forEach(track -> track.addTo(steps));
    return steps;
  }

  /// Whether everything was derived anew since a difference was taken last: what there was before
  /// is not known here.
  public boolean isAnew() {
    return anew;
  }

  /// What has changed since this was asked last.
  public Difference takeDifference() {
    anew = false;
    return changes.take();
  }

  /// Tracks that were left half way are worth nothing.
  private void forget() {
    before = null;
    anew = true;
    changes = new StepChanges();
    for (Scenario scenario : Scenario.values()) {
      tracks.put(scenario, new Track(scenario));
    }
  }
}
