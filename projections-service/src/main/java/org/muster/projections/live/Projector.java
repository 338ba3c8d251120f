package org.muster.projections.live;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.muster.projections.generations.Checkpoint;
import org.muster.projections.generations.Checkpoints;
import org.muster.projections.journal.Arrival;
import org.muster.projections.parked.Decisions;
import org.muster.projections.parked.ParkedEvent;

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
      cache.expect(
          generation,
          Checkpoints.held(
              connection, generation, batches.stream().map(Batch::partition).toList()));
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
      changes.store(connection, generation, cache);
      tell(connection);
      done = true;
      return reached;
    } finally {
      if (!done) {
        cache.forgetAll();
      }
    }
  }

  private Checkpoint sort(Connection connection, Batch batch, int parkedBefore, Changes changes)
      throws SQLException {
    int inARow = parkedBefore;
    for (Arrival arrival : batch.arrivals()) {
      if (parkedLimit > 0 && inARow >= parkedLimit) {
        return new Checkpoint(batch.partition(), arrival.offset(), inARow);
      }
      switch (arrival) {
        case Arrival.Unreadable(ParkedEvent parked) -> {
          changes.park(parked);
          if (!Decisions.isDiscarded(connection, batch.partition(), arrival.offset())) {
            inARow++;
          }
        }
        case Arrival.Announced announced -> {
          changes.take(announced, (mission, id) -> cache.recorded(connection, mission, id));
          inARow = 0;
        }
      }
    }
    return new Checkpoint(batch.partition(), batch.nextOffset(), inARow);
  }

  /// Tells that rows were written, once the transaction is committed.
  public static void tell(Connection connection) throws SQLException {
    try (PreparedStatement notify = connection.prepareStatement("select pg_notify(?, '')")) {
      notify.setString(1, CHANNEL);
      notify.execute();
    }
  }
}
