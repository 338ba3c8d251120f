package org.muster.projections.replay;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.muster.projections.database.AdvisoryLock;
import org.muster.projections.database.Database;
import org.muster.projections.generations.Checkpoint;
import org.muster.projections.generations.Checkpoints;
import org.muster.projections.generations.Generation;
import org.muster.projections.generations.Generations;
import org.muster.projections.generations.OvertakenException;
import org.muster.projections.generations.PromotionOrder;
import org.muster.projections.generations.PromotionRecord;
import org.muster.projections.generations.PromotionRows;
import org.muster.projections.live.LiveConfig;
import org.muster.projections.live.LiveProjection;
import org.muster.projections.log.Log;
import org.muster.projections.log.LogAwayException;
import org.muster.projections.log.LogChains;
import org.muster.projections.log.LogEnds;
import org.muster.projections.log.LogRows;
import org.muster.projections.log.OtherLogException;
import org.muster.projections.posture.MissionFold;
import org.muster.projections.problem.Problem;
import org.muster.projections.refold.Refold;

/// Lets a kept generation answer, and says which generations are kept.
@ApplicationScoped
class Promotions {

  private static final Logger LOG = Logger.getLogger(Promotions.class);
  private static final Duration BETWEEN_DROPS = Duration.ofMillis(100);
  private static final Duration SOON = Duration.ofSeconds(2);

  private final Database database;
  private final LogChains chains;
  private final LogEnds ends;
  private final LiveProjection live;
  private final LiveConfig liveConfig;
  private final ReplayConfig config;
  private final ReplayLock lock;
  private volatile @Nullable Stop promoting;

  Promotions(
      Database database,
      LogChains chains,
      LogEnds ends,
      LiveProjection live,
      LiveConfig liveConfig,
      ReplayConfig config,
      ReplayLock lock) {
    this.database = database;
    this.chains = chains;
    this.ends = ends;
    this.live = live;
    this.liveConfig = liveConfig;
    this.config = config;
    this.lock = lock;
  }

  /// Lets a kept generation answer again: after reading what it missed or, if its age is accepted,
  /// at once.
  ///
  /// @param accepted `older` for at once, `difference` for one that differed when it was verified
  /// @param by who asks for it
  /// @throws Problem 404 if there is none, 409 if it cannot be promoted so
  Generation promote(int number, Set<String> accepted, String by) throws SQLException {
    try (AdvisoryLock held = lock.taken()) {
      Generation generation = promotable(number, accepted);
      PromotionOrder order = new PromotionOrder("asked for", by, accepted);
      if (accepted.contains("older")) {
        promoteAsItIs(number, order);
      } else if (generation.hasOurRules()) {
        promoteWhenLevel(number, order, live.log().orElseThrow(() -> Replays.noLog(live.state())));
      } else {
        throw Problem.conflict(
            "other-rules",
            "generation %d was made %s and cannot catch up; accept \"older\""
                .formatted(
                    number,
                    generation.ofThisLog()
                        ? "by the rules of version " + generation.foldVersion()
                        : "from another log, " + generation.lineage()));
      }
      dropAllBut(number);
      return database.write(connection -> Generations.promoted(connection).orElseThrow());
    }
  }

  void onStop(@Observes ShutdownEvent event) {
    Stop stop = promoting;
    if (stop != null) {
      stop.now(Stop.Kind.PAUSE, "the service stops");
    }
  }

  /// Whether the generation of other rules that answers was promoted by somebody who knew that,
  /// with these rules at hand: then nothing is to replace it unasked.
  boolean isChosenOverOurRules(int generation) throws SQLException {
    return database.read(connection ->
        lastTo(connection, generation)
            .filter(last -> last.isKnowinglyOfOtherRules(MissionFold.VERSION))
            .isPresent());
  }

  /// The same for a generation made from another log than the one that is followed.
  boolean isChosenOverOurLog(int generation) throws SQLException {
    return database.read(connection -> {
      Optional<Instant> followed = LogRows.followedSince(connection);
      return lastTo(connection, generation)
          .filter(last -> followed.filter(last::isKnowinglyOlderSince).isPresent())
          .isPresent();
    });
  }

  private static Optional<PromotionRecord> lastTo(Connection connection, int generation)
      throws SQLException {
    return PromotionRows.last(connection, 1).stream()
        .filter(last -> last.to() == generation)
        .findFirst();
  }

