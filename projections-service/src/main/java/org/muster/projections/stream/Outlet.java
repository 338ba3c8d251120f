package org.muster.projections.stream;

import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// The way to one client. It holds one event at most: the next is taken when the connection has
/// taken the one before, so a client that does not read costs no memory.
final class Outlet {

  private final MultiEmitter<? super OutboundSseEvent> emitter;
  private final BooleanSupplier isGone;
  private final Runnable cutOff;
  private final Semaphore taken = new Semaphore(0);

  /// @param isGone whether the connection is closed
  /// @param cutOff closes it, whatever is still on its way
  Outlet(MultiEmitter<? super OutboundSseEvent> emitter, BooleanSupplier isGone, Runnable cutOff) {
    this.emitter = emitter;
    this.isGone = isGone;
    this.cutOff = cutOff;
    emitter.onRequest(count -> taken.release());
    emitter.onTermination(taken::release);
  }

  boolean isClosed() {
    return emitter.isCancelled() || isGone.getAsBoolean();
  }

  /// Sends an event as soon as the one before is taken.
  ///
  /// @return whether it was taken within that time
  boolean send(OutboundSseEvent event, Duration patience) throws InterruptedException {
    if (!isTaken(patience)) {
      return false;
    }
    emitter.emit(event);
    return true;
  }

  /// Ends the stream with a last event; a client that does not even take that is cut off.
  void endWith(OutboundSseEvent last, Duration patience) throws InterruptedException {
    emitter.emit(last);
    if (isTaken(patience)) {
      emitter.complete();
    } else {
      cutOff.run();
    }
  }

  void end() {
    emitter.complete();
  }

  /// Waits until the connection asks for more, or is closed: then whatever is sent is dropped.
  private boolean isTaken(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (emitter.requested() == 0 && !isClosed()) {
      if (!taken.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        return false;
      }
    }
    return true;
  }
}
