package org.muster.projections.replay;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
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
import org.jspecify.annotations.Nullable;
import org.muster.projections.database.Database;
import org.muster.projections.generations.Checkpoint;
import org.muster.projections.generations.Checkpoints;
import org.muster.projections.generations.Generation;
import org.muster.projections.generations.Generations;
import org.muster.projections.live.LiveConfig;
import org.muster.projections.live.LiveProjection;
import org.muster.projections.live.LiveState;
import org.muster.projections.log.Log;
import org.muster.projections.log.LogClients;
import org.muster.projections.log.LogEnds;
import org.muster.projections.problem.Problem;

/// Starts replays and promotions: one at a time, whichever instance runs it. A replay that its
/// service did not survive is marked failed at the next start, and its generation is dropped.
@ApplicationScoped
public class Replays {

  private static final Logger LOG = Logger.getLogger(Replays.class);
  private static final long LOCK = 0x6d757374_00000002L;
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration BETWEEN_DROPS = Duration.ofMillis(100);
  private static final String STOPPED = "the service stopped";

  private final Database database;
  private final LogClients clients;
  private final LogEnds ends;
  private final LiveProjection live;
  private final LiveConfig liveConfig;
  private final ReplayConfig config;
  private volatile @Nullable Running running;

  private record Running(long id, Stop stop, Thread thread) {}

  Replays(
      Database database,
      LogClients clients,
      LogEnds ends,
      LiveProjection live,
      LiveConfig liveConfig,
      ReplayConfig config) {
    this.database = database;
    this.clients = clients;
    this.ends = ends;
    this.live = live;
    this.liveConfig = liveConfig;
    this.config = config;
  }

  void onStart(@Observes StartupEvent event) {
    try {
      failAbandoned();
    } catch (SQLException e) {
      LOG.warn("replay=not-looked-after", e);
    }
  }

  void onStop(@Observes ShutdownEvent event) throws InterruptedException {
    Running current = running;
    if (current != null) {
      current.stop().now(STOPPED);
      current.thread().join(Duration.ofSeconds(5));
    }
  }

  /// Rows of other rules are replaced by a replay that nobody has to ask for.
  void onLiveState(@Observes LiveState state) {
    if (state instanceof LiveState.OtherRules other && config.whenRulesChange()) {
      Thread.ofVirtual()
          .start(() -> {
            try {
              Replay started =
                  start(
                      ReplayRequest.PLAIN,
                      "the rules changed since version " + other.foldVersion());
              LOG.infof("replay=%d started reason=\"%s\"", started.id(), started.reason());
            } catch (Problem | SQLException e) {
              LOG.warnf("replay=not-started reason=\"%s\"", e.getMessage());
            }
          });
    }
  }

  /// Starts a replay.
  ///
  /// @throws Problem 409 if one is running, here or elsewhere
  public Replay start(ReplayRequest request, String reason) throws SQLException {
    Log log =
        live.log()
            .orElseThrow(() ->
                Problem.unavailable(
                    "log-unknown", "the log was not checked yet: " + live.state(), SOON));
    Connection lock = lock();
    boolean handedOver = false;
    try {
      long id = database.write(connection -> ReplayRows.insert(connection, request, reason));
      Stop stop = new Stop();
      ReplayRun run =
          new ReplayRun(
              database, clients, ends, config, liveConfig.parkedLimit(), log, id, request, stop);
      Thread thread =
          Thread.ofPlatform().name("muster-replay-" + id).unstarted(() -> run(id, run, lock));
      running = new Running(id, stop, thread);
      thread.start();
      handedOver = true;
      return database.write(connection -> ReplayRows.one(connection, id)).orElseThrow();
    } finally {
      if (!handedOver) {
        unlock(lock);
      }
    }
  }

  /// Tells a running replay to stop; it drops what it made.
  ///
  /// @throws Problem 404 if there is none of that number, 409 if it is not running here
  public Replay cancel(long id) throws SQLException {
    Replay replay = one(id);
    Running current = running;
    if (!replay.isRunning() || current == null || current.id() != id) {
      throw Problem.conflict(
          "not-running",
          replay.isRunning()
              ? "replay %d runs on another instance; ask that one".formatted(id)
              : "replay %d is %s".formatted(id, replay.state()));
    }
    current.stop().now("cancelled");
    return replay;
  }

