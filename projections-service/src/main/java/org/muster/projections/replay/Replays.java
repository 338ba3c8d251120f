package org.muster.projections.replay;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.muster.projections.database.AdvisoryLock;
import org.muster.projections.database.Database;
import org.muster.projections.generations.Generation;
import org.muster.projections.generations.Generations;
import org.muster.projections.live.LagWatch;
import org.muster.projections.live.LiveConfig;
import org.muster.projections.live.LiveProjection;
import org.muster.projections.live.LiveState;
import org.muster.projections.log.Log;
import org.muster.projections.log.LogChains;
import org.muster.projections.log.LogEnds;
import org.muster.projections.log.OtherLogException;
import org.muster.projections.problem.Problem;

/// Starts replays, one at a time, whichever instance runs it; and goes on with a replay whose
/// service has ended or has lost the database, from where it stands.
@ApplicationScoped
public class Replays {

  private static final Logger LOG = Logger.getLogger(Replays.class);
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration TO_STOP = Duration.ofSeconds(5);

  /// A replay that was gone on with so often without getting further never will.
  private static final int MOST_STALLS = 20;

  private final Database database;
  private final LiveProjection live;
  private final ReplayConfig config;
  private final ReplayLock lock;
  private final Promotions promotions;
  private final ReplayRun.Tools tools;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile @Nullable Running running;
  private volatile boolean filled;

  /// What the living projection stood still for when a replay was started that nobody asked for:
  /// should that replay fail, it is not started once more for the same.
  private volatile @Nullable LiveState served;

  /// Whether nothing is left behind that nobody keeps; at the start nobody knows.
  private volatile boolean tidied;

  private record Running(long id, Stop stop, AdvisoryLock held, Thread thread) {}

  Replays(
      Database database,
      LogChains chains,
      LogEnds ends,
      LiveProjection live,
      LiveConfig liveConfig,
      LagWatch lag,
      ReplayConfig config,
      ReplayLock lock,
      Promotions promotions) {
    this.database = database;
    this.live = live;
    this.config = config;
    this.lock = lock;
    this.promotions = promotions;
    this.tools =
        new ReplayRun.Tools(
            database,
            chains,
            ends,
            config,
            liveConfig.parkedLimit(),
            liveConfig.fillFromRecords(),
            () -> behind(lag));
  }

  /// How far the living projection is behind, if it is to get on: one that stands still on purpose
  /// is not waited for.
  private long behind(LagWatch lag) {
    return switch (live.state()) {
      case LiveState.Following following -> following.stopped().isEmpty() ? lag.records() : 0;
      case LiveState.Starting starting -> lag.records();
      case LiveState.Retrying retrying -> lag.records();
      case LiveState.Off off -> lag.records(); // another instance follows the log
      case LiveState.OtherRules other -> 0;
      case LiveState.OtherLog other -> 0;
      case LiveState.Empty empty -> 0;
      case LiveState.Refused refused -> 0;
      case LiveState.Ended ended -> 0;
    };
  }

  void onStart(@Observes StartupEvent event) {
    Thread.ofPlatform().daemon().name("muster-replays").start(this::watch);
  }

