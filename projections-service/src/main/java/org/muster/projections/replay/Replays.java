package org.muster.projections.replay;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.muster.projections.database.Database;
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
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final String STOPPED = "the service stopped";

  private final Database database;
  private final LogClients clients;
  private final LogEnds ends;
  private final LiveProjection live;
  private final LiveConfig liveConfig;
  private final ReplayConfig config;
  private final ReplayLock lock;
  private final Promotions promotions;
  private volatile @Nullable Running running;

  private record Running(long id, Stop stop, Thread thread) {}

  Replays(
      Database database,
      LogClients clients,
      LogEnds ends,
      LiveProjection live,
      LiveConfig liveConfig,
      ReplayConfig config,
      ReplayLock lock,
      Promotions promotions) {
    this.database = database;
    this.clients = clients;
    this.ends = ends;
    this.live = live;
    this.liveConfig = liveConfig;
    this.config = config;
    this.lock = lock;
    this.promotions = promotions;
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
    ReplayLock.Held held = lock.taken();
    boolean handedOver = false;
    try {
      long id = database.write(connection -> ReplayRows.insert(connection, request, reason));
      Stop stop = new Stop();
      ReplayRun run =
          new ReplayRun(
              database, clients, ends, config, liveConfig.parkedLimit(), log, id, request, stop);
      Thread thread =
          Thread.ofPlatform().name("muster-replay-" + id).unstarted(() -> run(id, run, held));
      running = new Running(id, stop, thread);
      thread.start();
      handedOver = true;
      return database.write(connection -> ReplayRows.one(connection, id)).orElseThrow();
    } finally {
      if (!handedOver) {
        held.close();
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

  private void run(long id, ReplayRun run, ReplayLock.Held held) {
    try {
      end(id, run, outcome(run));
    } catch (SQLException e) {
      LOG.errorf(e, "replay=%d ended=unrecorded", id);
    } finally {
      running = null;
      held.close();
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
        promotions.drop(generation);
      } else if (end.state().equals("promoted")) {
        promotions.dropAllBut(generation);
      }
    }
    Object unused =
        database.write(connection -> {
          ReplayRows.end(connection, id, end.state(), end.detail(), end.report());
          return this;
        });
    LOG.infof("replay=%d state=%s detail=\"%s\"", id, end.state(), end.detail());
  }

  private void failAbandoned() throws SQLException {
    Optional<ReplayLock.Held> free = lock.tried();
    if (free.isEmpty()) {
      return;
    }
    try (ReplayLock.Held held = free.get()) {
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
          promotions.drop(generation.number());
        }
      }
    }
  }
}
