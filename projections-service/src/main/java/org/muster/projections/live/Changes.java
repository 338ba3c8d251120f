package org.muster.projections.live;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muster.contracts.recorded.Recorded;
import org.muster.projections.journal.Arrival;
import org.muster.projections.journal.JournalRows;
import org.muster.projections.parked.ParkReason;
import org.muster.projections.parked.ParkedEvent;
import org.muster.projections.parked.ParkedRows;

/// What a transaction is to write.
final class Changes {
  private final List<ParkedEvent> parked = new ArrayList<>();
  private final Map<MissionState, List<Arrival.Announced>> fresh = new LinkedHashMap<>();

  boolean park(ParkedEvent event) {
    parked.add(event);
    return false;
  }

  /// The first of an id is kept; the same again is a duplicate; another of that id is parked.
  boolean take(Arrival.Announced announced, MissionState mission) {
    Recorded recorded = announced.recorded();
    Recorded known = mission.claim(recorded.id());
    if (known == null) {
      mission.add(recorded);
      fresh.computeIfAbsent(mission, m -> new ArrayList<>()).add(announced);
      return true;
    }
    return known.announcement().equals(recorded.announcement()) || park(conflict(announced));
  }

  void store(Connection connection, int generation) throws SQLException {
    List<Arrival.Announced> kept = new ArrayList<>();
    for (Map.Entry<MissionState, List<Arrival.Announced>> entry : fresh.entrySet()) {
      MissionState mission = entry.getKey();
      mission.store(connection, generation, derive(mission, entry.getValue()));
      kept.addAll(entry.getValue());
    }
    kept.sort(
        Comparator.comparing(Arrival.Announced::partition)
            .thenComparing(Arrival.Announced::offset));
    JournalRows.insert(connection, generation, kept);
    ParkedRows.insert(connection, generation, parked);
  }

  /// Derives a mission; announcements that the rules fail on are taken out and parked.
  Derived derive(MissionState mission, List<Arrival.Announced> arrivals) {
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

  List<Arrival.Announced> fresh(MissionState mission) {
    return fresh.getOrDefault(mission, List.of());
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
