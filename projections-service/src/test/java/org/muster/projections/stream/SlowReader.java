package org.muster.projections.stream;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A connection that takes so many events and then no more, until it is told to.
final class SlowReader implements Flow.Subscriber<OutboundSseEvent> {

  private final List<OutboundSseEvent> events = new CopyOnWriteArrayList<>();
  private final AtomicBoolean complete = new AtomicBoolean();
  private final AtomicBoolean cutOff = new AtomicBoolean();
  private final AtomicReference<Flow.@Nullable Subscription> subscription = new AtomicReference<>();
  private final AtomicReference<@Nullable Outlet> outlet = new AtomicReference<>();

  SlowReader(int events) {
    Multi<OutboundSseEvent> stream =
        Multi.createFrom()
            .emitter(
                emitter -> outlet.set(new Outlet(emitter, () -> false, () -> cutOff.set(true))),
                BackPressureStrategy.IGNORE);
    stream.subscribe().withSubscriber(this);
    if (events > 0) {
      read(events);
    }
  }

  Outlet outlet() {
    return Objects.requireNonNull(outlet.get());
  }

  void read(int more) {
    Objects.requireNonNull(subscription.get()).request(more);
  }

  List<String> names() {
    return events.stream().map(OutboundSseEvent::getName).toList();
  }

  /// The id of the last event that has one.
  String lastId() {
    return events.stream()
        .map(OutboundSseEvent::getId)
        .filter(Objects::nonNull)
        .reduce((before, after) -> after)
        .orElseThrow();
  }

  boolean isComplete() {
    return complete.get();
  }

  boolean isCutOff() {
    return cutOff.get();
  }

  @Override
  public void onSubscribe(Flow.Subscription subscribed) {
    subscription.set(subscribed);
  }

  @Override
  public void onNext(OutboundSseEvent event) {
    events.add(event);
  }

  @Override
  public void onError(Throwable failure) {
    throw new IllegalStateException(failure);
  }

  @Override
  public void onComplete() {
    complete.set(true);
  }
}
