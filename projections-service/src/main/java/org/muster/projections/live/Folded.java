package org.muster.projections.live;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.muster.projections.journal.Arrival;
import org.muster.projections.parked.ParkedEvent;
import org.muster.projections.posture.MissionProjection;

/// All announcements of a mission folded at once, by the same rules as when they come one by one.
///
/// @param derived what follows from them
/// @param dropped the records that have no row in the journal: duplicates and parked ones
/// @param parked those of them that are parked
public record Folded(Derived derived, List<Arrival.Announced> dropped, List<ParkedEvent> parked) {

  /// No announcement at all: no rows.
  public static Folded nothing() {
    return new Folded(new Derived(new MissionProjection(), List.of()), List.of(), List.of());
  }

  /// @param arrivals in the order of the log
  public static Folded of(String mission, List<Arrival.Announced> arrivals) {
    MissionState state = MissionState.unstored(mission);
    Changes changes = new Changes();
    arrivals.forEach(arrival -> changes.take(arrival, state));
    Derived derived = changes.derive(state, changes.fresh(state));
    Set<Long> kept = new HashSet<>();
    changes.fresh(state).forEach(arrival -> kept.add(arrival.offset()));
    return new Folded(
        derived,
        arrivals.stream().filter(arrival -> !kept.contains(arrival.offset())).toList(),
        changes.parked());
  }

  /// The same without the steps, which are most of it.
  public Folded withoutSteps() {
    return new Folded(new Derived(new MissionProjection(), derived.lives()), dropped, parked);
  }
}
