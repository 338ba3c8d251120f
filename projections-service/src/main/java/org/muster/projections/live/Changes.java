package org.muster.projections.live;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.recorded.Recorded;
import org.muster.projections.journal.Arrival;
import org.muster.projections.journal.JournalRows;
import org.muster.projections.parked.ParkReason;
import org.muster.projections.parked.ParkedEvent;
import org.muster.projections.parked.ParkedRows;

/// What a transaction is to write.
final class Changes {

  /// What is recorded under an id before this transaction.
  interface Recordings<E extends Exception> {
    @Nullable Recorded of(String mission, UUID id) throws E;
  }

  private final List<ParkedEvent> parked = new ArrayList<>();
  private final Map<String, Map<UUID, Arrival.Announced>> fresh = new LinkedHashMap<>();

  boolean park(ParkedEvent event) {
    parked.add(event);
    return false;
  }

  /// The first of an id is kept; the same again is a duplicate; another of that id is parked.
  <E extends Exception> boolean take(Arrival.Announced announced, Recordings<E> before) throws E {
    Recorded recorded = announced.recorded();
    Arrival.Announced first = fresh.getOrDefault(announced.mission(), Map.of()).get(recorded.id());
    Recorded known =
        first == null ? before.of(announced.mission(), recorded.id()) : first.recorded();
    if (known == null) {
      fresh
          .computeIfAbsent(announced.mission(), m -> new LinkedHashMap<>())
          .put(recorded.id(), announced);
      return true;
    }
    return known.announcement().equals(recorded.announcement()) || park(conflict(announced));
  }

  /// Takes all of a mission of which nothing is recorded before.
  void takeAll(List<Arrival.Announced> announced) {
    for (Arrival.Announced one : announced) {
      boolean unused = take(one, (mission, id) -> null);
    }
  }

  /// Writes everything, mission by mission, so that no more of them are in memory than the cache
  /// holds.
  void store(Connection connection, int generation, MissionCache cache) throws SQLException {
    List<Arrival.Announced> kept = new ArrayList<>();
    for (String name : fresh.keySet()) {
      MissionState mission = cache.get(connection, name);
      List<Arrival.Announced> arrivals = fresh(name);
      mission.store(connection, generation, derive(mission, arrivals));
      kept.addAll(arrivals);
      cache.shrink();
    }
    kept.sort(
        Comparator.comparing(Arrival.Announced::partition)
            .thenComparing(Arrival.Announced::offset));
    JournalRows.insert(connection, generation, kept);
    ParkedRows.insert(connection, generation, parked);
  }

  /// Derives a mission with further announcements; those that the rules fail on are taken out of it
  /// and parked.
  Derived derive(MissionState mission, List<Arrival.Announced> arrivals) {
    arrivals.forEach(arrival -> mission.add(arrival.recorded()));
    try {
      return mission.derive();
    } catch (RuntimeException | StackOverflowError e) {
      arrivals.forEach(arrival -> mission.remove(arrival.recorded()));
      arrivals.removeIf(arrival -> !isFolded(mission, arrival));
      return mission.derive();
    }
  }

  private boolean isFolded(MissionState mission, Arrival.Announced arrival) {
    mission.add(arrival.recorded());
    try {
      Derived unused = mission.derive();
      return true;
    } catch (RuntimeException | StackOverflowError e) {
      mission.remove(arrival.recorded());
      park(failed(arrival, e));
      return false;
    }
  }

  List<ParkedEvent> parked() {
    return parked;
  }

  /// What is new of a mission, in the order in which it came.
  List<Arrival.Announced> fresh(String mission) {
    return new ArrayList<>(fresh.getOrDefault(mission, Map.of()).values());
  }

  /// An announcement that has the id of another and says something else.
  private static ParkedEvent conflict(Arrival.Announced announced) {
    return parked(
        announced,
        ParkReason.ID_CONFLICT,
        "an earlier announcement has the id %s and says something else"
            .formatted(announced.recorded().id()));
  }

  /// An announcement that the rules fail on.
  private static ParkedEvent failed(Arrival.Announced announced, Throwable failure) {
    return parked(announced, ParkReason.FOLD_FAILED, failure.toString());
  }

  private static ParkedEvent parked(Arrival.Announced announced, ParkReason reason, String detail) {
    return new ParkedEvent(
        announced.partition(),
        announced.offset(),
        announced.mission(),
        announced.mission(),
        reason,
        detail,
        announced.recorded().id(),
        announced.body().getBytes(StandardCharsets.UTF_8));
  }
}
