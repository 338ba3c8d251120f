package org.muster.projections.live;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.muster.contracts.recorded.Recorded;
import org.muster.projections.generations.Checkpoint;
import org.muster.projections.generations.Checkpoints;
import org.muster.projections.journal.Arrival;
import org.muster.projections.journal.JournalRows;
import org.muster.projections.parked.ParkReason;
import org.muster.projections.parked.ParkedEvent;
import org.muster.projections.parked.ParkedRows;

/// Applies records of the log to a generation, inside one transaction that also advances its
/// checkpoints. The live projection and a replay that catches up share it.
public final class Projector {

  /// The channel on which every advance is told.
  public static final String CHANNEL = "muster_projected";

  private final int generation;
  private final int parkedLimit;
  private final MissionCache cache;

  /// @param generation whose rows are written
  /// @param parkedLimit after so many parked records in a row a partition stops; 0 for never
  /// @param cache belongs to this projector's owner
  public Projector(int generation, int parkedLimit, MissionCache cache) {
    this.generation = generation;
    this.parkedLimit = parkedLimit;
    this.cache = cache;
  }

  /// Applies batches of different partitions. A partition with too many parked records in a row
  /// stops after the last of them.
  ///
  /// @return where the checkpoints of these partitions stand now
  /// @throws org.muster.projections.generations.OvertakenException if one of them stood elsewhere
  public Map<Integer, Checkpoint> apply(Connection connection, List<Batch> batches)
      throws SQLException {
    boolean done = false;
    try {
      Map<Integer, Checkpoint> reached = new TreeMap<>();
      Map<Integer, Checkpoint> before = Checkpoints.of(connection, generation);
      Changes changes = new Changes();
      for (Batch batch : batches.stream().sorted(Comparator.comparing(Batch::partition)).toList()) {
        Checkpoint stored = before.get(batch.partition());
        int inARow = stored == null ? 0 : stored.parkedInARow();
        Checkpoint next = sort(connection, batch, inARow, changes);
        Checkpoints.advance(connection, generation, batch.expectedOffset(), next);
        reached.put(batch.partition(), next);
      }
      changes.store(connection);
      tell(connection);
      done = true;
      return reached;
    } finally {
      if (!done) {
        cache.forgetAll();
      }
    }
  }

  /// Whether a partition has stopped because too many records in a row were parked.
  public static boolean hasStopped(Checkpoint checkpoint, int parkedLimit) {
    return parkedLimit > 0 && checkpoint.parkedInARow() >= parkedLimit;
  }

  private Checkpoint sort(Connection connection, Batch batch, int parkedBefore, Changes changes)
      throws SQLException {
    int inARow = parkedBefore;
    for (Arrival arrival : batch.arrivals()) {
      if (parkedLimit > 0 && inARow >= parkedLimit) {
        return new Checkpoint(batch.partition(), arrival.offset(), inARow);
      }
      boolean applied =
          switch (arrival) {
            case Arrival.Unreadable(ParkedEvent parked) -> changes.park(parked);
            case Arrival.Announced announced ->
                changes.take(announced, cache.get(connection, generation, announced.mission()));
          };
      inARow = applied ? 0 : inARow + 1;
    }
    return new Checkpoint(batch.partition(), batch.nextOffset(), inARow);
  }

  private static void tell(Connection connection) throws SQLException {
    try (PreparedStatement notify = connection.prepareStatement("select pg_notify(?, '')")) {
      notify.setString(1, CHANNEL);
      notify.execute();
    }
  }

  /// What a transaction is to write.
  private final class Changes {
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

    void store(Connection connection) throws SQLException {
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
    private Derived derive(MissionState mission, List<Arrival.Announced> arrivals) {
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
  }

  /// An announcement that has the id of another and says something else.
  public static ParkedEvent conflict(Arrival.Announced announced) {
    return parked(
        announced,
        ParkReason.ID_CONFLICT,
        "an earlier announcement has the id %s and says something else"
            .formatted(announced.recorded().id()));
  }

  /// An announcement that the rules fail on.
  public static ParkedEvent failed(Arrival.Announced announced, Throwable failure) {
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
