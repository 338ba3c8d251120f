package org.muster.projections.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.muster.contracts.position.LogVector;

/// The announcements that were projected last, kept so that many clients cost one query.
///
/// @param now the rows that they were read from
/// @param from every announcement from there on is here
/// @param events in the order in which they came
record Tail(Standing now, LogVector from, List<FeedEvent> events) {

  Tail {
    events = List.copyOf(events);
  }

  /// Nothing yet.
  static Tail at(Standing now) {
    return new Tail(now, now.position(), List.of());
  }

  /// Whether somebody who is there finds here what is next.
  boolean serves(LogVector place) {
    return place.lineage().equals(from.lineage()) && Vectors.reaches(place, from);
  }

  FeedPage after(LogVector place, Optional<String> mission) {
    List<FeedEvent> next =
        events.stream()
            .filter(event -> !event.isBefore(place))
            .filter(event -> mission.isEmpty() || mission.get().equals(event.mission()))
            .toList();
    return new FeedPage(now, next, Vectors.furthest(place, now.position()), true);
  }

  /// With what came since, and without the oldest beyond so many.
  Tail with(Standing then, List<FeedEvent> fresh, int atMost) {
    List<FeedEvent> all = new ArrayList<>(events);
    all.addAll(fresh);
    List<FeedEvent> dropped = all.subList(0, Math.max(0, all.size() - atMost));
    LogVector kept = from;
    for (FeedEvent event : dropped) {
      kept = event.after(kept);
    }
    return new Tail(then, kept, all.subList(dropped.size(), all.size()));
  }
}
