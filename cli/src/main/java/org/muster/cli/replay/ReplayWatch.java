package org.muster.cli.replay;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.muster.cli.Await;
import org.muster.cli.CommandFailure;
import org.muster.cli.Farewell;
import org.muster.cli.Screen;
import org.muster.cli.http.ServiceClient;

/// Shows how far a replay is until it has ended. Whoever ends the watching does not end the replay,
/// and a service that is away for a while ends neither.
final class ReplayWatch {

  private static final Duration LONGEST = Duration.ofDays(2);
  private static final Duration AWAY = Duration.ofMinutes(10);
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final long THERE = 0;

  private final ServiceClient projections;
  private final ReplayBar bar;
  private final Duration mostAway;
  private long awaySinceNanos = THERE;

  ReplayWatch(ServiceClient projections, Screen screen) {
    this(projections, screen, AWAY);
  }

  /// @param mostAway for so long the service may be away in one go
  ReplayWatch(ServiceClient projections, Screen screen, Duration mostAway) {
    this.projections = projections;
    this.bar = new ReplayBar(screen);
    this.mostAway = mostAway;
  }

  /// @return how it has ended
  /// @throws CommandFailure if the service is away for too long; the message tells how to go on
  ReplayState untilEnd(ReplayState begun) {
    var last = new AtomicReference<>(begun);
    boolean ended;
    try (var unused = new Farewell(() -> bar.say(farewell(begun.id())))) {
      ended = Await.until(LONGEST, LOOK, () -> look(last));
    } finally {
      bar.end();
    }
    if (!ended) {
      throw new CommandFailure(CommandFailure.UNREACHABLE, farewell(begun.id()));
    }
    return Objects.requireNonNull(last.get());
  }

  private static String farewell(long id) {
    return "Replay %d goes on. Watch it again with: ./muster replay --watch %d".formatted(id, id);
  }

  /// Looks how far it is.
  ///
  /// @return whether it has ended
  private boolean look(AtomicReference<ReplayState> last) {
    var before = Objects.requireNonNull(last.get());
    try {
      var now = ReplayState.of(projections, before.id());
      awaySinceNanos = THERE;
      last.set(now);
      bar.show(now);
      return !now.isRunning();
    } catch (CommandFailure e) {
      away(before, e);
      return false;
    }
  }

  /// A service that starts again goes on with the replay; that is said once.
  private void away(ReplayState replay, CommandFailure failure) {
    if (failure.code() != CommandFailure.UNREACHABLE) {
      throw failure;
    }
    if (awaySinceNanos == THERE) {
      awaySinceNanos = System.nanoTime();
      bar.say(
          replay.dryRun()
              ? "The projections-service is away; it is asked again until it is back."
              : "The projections-service is away; the replay goes on when it is back.");
    } else if (System.nanoTime() - awaySinceNanos > mostAway.toNanos()) {
      throw new CommandFailure(
          CommandFailure.UNREACHABLE,
          "the projections-service has been away for %d s. When it is back: ./muster replay --watch %d"
              .formatted(mostAway.toSeconds(), replay.id()),
          failure);
    }
  }
}
