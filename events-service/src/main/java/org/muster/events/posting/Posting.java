package org.muster.events.posting;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.Announcement;
import org.muster.contracts.json.AnnouncementJson;
import org.muster.contracts.json.Decoded;
import org.muster.contracts.position.LogPosition;
import org.muster.contracts.recorded.KeyedId;
import org.muster.contracts.recorded.Recorded;
import org.muster.contracts.recorded.Recorder;
import org.muster.events.EventsSettings;
import org.muster.events.index.LogIndex;
import org.muster.events.log.Appender;
import org.muster.events.log.LogGuard;
import org.muster.events.log.LogIdentity;
import org.muster.events.log.LogUnavailableException;
import org.muster.events.log.StoredRecord;
import org.muster.events.problem.Problem;
import org.muster.events.problem.ProblemType;

/// Records announcements, each once.
///
/// An announcement without a key is recorded under a new id and answered when the broker has it.
/// One with a key has an id that follows from the key. It is answered when the index has read its
/// record back: whoever wrote the first record of that id, here or in another instance, was first.
/// All others get that one back if theirs says the same, and a conflict if it does not.
@Singleton
public final class Posting {

  private static final Logger LOG = Logger.getLogger(Posting.class);

  private final Appender appender;
  private final LogIndex index;
  private final LogIdentity log;
  private final TargetRules rules;
  private final long answerTimeoutMs;
  private final InstantSource clock = InstantSource.system();
  private final UuidV7 ids = new UuidV7(clock);
  private final ConcurrentMap<UUID, CompletableFuture<Outcome>> underWay =
      new ConcurrentHashMap<>();
  private final LogGuard guard;
  private final ExecutorService comparing = Executors.newVirtualThreadPerTaskExecutor();

  Posting(
      Appender appender, LogIndex index, LogIdentity log, LogGuard guard, EventsSettings settings) {
    this.guard = guard;
    this.appender = appender;
    this.index = index;
    this.log = log;
    this.rules = new TargetRules(index::find);
    this.answerTimeoutMs = settings.posting().answerTimeout().toMillis();
  }

  @PreDestroy
  void stop() {
    comparing.shutdown();
  }

  /// Records an announcement. May block for a read of the log and for its turn to append; what is
  /// handed over one after the other stands in the log in that order.
  ///
  /// @return what became of it; never fails
  public CompletableFuture<Outcome> submit(Announcement announcement, Recorder by) {
    if (!index.caughtUp()) {
      return done(unavailable("the log is still being read; see /q/health/ready"));
    }
    Optional<String> other = guard.other();
    if (other.isPresent()) {
      return done(unavailable(other.get()));
    }
    String key = announcement.header().key();
    try {
      return key == null
          ? unkeyed(announcement, by)
          : keyed(
              KeyedId.of(by.issuer(), by.subject(), announcement.mission(), key), announcement, by);
    } catch (LogUnavailableException e) {
      return done(unavailable(e));
    }
  }

  private CompletableFuture<Outcome> unkeyed(Announcement announcement, Recorder by) {
    Optional<Problem> broken = rules.broken(announcement, by);
    if (broken.isPresent()) {
      return done(new Outcome.Refused(broken.get()));
    }
    Stamped stamped = stamp(ids.next(), announcement, by);
    return appender
        .append(stamped.recorded(), stamped.body())
        .<Outcome>thenApply(position -> {
          index.addAhead(stamped.id(), position);
          return stamped.at(position);
        })
        .exceptionally(Posting::unavailable);
  }

  private CompletableFuture<Outcome> keyed(UUID id, Announcement announcement, Recorder by) {
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    CompletableFuture<Outcome> other = reserve(id, outcome);
    if (other != null) {
      return done(unavailable("another post with this key is still under way"));
    }
    try {
      var _ =
          reserved(id, announcement, by)
              .whenComplete((result, failure) -> {
                index.forget(id);
                underWay.remove(id, outcome);
                outcome.complete(failure == null ? result : unavailable(failure));
              });
    } catch (RuntimeException e) {
      underWay.remove(id, outcome);
      outcome.complete(unavailable(e));
    }
    return outcome;
  }

