package org.muster.projections.posture;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/// The steps that came, went or became others since they were taken last.
final class StepChanges {

  /// What tells two steps of a mission apart.
  private record Place(Scenario scenario, @Nullable String contributor, LocalDate day) {
    static Place of(PostureStep step) {
      return new Place(step.scenario(), step.contributor(), step.fromDay());
    }
  }

  private final Map<Place, PostureStep> added = new LinkedHashMap<>();
  private final Map<Place, PostureStep> changed = new LinkedHashMap<>();
  private final Map<Place, PostureStep> gone = new LinkedHashMap<>();

  /// Notes what differs between the steps of the same days before and now.
  void note(Track.Replaced replaced) {
    replaced
        .before()
        .forEach((day, step) -> {
          if (!replaced.now().containsKey(day)) {
            gone(step);
          }
        });
    replaced
        .now()
        .forEach((day, step) -> {
          PostureStep before = replaced.before().get(day);
          if (before == null) {
            come(step);
          } else if (!step.equals(before)) {
            become(step);
          }
        });
  }

  /// Notes steps that are no more.
  void gone(NavigableMap<LocalDate, PostureStep> steps) {
    steps.values().forEach(this::gone);
  }

  private void gone(PostureStep step) {
    Place place = Place.of(step);
    changed.remove(place);
    if (added.remove(place) == null) {
      gone.put(place, step);
    }
  }

  private void come(PostureStep step) {
    Place place = Place.of(step);
    if (gone.remove(place) == null) {
      added.put(place, step);
    } else {
      changed.put(place, step);
    }
  }

  private void become(PostureStep step) {
    Place place = Place.of(step);
    (added.containsKey(place) ? added : changed).put(place, step);
  }

  /// What was noted; it is forgotten with that.
  MissionProjection.Difference take() {
    MissionProjection.Difference difference =
        new MissionProjection.Difference(
            List.copyOf(added.values()), List.copyOf(changed.values()), List.copyOf(gone.values()));
    added.clear();
    changed.clear();
    gone.clear();
    return difference;
  }
}