  /// The last hundred, the newest first.
  public List<Replay> last() throws SQLException {
    return database.read(connection -> ReplayRows.last(connection, 100));
  }

  /// One replay.
  ///
  /// @throws Problem 404 if there is none of that number
  public Replay one(long id) throws SQLException {
    return database
        .read(connection -> ReplayRows.one(connection, id))
        .orElseThrow(() -> Problem.notFound("there is no replay " + id));
  }

  /// Lets a kept generation answer again: after reading what it missed or, if its age is accepted,
  /// at once.
  ///
  /// @param accept `older` for at once, `difference` for one that differed when it was verified
  /// @throws Problem 404 if there is none, 409 if it cannot be promoted so
  public Generation promote(int number, Optional<String> accept) throws SQLException {
    Log log =
        live.log()
            .orElseThrow(() ->
                Problem.unavailable(
                    "log-unknown", "the log was not checked yet: " + live.state(), SOON));
    Connection lock = lock();
    try {
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
    } finally {
      unlock(lock);
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

  private void run(long id, ReplayRun run, Connection lock) {
    try {
      end(id, run, outcome(run));
    } catch (SQLException e) {
      LOG.errorf(e, "replay=%d ended=unrecorded", id);
    } finally {
      unlock(lock);
      running = null;
    }
  }

  private static ReplayRun.End outcome(ReplayRun run) {
    try {
      return run.run();
    } catch (StoppedException e) {
      boolean cancelled = !STOPPED.equals(e.getMessage());
      return new ReplayRun.End(cancelled ? "cancelled" : "failed", e.getMessage(), null, false);
    } catch (SQLException | RuntimeException e) {
      LOG.error("replay=failed", e);
      return new ReplayRun.End("failed", e.toString(), null, false);
    }
  }

  private void end(long id, ReplayRun run, ReplayRun.End end) throws SQLException {
    if (run.generation().isPresent()) {
      int generation = run.generation().get();
      if (!end.keep()) {
        drop(generation);
      } else if (end.state().equals("promoted")) {
        dropAllBut(generation);
      }
    }
    Object unused =
        database.write(connection -> {
          ReplayRows.end(connection, id, end.state(), end.detail(), end.report());
          return this;
        });
    LOG.infof("replay=%d state=%s detail=\"%s\"", id, end.state(), end.detail());
  }

  /// Keeps the generation that answers and the one that answered before it.
  private void dropAllBut(int promoted) throws SQLException {
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
  private void drop(int generation) {
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

  private void failAbandoned() throws SQLException {
    try (Connection connection = database.connection()) {
      if (!tryLock(connection)) {
        return;
      }
      try {
        for (Replay replay : database.write(ReplayRows::running)) {
          Object unused =
              database.write(c -> {
                ReplayRows.end(
                    c, replay.id(), "failed", STOPPED + " during it; start it again", null);
                return this;
              });
          LOG.warnf("replay=%d state=failed reason=\"%s\"", replay.id(), STOPPED);
        }
        for (Generation generation : database.write(Generations::all)) {
          if (generation.state().equals("filling")) {
            drop(generation.number());
          }
        }
      } finally {
        unlockOnly(connection);
      }
    }
  }

  private Connection lock() throws SQLException {
    Connection connection = database.connection();
    boolean locked = false;
    try {
      locked = tryLock(connection);
      if (!locked) {
        String which =
            database.read(ReplayRows::running).stream()
                .findFirst()
                .map(replay -> "replay %d is running".formatted(replay.id()))
                .orElse("a promotion is running");
        throw Problem.conflict("replay-running", which + "; there is one at a time");
      }
      return connection;
    } finally {
      if (!locked) {
        connection.close();
      }
    }
  }

  private static boolean tryLock(Connection connection) throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
      lock.setLong(1, LOCK);
      try (ResultSet row = lock.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  private static void unlockOnly(Connection connection) throws SQLException {
    try (PreparedStatement unlock = connection.prepareStatement("select pg_advisory_unlock(?)")) {
      unlock.setLong(1, LOCK);
      unlock.execute();
    }
  }

  /// Should the connection be gone, so is the lock.
  private static void unlock(Connection connection) {
    try (connection) {
      unlockOnly(connection);
    } catch (SQLException e) {
      LOG.warnf("replay=unlocked reason=\"%s\"", e.getMessage());
    }
  }
}
