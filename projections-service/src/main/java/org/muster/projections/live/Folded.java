package org.muster.projections.live;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.muster.projections.journal.Arrival;
import org.muster.projections.parked.ParkedEvent;
import org.muster.projections.posture.AnnouncementLife;
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
    changes.takeAll(arrivals);
    List<Arrival.Announced> kept = changes.fresh(mission);
    Derived derived = changes.derive(state, kept);
    return new Folded(derived, dropped(arrivals, kept), changes.parked());
  }

  /// The same without the steps, which are most of it.
  public Folded withoutSteps() {
    return new Folded(new Derived(new MissionProjection(), derived.lives()), dropped, parked);
  }

  /// The same in little memory: each step is given away as soon as it is there, and what is
  /// returned has none.
  ///
  /// @param steps takes the steps; what it throws ends it
  /// @throws CannotFold if the rules fail on one of the announcements, perhaps after some steps
  public static <E extends Exception> Folded into(
      String mission, List<Arrival.Announced> arrivals, MissionProjection.Steps<E> steps) throws E {
    Changes changes = new Changes();
    changes.takeAll(arrivals);
    List<Arrival.Announced> kept = changes.fresh(mission);
    List<AnnouncementLife> lives;
    try {
      lives =
          MissionProjection.once(kept.stream().map(Arrival.Announced::recorded).toList(), steps);
    } catch (RuntimeException | StackOverflowError e) {
      throw new CannotFold(mission, e);
    }
    return new Folded(
        new Derived(new MissionProjection(), lives), dropped(arrivals, kept), changes.parked());
  }

  private static List<Arrival.Announced> dropped(
      List<Arrival.Announced> arrivals, List<Arrival.Announced> fresh) {
    Set<Long> kept = new HashSet<>();
    fresh.forEach(arrival -> kept.add(arrival.offset()));
    return arrivals.stream().filter(arrival -> !kept.contains(arrival.offset())).toList();
  }

  /// The rules fail on one of a mission's announcements, which is to be found and parked.
  public static final class CannotFold extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotFold(String mission, Throwable cause) {
      super("the announcements of %s cannot be folded".formatted(mission), cause);
    }
  }
}
