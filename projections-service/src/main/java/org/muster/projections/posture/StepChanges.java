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

  private final Map<Place, PostureStep> present = new LinkedHashMap<>();
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
          if (!step.equals(replaced.before().get(day))) {
            present.put(Place.of(step), step);
            gone.remove(Place.of(step));
          }
        });
  }

  /// Notes steps that are no more.
  void gone(NavigableMap<LocalDate, PostureStep> steps) {
    steps.values().forEach(this::gone);
  }

  private void gone(PostureStep step) {
    gone.put(Place.of(step), step);
    present.remove(Place.of(step));
  }

  /// What was noted; it is forgotten with that.
  MissionProjection.Difference take() {
    MissionProjection.Difference difference =
        new MissionProjection.Difference(List.copyOf(present.values()), List.copyOf(gone.values()));
    present.clear();
    gone.clear();
    return difference;
  }
}