  /// Whether a generation of our rules was made since, and waits until somebody lets it answer.
  boolean isAnyWaiting() throws SQLException {
    return database.read(connection -> {
      int answering = Generations.promoted(connection).map(Generation::number).orElse(0);
      for (Generation generation : Generations.all(connection)) {
        if (generation.number() > answering
            && generation.hasOurRules()
            && isWaiting(connection, generation)) {
          return true;
        }
      }
      return false;
    });
  }

  private Generation promotable(int number, Set<String> accepted) throws SQLException {
    return database.read(connection -> {
      Generation generation =
          Generations.one(connection, number)
              .orElseThrow(() -> Problem.notFound("there is no generation " + number));
      if (!generation.state().equals("kept")) {
        throw Problem.conflict(
            "not-promotable", "generation %d is %s".formatted(number, generation.state()));
      }
      Optional<Replay> replay = ReplayRows.ofGeneration(connection, number);
      if (replay.filter(r -> r.state().equals("different")).isPresent()
          && !accepted.contains("difference")) {
        throw Problem.conflict(
            "different",
            "generation %d differs from the one that answered; accept \"difference\" (GET /v1/replays/%d/difference)"
                .formatted(number, replay.get().id()));
      }
      return generation;
    });
  }

  private void promoteAsItIs(int number, PromotionOrder order) throws SQLException {
    Object unused =
        database.write(connection -> {
          int from = Generations.promoted(connection).orElseThrow().number();
          Map<Integer, Checkpoint> held = Checkpoints.locked(connection, from);
          Generations.promote(connection, number, order);
          ReplayRows.promoted(connection, number);
          return held;
        });
  }

  private void promoteWhenLevel(int number, PromotionOrder order, Log log) throws SQLException {
    Stop stop = new Stop();
    promoting = stop;
    Map<Integer, Checkpoint> from =
        database.write(connection -> Refold.decidedSince(connection, number));
    LogTails tails =
        new LogTails(
            chains,
            log,
            config.batchRecords(),
            config.pollTimeout(),
            liveConfig.parkedLimit(),
            stop);
    try (LogTail tail = tails.from(from)) {
      new Promotion(
              database,
              ends,
              tail,
              number,
              liveConfig.parkedLimit(),
              config.promotableWithin(),
              stop)
          .whenLevel(order);
    } catch (StoppedException e) {
      throw Problem.conflict("not-promoted", String.valueOf(e.getMessage()));
    } catch (OtherLogException e) {
      live.refuse(log, e);
      throw Problem.conflict("log-refused", String.valueOf(e.getMessage()));
    } catch (KafkaException | LogAwayException | OvertakenException e) {
      if (!Passing.is(e)) {
        throw e;
      }
      throw Problem.unavailable("not-promoted", String.valueOf(e.getMessage()), SOON);
    } finally {
      promoting = null;
    }
  }

  /// Drops what is kept no longer: all but the one that answers, those that answered last before it
  /// (`muster.replay.kept-generations`) and the last one that waits to be promoted since.
  ///
  /// @return whether all of them are gone
  boolean dropAllBut(int promoted) throws SQLException {
    List<Generation> gone =
        database.read(connection -> {
          List<Integer> kept =
              PromotionRows.answeredBefore(connection).stream()
                  .filter(number -> number != promoted)
                  .limit(config.keptGenerations())
                  .toList();
          List<Generation> all = new ArrayList<>(Generations.all(connection));
          all.removeIf(generation ->
              !generation.state().equals("kept")
                  || generation.number() == promoted
                  || kept.contains(generation.number()));
          for (Generation generation : List.copyOf(all)) { // the newest first
            if (generation.number() > promoted && isWaiting(connection, generation)) {
              all.remove(generation);
              break;
            }
          }
          return all;
        });
    boolean all = true;
    for (Generation generation : gone) {
      all &= drop(generation.number());
    }
    return all;
  }

  private static boolean isWaiting(Connection connection, Generation generation)
      throws SQLException {
    return ReplayRows.ofGeneration(connection, generation.number())
        .filter(Replay::isWaiting)
        .isPresent();
  }

  /// Drops a generation, again and again while readers hold it.
  ///
  /// @return whether it is gone; if not, it is dropped later
  boolean drop(int generation) {
    for (int tries = 0; tries < config.dropTries(); tries++) {
      try {
        Object unused =
            database.write(connection -> {
              Generations.drop(connection, generation);
              ReplayRows.dropped(connection, generation);
              return this;
            });
        return true;
      } catch (SQLException e) {
        LOG.debugf("generation=%d drop=again reason=\"%s\"", generation, e.getMessage());
        LockSupport.parkNanos(BETWEEN_DROPS.toNanos());
      }
    }
    LOG.warnf("generation=%d drop=later", generation);
    return false;
  }
}