  void onStop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping.countDown();
    Running current = running;
    if (current != null) {
      current.stop().now(Stop.Kind.PAUSE, "the service stops");
      current.thread().join(TO_STOP);
    }
  }

  /// Why rows of other rules, or of the log before the one that was accepted, are to be replaced by
  /// a replay that nobody has to ask for; empty if they are not, or were and who follows the log
  /// has not noticed yet.
  private Optional<String> wanted(LiveState state) throws SQLException {
    return switch (state) {
      case LiveState.OtherRules other ->
          config.whenRulesChange()
                  && isAnswering(other.generation())
                  && !promotions.isChosenOverOurRules(other.generation())
                  && !promotions.isAnyWaiting()
              ? Optional.of("the rules changed since version " + other.foldVersion())
              : Optional.empty();
      case LiveState.OtherLog other ->
          isAnswering(other.generation()) && !promotions.isChosenOverOurLog(other.generation())
              ? Optional.of("a log was accepted in the place of " + other.lineage())
              : Optional.empty();
      case LiveState.Empty empty -> Optional.empty();
      case LiveState.Following following -> Optional.empty();
      case LiveState.Starting starting -> Optional.empty();
      case LiveState.Retrying retrying -> Optional.empty();
      case LiveState.Refused refused -> Optional.empty();
      case LiveState.Off off -> Optional.empty();
      case LiveState.Ended ended -> Optional.empty();
    };
  }

  /// Starts what is wanted without being asked for, again and again until that was possible.
  ///
  /// @return whether a replay was started
  private boolean startUnasked(LiveState state) throws SQLException {
    Optional<String> reason = state.equals(served) ? Optional.empty() : wanted(state);
    if (reason.isEmpty()) {
      return false;
    }
    try {
      Replay started = start(ReplayRequest.PLAIN, reason.get());
      served = state;
      LOG.infof("replay=%d started reason=\"%s\"", started.id(), started.reason());
      return true;
    } catch (Problem e) {
      LOG.debugf("replay=not-started reason=\"%s\"", e.getMessage()); // it is tried again soon
      return false;
    }
  }

  /// Starts a replay that somebody asks for.
  ///
  /// @throws Problem 409 if one is running, here or elsewhere, or waits to be gone on with
  public Replay askedFor(ReplayRequest request, String by) throws SQLException {
    return start(request, "asked for", by, false);
  }

  /// Starts one that nobody asks for.
  Replay start(ReplayRequest request, String reason) throws SQLException {
    return start(request, reason, null, false);
  }

  private Replay start(ReplayRequest request, String reason, @Nullable String by, boolean fills)
      throws SQLException {
    Log log = live.log().orElseThrow(() -> noLog(live.state()));
    AdvisoryLock held = lock.taken();
    boolean handedOver = false;
    try {
      Optional<Replay> other = database.write(ReplayRows::running).stream().findFirst();
      if (other.isPresent()) {
        throw Problem.conflict(
            "replay-running",
            "replay %d waits to be gone on with; there is one at a time"
                .formatted(other.get().id()));
      }
      Replay replay =
          database.write(connection -> {
            long id = ReplayRows.insert(connection, request, reason, by, fills);
            return ReplayRows.one(connection, id).orElseThrow();
          });
      run(replay, log, held);
      handedOver = true;
      return replay;
    } finally {
      if (!handedOver) {
        held.close();
      }
    }
  }

  /// Why there is no log to read: 409 if it was refused, else 503.
  static Problem noLog(LiveState state) {
    return state instanceof LiveState.Refused(String lineage, String reason)
        ? Problem.conflict("log-refused", refused(lineage, reason))
        : Problem.unavailable("log-unknown", "the log was not checked yet", SOON);
  }

  private static String refused(String lineage, String reason) {
    return "the log %s was refused: %s".formatted(lineage, reason);
  }

  /// Has a running replay ended, whichever instance runs it, or gives up one that waits to be
  /// promoted; what it made is dropped.
  ///
  /// @throws Problem 404 if there is none of that number, 409 if it has ended otherwise
  public Replay cancel(long id) throws SQLException {
    Replay replay = one(id);
    if (replay.isWaiting()) {
      giveUp(replay);
      return one(id);
    }
    if (!replay.isRunning()) {
      throw Problem.conflict("not-running", "replay %d is %s".formatted(id, replay.state()));
    }
    Object unused =
        database.write(connection -> {
          ReplayRows.requestCancel(connection, id);
          return this;
        });
    look();
    return replay;
  }

  private void giveUp(Replay replay) throws SQLException {
    try (AdvisoryLock held = lock.taken()) {
      int generation = Objects.requireNonNull(replay.generation());
      if (isAnswering(generation)) {
        throw Problem.conflict("answers", "generation %d answers".formatted(generation));
      }
      if (held.isAlive() && !promotions.drop(generation)) {
        throw Problem.unavailable(
            "generation-in-use", "generation %d is being read".formatted(generation), SOON);
      }
      Object unused =
          database.write(connection -> {
            ReplayRows.end(connection, replay.id(), "cancelled", "given up", null);
            return this;
          });
    }
  }

  private boolean isAnswering(int generation) throws SQLException {
    return database.write(Generations::promoted).filter(g -> g.number() == generation).isPresent();
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

  private void watch() {
    try {
      do {
        try {
          look();
        } catch (SQLException | RuntimeException e) {
          LOG.warnf("replays=not-looked-after reason=\"%s\"", e.getMessage());
        }
      } while (!stopping.await(config.lookEvery().toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Sees to the replay that runs here; if none does, to one that runs nowhere.
  void look() throws SQLException {
    Running current = running;
    List<Replay> open = database.write(ReplayRows::running);
    if (current != null) {
      if (!current.held().isAlive()) {
        current.stop().now(Stop.Kind.PAUSE, "the connection that holds the lock is gone");
      }
      if (open.stream().anyMatch(r -> r.id() == current.id() && r.inner().cancelRequested())) {
        current.stop().now(Stop.Kind.CANCEL, "cancelled");
      }
      if (live.state() instanceof LiveState.Refused(String lineage, String reason)) {
        current.stop().now(Stop.Kind.FAIL, refused(lineage, reason));
      }
    } else if (open.isEmpty() && live.state() instanceof LiveState.Empty empty) {
      fill(empty);
    } else if (open.isEmpty() && startUnasked(live.state())) {
      return;
    } else if (!tidied || !open.isEmpty() || database.write(Replays::isAnyFilling)) {
      Optional<AdvisoryLock> free = lock.tried();
      if (free.isPresent()) {
        seeTo(free.get());
      }
    }
  }

  /// Loads an empty generation in bulk; once: should that fail, the log is followed from its first
  /// record on.
  private void fill(LiveState.Empty empty) throws SQLException {
    if (answering() != empty.generation()) {
      return; // it was filled, and who follows the log has not noticed yet
    }
    if (filled) {
      LOG.warnf("generation=%d filled=record-by-record", empty.generation());
      live.followEmpty();
      return;
    }
    try {
      Replay started =
          start(
              ReplayRequest.PLAIN,
              "generation %d is empty, the log has %,d records"
                  .formatted(empty.generation(), empty.records()),
              null,
              true);
      filled = true;
      LOG.infof("replay=%d started reason=\"%s\"", started.id(), started.reason());
    } catch (Problem e) {
      LOG.debugf("replay=not-started reason=\"%s\"", e.getMessage()); // another instance was first
    }
  }

  private int answering() throws SQLException {
    return database.write(connection -> Generations.promoted(connection).orElseThrow()).number();
  }

  private static boolean isAnyFilling(Connection connection) throws SQLException {
    return Generations.all(connection).stream().anyMatch(g -> g.state().equals("filling"));
  }

  /// With the lock held: ends or goes on with what was left, and tidies up.
  private void seeTo(AdvisoryLock held) throws SQLException {
    boolean handedOver = false;
    try {
      List<Replay> open = database.write(ReplayRows::running);
      if (open.isEmpty()) {
        tidyUp();
        return;
      }
      Replay left = open.getFirst();
      Optional<ReplayRun.End> over = over(left);
      Optional<Log> log = live.log();
      if (over.isPresent()) {
        end(left.id(), over.get());
      } else if (log.isPresent() && stopping.getCount() > 0) {
        Replay resumed =
            database.write(connection -> {
              ReplayRows.resumed(connection, left.id());
              return ReplayRows.one(connection, left.id()).orElseThrow();
            });
        LOG.infof(
            "replay=%d resumed=%d generation=%s phase=%s percent=%s",
            resumed.id(),
            resumed.resumed(),
            resumed.generation(),
            resumed.phase(),
            resumed.percent());
        run(resumed, log.get(), held);
        handedOver = true;
      }
    } finally {
      if (!handedOver) {
        held.close();
      }
    }
  }

  /// A service that was killed may have left what nobody fills, and what is kept no longer.
  private void tidyUp() throws SQLException {
    boolean all = true;
    for (Generation generation : database.write(Generations::all)) {
      if (generation.state().equals("filling")) {
        all &= promotions.drop(generation.number());
      }
    }
    Optional<Generation> answering = database.write(Generations::promoted);
    if (answering.isPresent()) {
      all &= promotions.dropAllBut(answering.get().number());
    }
    tidied = all;
  }

  /// How a replay that nobody runs has ended, if nobody is to go on with it.
  private Optional<ReplayRun.End> over(Replay left) throws SQLException {
    Integer generation = left.generation();
    if (generation != null && isAnswering(generation)) {
      return Optional.of(ReplayRun.End.answers());
    }
    if (left.inner().cancelRequested()) {
      return Optional.of(cancelled());
    }
    if (live.state() instanceof LiveState.Refused(String lineage, String reason)) {
      return Optional.of(ReplayRun.End.failed(refused(lineage, reason)));
    }
    if (left.dryRun()) {
      return Optional.of(
          new ReplayRun.End(
              "cancelled",
              "interrupted: the service that counted ended; a dry run writes nothing, so start it again",
              null,
              ReplayRun.Fate.DROPPED));
    }
    if (left.inner().stalled() >= MOST_STALLS) {
      return Optional.of(
          ReplayRun.End.failed(
              "it was gone on with %d times without getting further".formatted(MOST_STALLS)));
    }
    return Optional.empty();
  }

  private static ReplayRun.End cancelled() {
    return new ReplayRun.End("cancelled", "cancelled", null, ReplayRun.Fate.DROPPED);
  }

  private void run(Replay replay, Log log, AdvisoryLock held) {
    Stop stop = new Stop();
    ReplayRun run = new ReplayRun(tools, log, replay, stop);
    Thread thread =
        Thread.ofPlatform()
            .name("muster-replay-" + replay.id())
            .unstarted(() -> run(replay.id(), log, run, stop, held));
    running = new Running(replay.id(), stop, held, thread);
    thread.start();
  }

  private void run(long id, Log log, ReplayRun run, Stop stop, AdvisoryLock held) {
    try {
      Optional<ReplayRun.End> end = outcome(id, log, run, stop);
      if (end.isPresent() && held.isAlive()) {
        end(id, end.get());
      } else if (end.isPresent()) {
        LOG.warnf("replay=%d paused reason=\"the connection that holds the lock is gone\"", id);
      }
    } catch (SQLException e) {
      LOG.errorf(e, "replay=%d ended=unrecorded", id);
    } finally {
      running = null;
      held.close();
    }
  }

  /// How it ended; empty if somebody is to go on with it.
  private Optional<ReplayRun.End> outcome(long id, Log log, ReplayRun run, Stop stop) {
    try {
      return Optional.of(run.run());
    } catch (StoppedException e) {
      return switch (e.kind()) {
        case CANCEL -> Optional.of(cancelled());
        case FAIL -> Optional.of(ReplayRun.End.failed(String.valueOf(e.getMessage())));
        case PAUSE -> paused(id, e);
      };
    } catch (OtherLogException e) {
      LOG.errorf("replay=%d failed reason=\"%s\"", id, e.getMessage());
      live.refuse(log, e);
      return Optional.of(ReplayRun.End.failed(String.valueOf(e.getMessage())));
    } catch (SQLException | RuntimeException e) {
      if (!stop.isPause() && Passing.isAway(e)) {
        countsAsNoTry(id);
      }
      if (stop.isPause() || Passing.is(e)) {
        return paused(id, e);
      }
      LOG.errorf(e, "replay=%d failed", id);
      return Optional.of(ReplayRun.End.failed(e.toString()));
    }
  }

  /// A server that is away is no fault of the replay.
  private void countsAsNoTry(long id) {
    try {
      Object unused =
          database.write(connection -> {
            ReplayRows.interrupted(connection, id);
            return this;
          });
    } catch (SQLException e) {
      LOG.warnf("replay=%d interruption=unrecorded reason=\"%s\"", id, e.getMessage());
    }
  }

  private static Optional<ReplayRun.End> paused(long id, Exception why) {
    LOG.warnf("replay=%d paused reason=\"%s\"", id, why.getMessage());
    return Optional.empty();
  }

  private void end(long id, ReplayRun.End end) throws SQLException {
    Optional<Integer> generation = Optional.ofNullable(one(id).generation());
    if (end.fate() == ReplayRun.Fate.DROPPED) {
      generation.ifPresent(promotions::drop);
    }
    Object unused =
        database.write(connection -> {
          if (end.fate() == ReplayRun.Fate.KEPT) {
            Generations.keep(connection, generation.orElseThrow());
          }
          ReplayRows.end(connection, id, end.state(), end.detail(), end.report());
          return this;
        });
    LOG.infof("replay=%d state=%s detail=\"%s\"", id, end.state(), end.detail());
    tidied = false; // an earlier one may wait for nothing now
    if (end.fate() == ReplayRun.Fate.ANSWERS) {
      tidied = promotions.dropAllBut(answering());
    }
  }
}
