package org.muster.projections.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.projections.database.Database;
import org.muster.projections.generations.Checkpoint;
import org.muster.projections.generations.Checkpoints;
import org.muster.projections.generations.Generation;
import org.muster.projections.generations.Generations;
import org.muster.projections.generations.PromotionOrder;
import org.muster.projections.live.MissionCache;
import org.muster.projections.live.Projector;
import org.muster.projections.log.LogEnds;
import org.muster.projections.parked.Decisions;
import org.muster.projections.refold.Refold;

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

  /// Reads on up to there; where somebody has decided meanwhile about the records at which a
  /// partition had stopped, beyond them.
  void readTo(List<Long> target) throws SQLException {
    tail.readTo(target, sink);
    while (!tail.stoppedBefore(target).isEmpty()) {
      tail.takeOver(database.write(connection -> Refold.decidedSince(connection, generation)));
      if (!tail.hasMore(target)) {
        return;
      }
      tail.readTo(target, sink);
    }
  }

  /// Promotes it once it is level with the generation that answers, or ahead of it.
  ///
  /// @throws StoppedException if it is told to stop, or can never be level
  void whenLevel(PromotionOrder order) throws SQLException {
    do {
      stop.check();
      Generation live = live();
      readTo(live.hasOurRules() ? vector(live) : ends.now());
      if (live.ofThisLog()) {
        expectNoneStopped(vector(live));
      }
    } while (!database.write(connection -> ifLevel(connection, order)));
  }

  /// A partition that has stopped before it is where answers are never gets there.
  private void expectNoneStopped(List<Long> target) {
    List<String> stopped = tail.stoppedBefore(target);
    if (!stopped.isEmpty()) {
      throw new StoppedException(
          Stop.Kind.FAIL,
          "generation %d cannot come to where answers are: %s; raise muster.live.parked-limit, or decide about one of them if answers have it parked too (./muster parked)"
              .formatted(generation, String.join("; ", stopped)));
    }
  }

  /// A record that was released where answers are, and is still parked here, would be in no figure
  /// again.
  private void expectNothingReleased(Connection connection) throws SQLException {
    Optional<String> released = Decisions.releasedSince(connection, generation);
    if (released.isPresent()) {
      throw new StoppedException(
          Stop.Kind.FAIL,
          "generation %d has the record %s parked, which was released since; a replay makes a generation that has it, or accept \"older\""
              .formatted(generation, released.get()));
    }
  }

  /// The generation that answers, while the log that this one is made from is the one that is
  /// followed.
  ///
  /// @throws StoppedException if another log was accepted meanwhile
  Generation liveOfOurLog(Connection connection) throws SQLException {
    if (!Generations.one(connection, generation).orElseThrow().ofThisLog()) {
      throw new StoppedException(
          Stop.Kind.FAIL,
          "another log was accepted while generation %d was made".formatted(generation));
    }
    return Generations.promoted(connection).orElseThrow();
  }

  /// Holds the living projection while the last records are applied here too.
  private boolean ifLevel(Connection connection, PromotionOrder order) throws SQLException {
    Generation live = liveOfOurLog(connection);
    Map<Integer, Checkpoint> held = Checkpoints.locked(connection, live.number());
    List<Long> target = live.ofThisLog() ? Checkpoints.vector(held) : ends.now();
    if ((live.ofThisLog() ? tail.behind(target) : tail.left(target)) > promotableWithin) {
      return false;
    }
    expectNothingReleased(connection);
    readTo(target);
    boolean isLevel = live.ofThisLog() ? tail.behind(target) == 0 : !tail.hasMore(target);
    if (isLevel) {
      Generations.promote(connection, generation, order);
      ReplayRows.promoted(connection, generation);
    }
    return isLevel;
  }

  private Generation live() throws SQLException {
    return database.write(this::liveOfOurLog);
  }

  private List<Long> vector(Generation of) throws SQLException {
    return database.write(
        connection -> Checkpoints.vector(Checkpoints.of(connection, of.number())));
  }
}
