package org.muster.projections.live;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.muster.projections.database.Database;
import org.muster.projections.log.Log;
import org.muster.projections.log.LogAwayException;
import org.muster.projections.log.LogCheck;
import org.muster.projections.log.LogClients;
import org.muster.projections.log.MarkConfig;
import org.muster.projections.log.OtherLogException;
import org.muster.projections.log.UnreadableLogException;
import org.muster.projections.log.WrongLogException;

/// Follows the log for as long as the service runs: failures of the database or the broker are
/// retried for ever, a topic that is not set as it must be ends the process, one that is not the
/// log of before ends the following and leaves what was projected to answer.
@ApplicationScoped
public class LiveProjection {

  private static final Logger LOG = Logger.getLogger(LiveProjection.class);
  private static final Duration TO_STOP = Duration.ofSeconds(10);

  private static final int MAX_REASON_LENGTH = 300;

  private final Database database;
  private final LogClients clients;
  private final LogCheck check;
  private final LiveConfig config;
  private final MarkConfig marks;
  private final Event<LiveState> changes;
  private volatile LiveState state = new LiveState.Off();
  private volatile @Nullable Log log;
  private volatile @Nullable Run running;
  private volatile boolean followsEmpty;

  LiveProjection(
      Database database,
      LogClients clients,
      LogCheck check,
      LiveConfig config,
      MarkConfig marks,
      Event<LiveState> changes) {
    this.database = database;
    this.clients = clients;
    this.check = check;
    this.config = config;
    this.marks = marks;
    this.changes = changes;
  }

  void onStart(@Observes StartupEvent event) {
    if (config.enabled()) {
      start();
    }
  }

  void onStop(@Observes ShutdownEvent event) {
    stop();
  }

  /// Begins to follow the log.
  public synchronized void start() {
    if (running != null) {
      throw new IllegalStateException("it follows the log already");
    }
    state = new LiveState.Starting("the log is not checked yet");
    Run run = new Run();
    running = run;
    run.thread.start();
  }

  /// Stops after the batch at hand.
  public synchronized void stop() {
    Run run = running;
    if (run != null) {
      run.stop();
      running = null;
      state = new LiveState.Off();
    }
  }

  /// Stops because somebody noticed that the topic is not the log of before.
  ///
  /// @param of the log that was expected; nothing is done if another is followed by now
  public void refuse(Log of, OtherLogException found) {
    Run run = running;
    Log followed = log;
    if (run != null && followed != null && followed.lineage().equals(of.lineage())) {
      run.refuse(found);
    }
  }

  /// Begins anew if it was refused and another log was accepted since, whichever instance did it.
  void startIfAccepted() throws SQLException {
    if (state instanceof LiveState.Refused(String lineage, String reason)) {
      Optional<String> kept = check.keptLineage();
      if (kept.isPresent() && !kept.get().equals(lineage)) {
        restart();
      }
    }
  }

  /// Stops and begins anew.
  public synchronized void restart() {
    stop();
    start();
  }

  /// Follows the log from its first record on although it is long, as nothing else fills the
  /// generation.
  public void followEmpty() {
    followsEmpty = true;
  }

  /// What it is doing.
  public LiveState state() {
    return state;
  }

  /// The log, once it was checked.
  public Optional<Log> log() {
    return Optional.ofNullable(log);
  }

  /// One life of the reader: from start to stop.
  private final class Run {
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("muster-live").unstarted(this::run);
    private final Pause pause = new Pause(config.firstPause(), config.longestPause());
    private volatile @Nullable Consumer<byte[], byte[]> consumer;
    private volatile @Nullable OtherLogException found;

    void refuse(OtherLogException other) {
      found = other;
      Consumer<byte[], byte[]> reading = consumer;
      if (reading != null) {
        reading.wakeup();
      }
    }

