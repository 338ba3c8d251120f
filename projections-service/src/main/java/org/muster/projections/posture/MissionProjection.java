package org.muster.projections.posture;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
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
  /// @param added steps where there was none
  /// @param changed steps that took the place of others
  /// @param gone steps that are no more
  public record Difference(
      List<PostureStep> added, List<PostureStep> changed, List<PostureStep> gone) {}

  /// Takes steps one by one.
  public interface Steps<E extends Exception> {
    void take(PostureStep step) throws E;
  }

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
        track.retain(book.contributors().keySet()).forEach(changes::gone);
      }
      for (String contributor : book.contributors().keySet()) {
        LocalDate from = reach.of(contributor);
        if (!from.equals(LocalDate.MAX)) {
          follow(book, contributor, from).forEach(changes::note);
        }
      }
      for (Track track : tracks.values()) {
        changes.note(track.followMission(book, reach.mission()));
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

  /// Derives a mission once and gives away each step as soon as it is there, a contributor's in all
  /// scenarios and then the mission's: never are all of them in memory.
  ///
  /// @param steps takes what follows; what it throws ends it
  /// @return what has become of each announcement
  public static <E extends Exception> List<AnnouncementLife> once(
      Collection<Recorded> announcements, Steps<E> steps) throws E {
    MissionProjection projection = new MissionProjection();
    Ledger ledger = Ledger.of(announcements, Cut.NONE);
    MissionBook book = MissionBook.of(ledger, null);
    for (String contributor : book.contributors().keySet()) {
      for (Track.Replaced all : projection.follow(book, contributor, LocalDate.MIN)) {
        give(all, steps);
      }
    }
    for (Track track : projection.tracks.values()) {
      give(track.followMission(book, LocalDate.MIN), steps);
    }
    return ledger.lives();
  }

  private static <E extends Exception> void give(Track.Replaced all, Steps<E> steps) throws E {
    for (PostureStep step : all.now().values()) {
      steps.take(step);
    }
    all.now().clear();
  }

  private List<Track.Replaced> follow(MissionBook book, String contributor, LocalDate from) {
    Map<Scenario, NavigableMap<LocalDate, ContributorView>> views =
        Sweep.views(book, contributor, from);
    StepTexts texts = new StepTexts();
    List<Track.Replaced> replaced = new ArrayList<>();
    tracks.forEach((scenario, track) ->
        replaced.add(
            track.follow(contributor, from, Objects.requireNonNull(views.get(scenario)), texts)));
    return replaced;
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
