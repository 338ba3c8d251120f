package org.muster.projections.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.muster.projections.database.Database;
import org.muster.projections.generations.Checkpoint;
import org.muster.projections.generations.Checkpoints;
import org.muster.projections.generations.Generation;
import org.muster.projections.generations.Generations;
import org.muster.projections.generations.PromotionOrder;
import org.muster.projections.live.MissionCache;
import org.muster.projections.live.Projector;
import org.muster.projections.log.LogEnds;

/// Brings a generation level with the one that answers and lets it answer instead, so that nobody
/// sees an older position than before.
final class Promotion {

  private final Database database;
  private final LogEnds ends;
  private final LogTail tail;
  private final int generation;
  private final int promotableWithin;
  private final Stop stop;
  private final LogTail.Sink sink;

  Promotion(
      Database database,
      LogEnds ends,
      LogTail tail,
      int generation,
      int parkedLimit,
      int promotableWithin,
      Stop stop) {
    this.database = database;
    this.ends = ends;
    this.tail = tail;
    this.generation = generation;
    this.promotableWithin = promotableWithin;
    this.stop = stop;
    Projector projector = new Projector(generation, parkedLimit, MissionCache.ofMemory());
    this.sink = batches -> database.write(connection -> projector.apply(connection, batches));
  }

  /// Reads on up to there.
  void readTo(List<Long> target) throws SQLException {
    tail.readTo(target, sink);
  }

  /// Promotes it once it is level with the generation that answers, or ahead of it.
  void whenLevel(String reason) throws SQLException {
    whenLevel(PromotionOrder.plain(reason));
  }

  /// The same for that reason.
  void whenLevel(PromotionOrder order) throws SQLException {
    while (!database.write(connection -> ifLevel(connection, order))) {
      stop.check();
      Generation live = live();
      readTo(live.hasOurRules() ? vector(live) : ends.now());
    }
  }

  /// Holds the living projection while the last records are applied here too.
  private boolean ifLevel(Connection connection, PromotionOrder order) throws SQLException {
    Generation live = Generations.promoted(connection).orElseThrow();
    Map<Integer, Checkpoint> held = Checkpoints.locked(connection, live.number());
    List<Long> target = live.ofThisLog() ? Checkpoints.vector(held) : ends.now();
    if (tail.behind(target) > promotableWithin) {
      return false;
    }
    readTo(target);
    boolean isLevel = tail.behind(target) == 0;
    if (isLevel) {
      Generations.promote(connection, generation, order);
      ReplayRows.promoted(connection, generation);
    }
    return isLevel;
  }

  Generation live() throws SQLException {
    return database.write(connection -> Generations.promoted(connection).orElseThrow());
  }

  private List<Long> vector(Generation of) throws SQLException {
    return database.write(
        connection -> Checkpoints.vector(Checkpoints.of(connection, of.number())));
  }
}
