package org.muster.projections.stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.muster.contracts.position.LogVector;
import org.muster.projections.http.Advances;
import org.muster.projections.problem.Problem;

/// Tells one client what is projected, for as long as it listens. Confined to one thread.
final class StreamClient {

  private static final Logger LOG = Logger.getLogger(StreamClient.class);
  private static final Duration RECONNECT = Duration.ofSeconds(1);

  private final Feed feed;
  private final Advances advances;
  private final StreamConfig config;
  private final Sse sse;
  private final Outlet outlet;
  private final Optional<String> mission;
  private Standing known;
  private LogVector place;
  private LogVector told;
  private long lastSentAt;

  StreamClient(
      Feed feed, Advances advances, StreamConfig config, Sse sse, Outlet outlet, Start start) {
    this.feed = feed;
    this.advances = advances;
    this.config = config;
    this.sse = sse;
    this.outlet = outlet;
    this.mission = start.mission();
    this.known = start.now();
    this.place = start.place();
    this.told = start.place();
  }

  /// Where a client begins.
  ///
  /// @param now the rows that answer
  /// @param place what it has had
  /// @param mission the only one that it hears of; empty for all
  record Start(Standing now, LogVector place, Optional<String> mission) {}

  /// Tells until the client is gone, too slow, or has to begin anew because the log is another.
  ///
  /// @param onLagging is told when the client is too slow
  void run(BooleanSupplier stopping, Runnable onLagging) throws InterruptedException {
    boolean keepsUp = send(generation("connected").reconnectDelay(RECONNECT.toMillis()));
    while (keepsUp && !outlet.isClosed() && !stopping.getAsBoolean() && isOurLog()) {
      long seen = advances.count();
      Optional<Next> next = next();
      keepsUp = next.isEmpty() || tell(next.get());
      if (keepsUp && (next.isEmpty() || next.get().page().isLast())) {
        advances.awaitMoreThan(seen, untilHeartbeat());
        keepsUp = untilHeartbeat().isPositive() || beat();
      }
    }
    if (keepsUp) {
      outlet.end();
    } else {
      LOG.infof("stream=ended reason=lagging place=%s", told);
      onLagging.run();
      outlet.endWith(lagging(), config.patience());
    }
  }

  private boolean isOurLog() {
    return known.lineage().equals(place.lineage());
  }

  /// What is to be told next.
  ///
  /// @param released announcements behind the client's place that were parked until now
  private record Next(FeedPage page, List<FeedEvent> released) {}

  /// While the database is away, the client hears heartbeats.
  private Optional<Next> next() {
    try {
      FeedPage page = feed.after(place, mission);
      List<FeedEvent> released =
          feed.released(known, page.now(), mission).stream()
              .filter(event -> event.isBefore(place))
              .toList();
      return Optional.of(new Next(page, released));
    } catch (SQLException | Problem e) {
      LOG.debugf("stream=waiting reason=\"%s\"", e.getMessage());
      return Optional.empty();
    }
  }

  private boolean tell(Next next) throws InterruptedException {
    FeedPage page = next.page();
    if (!page.now().hasTheRowsOf(known)) {
      boolean isPromotion = page.now().generation() != known.generation();
      known = page.now();
      if (!send(generation(isPromotion ? "promoted" : "refolded"))) {
        return false;
      }
    }
    for (FeedEvent event : next.released()) {
      if (!send(named("announcement", event.json()).id(place.toString()))) {
        return false;
      }
    }
    for (FeedEvent event : page.events()) {
      LogVector after = event.after(place);
      if (!send(named("announcement", event.json()).id(after.toString()))) {
        return false;
      }
      place = after;
      told = after;
    }
    place = page.reached();
    return true;
  }

  private boolean beat() throws InterruptedException {
    boolean sent = send(sse.newEventBuilder().comment("heartbeat").id(place.toString()));
    told = place;
    return sent;
  }

  private Duration untilHeartbeat() {
    return config.heartbeat().minusNanos(System.nanoTime() - lastSentAt);
  }

  private boolean send(OutboundSseEvent.Builder event) throws InterruptedException {
    boolean sent = outlet.send(event.build(), config.patience());
    lastSentAt = System.nanoTime();
    return sent;
  }

  private OutboundSseEvent.Builder generation(String why) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("generation", known.generation());
    json.put("rules", known.rules());
    json.put("refolds", known.refolds());
    json.put("position", known.position().toString());
    json.put("why", why);
    return named("generation", json.toString()).id(place.toString());
  }

  private OutboundSseEvent lagging() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("position", told.toString());
    json.put("detail", "you read too slowly; connect again, with the last id you have had");
    return named("lagging", json.toString()).build();
  }

  private OutboundSseEvent.Builder named(String name, String json) {
    return sse.newEventBuilder().name(name).data(String.class, json);
  }
}