    void stop() {
      stopping.countDown();
      Consumer<byte[], byte[]> reading = consumer;
      if (reading != null) {
        reading.wakeup();
      }
      try {
        if (!thread.join(TO_STOP)) {
          LOG.warnf("live=stopping after=%s still=busy", TO_STOP);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private boolean isStopping() {
      return stopping.getCount() == 0;
    }

    private void run() {
      try {
        Optional<Log> checked = checkedLog();
        if (checked.isPresent()) {
          log = checked.get();
          follow(checked.get());
        }
      } catch (OtherLogException e) {
        refused(e);
      } catch (WrongLogException e) {
        LOG.errorf("live=refused reason=\"%s\"", e.getMessage());
        state = new LiveState.Ended(String.valueOf(e.getMessage()));
        Quarkus.asyncExit(1);
      } catch (WakeupException e) {
        OtherLogException other = found;
        if (other != null && !isStopping()) {
          refused(other);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException | Error e) {
        LOG.error("live=ended", e);
        state = new LiveState.Ended(e.toString());
      }
    }

    private void refused(OtherLogException other) {
      String reason = String.valueOf(other.getMessage());
      Log followed = log;
      log = null;
      String lineage = "";
      try {
        lineage = followed == null ? check.keptLineage().orElse(lineage) : followed.lineage();
        reason = check.refused(Optional.ofNullable(followed), other);
      } catch (SQLException | RuntimeException e) {
        LOG.warn("live=refused audit=failed", e);
      }
      LOG.errorf("live=refused reason=\"%s\"", reason);
      state = new LiveState.Refused(lineage, reason);
      changes.fire(state);
    }

    private Optional<Log> checkedLog() throws InterruptedException {
      while (!isStopping()) {
        try {
          return Optional.of(check.check());
        } catch (LogAwayException | KafkaException | SQLException e) {
          retrying(e);
          if (stopping.await(pause.next().toMillis(), TimeUnit.MILLISECONDS)) {
            break;
          }
        }
      }
      return Optional.empty();
    }

    private void follow(Log log) throws InterruptedException {
      try (Consumer<byte[], byte[]> reading =
              clients.inGroup(config.group(), config.batchRecords());
          LogReader reader =
              new LogReader(
                  database,
                  clients,
                  check,
                  config,
                  marks.markEvery(),
                  log,
                  reading,
                  () -> followsEmpty)) {
        consumer = reading;
        reader.subscribe();
        while (!isStopping()) {
          OtherLogException other = found;
          if (other != null) {
            throw other;
          }
          turn(reader);
        }
      }
    }

    private void turn(LogReader reader) throws InterruptedException {
      try {
        publish(reader.turn());
        pause.succeeded();
      } catch (WakeupException | WrongLogException e) {
        throw e;
      } catch (SQLException | RuntimeException e) {
        refuseIfUseless(e);
        retrying(e);
        idle(reader, pause.next());
      }
    }

    /// The group may be shared anew meanwhile, which fails like a turn while the database is away.
    private void idle(LogReader reader, Duration time) throws InterruptedException {
      try {
        reader.idle(time);
      } catch (WakeupException | WrongLogException e) {
        throw e;
      } catch (RuntimeException e) {
        refuseIfUseless(e);
        retrying(e);
        boolean unused = stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
      }
    }

    /// Another try would find the same: the consumer wraps what its listener throws, and tells of
    /// damage in words.
    private static void refuseIfUseless(Exception failure) {
      if (failure.getCause() instanceof WrongLogException wrong) {
        throw wrong;
      }
      if (failure instanceof RuntimeException reading) {
        Optional<UnreadableLogException> unreadable = UnreadableLogException.of(reading);
        if (unreadable.isPresent()) {
          throw unreadable.get();
        }
      }
    }

    private void publish(LiveState next) {
      if (!next.equals(state)) {
        LOG.infof("live=%s", next);
        state = next;
        changes.fire(next);
      }
    }

    /// A message of the database may quote whole records: the log gets no more than its beginning.
    private void retrying(Exception e) {
      String reason = String.valueOf(e.getMessage());
      String bounded = reason.substring(0, Math.min(reason.length(), MAX_REASON_LENGTH));
      LOG.warnf("live=retrying failure=%s reason=\"%s\"", e.getClass().getName(), bounded);
      LOG.debug("live=retrying", e);
      state = new LiveState.Retrying(bounded);
    }
  }
}
