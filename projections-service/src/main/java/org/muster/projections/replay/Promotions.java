package org.muster.projections.replay;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.muster.projections.database.Database;
import org.muster.projections.generations.Checkpoint;
import org.muster.projections.generations.Checkpoints;
import org.muster.projections.generations.Generation;
import org.muster.projections.generations.Generations;
import org.muster.projections.live.LiveConfig;
import org.muster.projections.live.LiveProjection;
import org.muster.projections.log.Log;
import org.muster.projections.log.LogClients;
import org.muster.projections.log.LogEnds;
import org.muster.projections.problem.Problem;

/// Lets a kept generation answer, and says which generations are kept.
@ApplicationScoped
class Promotions {

  private static final Logger LOG = Logger.getLogger(Promotions.class);
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration BETWEEN_DROPS = Duration.ofMillis(100);

  private final Database database;
  private final LogClients clients;
  private final LogEnds ends;
  private final LiveProjection live;
  private final LiveConfig liveConfig;
  private final ReplayConfig config;
  private final ReplayLock lock;

  Promotions(
      Database database,
      LogClients clients,
      LogEnds ends,
      LiveProjection live,
      LiveConfig liveConfig,
      ReplayConfig config,
      ReplayLock lock) {
    this.database = database;
    this.clients = clients;
    this.ends = ends;
    this.live = live;
    this.liveConfig = liveConfig;
    this.config = config;
    this.lock = lock;
  }

  /// Lets a kept generation answer again: after reading what it missed or, if its age is accepted,
  /// at once.
  ///
  /// @param accept `older` for at once, `difference` for one that differed when it was verified
  /// @throws Problem 404 if there is none, 409 if it cannot be promoted so
  Generation promote(int number, Optional<String> accept) throws SQLException {
    Log log =
        live.log()
            .orElseThrow(() ->
                Problem.unavailable(
                    "log-unknown", "the log was not checked yet: " + live.state(), SOON));
    try (ReplayLock.Held held = lock.taken()) {
      Generation generation = promotable(number, accept);
      if (accept.filter("older"::equals).isPresent()) {
        promoteAsItIs(number);
      } else if (generation.hasOurRules()) {
        promoteWhenLevel(number, log);
      } else {
        throw Problem.conflict(
            "other-rules",
            "generation %d was made by the rules of version %d and cannot catch up; accept \"older\""
                .formatted(number, generation.foldVersion()));
      }
      dropAllBut(number);
      return database.write(connection -> Generations.promoted(connection).orElseThrow());
    }
  }

  private Generation promotable(int number, Optional<String> accept) throws SQLException {
    return database.read(connection -> {
      Generation generation =
          Generations.all(connection).stream()
              .filter(candidate -> candidate.number() == number)
              .findFirst()
              .orElseThrow(() -> Problem.notFound("there is no generation " + number));
      if (!generation.state().equals("kept")) {
        throw Problem.conflict(
            "not-promotable", "generation %d is %s".formatted(number, generation.state()));
      }
      Optional<Replay> replay = ReplayRows.ofGeneration(connection, number);
      if (replay.filter(r -> r.state().equals("different")).isPresent() && accept.isEmpty()) {
        throw Problem.conflict(
            "different",
            "generation %d differs from the one that answers; accept \"difference\" (GET /v1/replays/%d)"
                .formatted(number, replay.get().id()));
      }
      return generation;
    });
  }

  private void promoteAsItIs(int number) throws SQLException {
    Object unused =
        database.write(connection -> {
          int from = Generations.promoted(connection).orElseThrow().number();
          Map<Integer, Checkpoint> held = Checkpoints.locked(connection, from);
          Generations.promote(connection, number, "asked for; its age was accepted");
          ReplayRows.promoted(connection, number);
          return held;
        });
  }

  private void promoteWhenLevel(int number, Log log) throws SQLException {
    Stop stop = new Stop();
    Map<Integer, Checkpoint> from =
        database.write(connection -> Checkpoints.of(connection, number));
    try (LogTail tail =
        new LogTail(
            clients.alone(config.batchRecords()),
            log,
            config.pollTimeout(),
            liveConfig.parkedLimit(),
            stop,
            from)) {
      new Promotion(
              database,
              ends,
              tail,
              number,
              liveConfig.parkedLimit(),
              config.promotableWithin(),
              stop)
          .whenLevel("asked for");
    }
    Object unused =
        database.write(connection -> {
          ReplayRows.promoted(connection, number);
          return this;
        });
  }

  /// Keeps the generation that answers and the one that answered before it.
  void dropAllBut(int promoted) throws SQLException {
    List<Generation> all = database.read(Generations::all);
    Optional<Integer> previous = database.read(connection -> previous(connection, promoted));
    for (Generation generation : all) {
      if (generation.number() != promoted && !Optional.of(generation.number()).equals(previous)) {
        drop(generation.number());
      }
    }
  }

  private static Optional<Integer> previous(Connection connection, int promoted)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select from_generation from muster_ops.promotion
             where to_generation = ? order by at desc limit 1\
            """)) {
      select.setInt(1, promoted);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.ofNullable(row.getObject(1, Integer.class)) : Optional.empty();
      }
    }
  }

  /// Drops a generation, again and again while readers hold it. If that is not to be, it is dropped
  /// after the next replay.
  void drop(int generation) {
    for (int tries = 0; tries < config.dropTries(); tries++) {
      try {
        Object unused =
            database.write(connection -> {
              Generations.drop(connection, generation);
              return this;
            });
        return;
      } catch (SQLException e) {
        LOG.debugf("generation=%d drop=again reason=\"%s\"", generation, e.getMessage());
        LockSupport.parkNanos(BETWEEN_DROPS.toNanos());
      }
    }
    LOG.warnf("generation=%d drop=later", generation);
  }
}