  /// Reserves a key in this instance; waits for the post that has it, but only so long.
  ///
  /// @return `null`, or the post that still has it
  private @Nullable CompletableFuture<Outcome> reserve(UUID id, CompletableFuture<Outcome> mine) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(answerTimeoutMs);
    while (true) {
      CompletableFuture<Outcome> other = underWay.putIfAbsent(id, mine);
      if (other == null || !finishes(other, deadline - System.nanoTime())) {
        return other;
      }
    }
  }

  private static boolean finishes(CompletableFuture<Outcome> other, long withinNanos) {
    try {
      other.get(Math.max(withinNanos, 0), TimeUnit.NANOSECONDS);
      return true;
    } catch (ExecutionException e) {
      throw new IllegalStateException("an outcome never fails", e);
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private CompletableFuture<Outcome> reserved(UUID id, Announcement announcement, Recorder by) {
    Optional<StoredRecord> earlier = index.find(id);
    if (earlier.isPresent()) {
      return done(compared(earlier.get(), announcement));
    }
    Optional<Problem> broken = rules.broken(announcement, by);
    if (broken.isPresent()) {
      return done(new Outcome.Refused(broken.get()));
    }
    Stamped stamped = stamp(id, announcement, by);
    CompletableFuture<LogPosition> first = index.awaitFirst(id);
    return appender
        .append(stamped.recorded(), stamped.body())
        .thenCompose(mine ->
            first
                .orTimeout(answerTimeoutMs, TimeUnit.MILLISECONDS)
                .thenCompose(standing -> answer(stamped, mine, standing)));
  }

  private CompletableFuture<Outcome> answer(Stamped stamped, LogPosition mine, LogPosition first) {
    return first.equals(mine)
        ? done(stamped.at(mine))
        : CompletableFuture.supplyAsync(
            () -> compared(index.at(first), stamped.recorded().announcement()), comparing);
  }

  /// Holds a post against the record that has its id: the same said again, or something else.
  private Outcome compared(StoredRecord earlier, Announcement announcement) {
    return switch (AnnouncementJson.readRecorded(earlier.value())) {
      case Decoded.Valid<Recorded>(Recorded standing)
          when standing.announcement().equals(announcement) ->
          new Outcome.Recorded(
              standing.id(),
              log.position(earlier.partition(), earlier.offset()),
              earlier.value(),
              true);
      case Decoded.Valid<Recorded>(Recorded standing) ->
          new Outcome.Refused(
              Problem.of(
                  ProblemType.KEY_CONFLICT,
                  "the key stands for announcement %s, which says something else"
                      .formatted(standing.id())));
      case Decoded.Invalid<Recorded> unreadable ->
          new Outcome.Refused(
              Problem.of(
                  ProblemType.KEY_CONFLICT, "the key stands for a record that cannot be read"));
    };
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Stamped(Recorded recorded, byte[] body) {
    UUID id() {
      return recorded.id();
    }

    Outcome at(LogPosition position) {
      return new Outcome.Recorded(recorded.id(), position, body, false);
    }
  }

  private Stamped stamp(UUID id, Announcement announcement, Recorder by) {
    Recorded recorded =
        new Recorded(id, clock.instant().truncatedTo(ChronoUnit.MICROS), by, announcement);
    return new Stamped(recorded, AnnouncementJson.writeRecorded(recorded));
  }

  private static Outcome unavailable(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    LOG.warnf("event=post-failed reason=\"%s\" cause=\"%s\"", failure.getMessage(), cause);
    return unavailable(
        "the log did not take it in time; it may be recorded or not. Send it again with the same key");
  }

  private static Outcome unavailable(String detail) {
    return new Outcome.Refused(Problem.of(ProblemType.UNAVAILABLE, detail));
  }

  private static CompletableFuture<Outcome> done(Outcome outcome) {
    return CompletableFuture.completedFuture(outcome);
  }
}
