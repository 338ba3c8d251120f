package org.muster.projections.posture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.recorded.Recorded;

/// A mission's steps as they were derived last, so that further announcements derive again only
/// what they touch: the contributors they are about, and the mission from the first day on that
/// differs. The result is always that of deriving everything.
///
/// Confined to one thread.
public final class MissionProjection {

  /// All that follows from a mission's announcements.
  ///
  /// @param steps of the mission and of each contributor in every scenario
  /// @param lives what has become of each announcement
  public record Derived(List<PostureStep> steps, List<AnnouncementLife> lives) {}

  private final Map<Scenario, Track> tracks = new EnumMap<>(Scenario.class);
  private @Nullable MissionBook before;

  public MissionProjection() {
    forget();
  }

  /// Derives a mission.
  ///
  /// @param announcements all of the mission's announcements, in any order
  public Derived derive(Collection<Recorded> announcements) {
    boolean done = false;
    try {
      Derived derived = follow(announcements);
      done = true;
      return derived;
    } finally {
      if (!done) {
        forget();
      }
    }
  }

  /// Tracks that were left half way are worth nothing.
  private void forget() {
    before = null;
    for (Scenario scenario : Scenario.values()) {
      tracks.put(scenario, new Track(scenario));
    }
  }

  private Derived follow(Collection<Recorded> announcements) {
    Ledger ledger = Ledger.of(announcements, Cut.NONE);
    MissionBook book = MissionBook.of(ledger, before);
    List<PostureStep> steps = new ArrayList<>();
    for (Track track : tracks.values()) {
      track.follow(book, before);
      track.addTo(steps);
    }
    before = book;
    return new Derived(steps, ledger.lives());
  }
}
