package org.muster.projections.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.Header;
import org.muster.projections.http.Advances;
import org.muster.projections.http.Asked;
import org.muster.projections.problem.Problem;

/// The live feed: an event for each announcement that is projected, and one when other rows answer.
///
/// The id of an event is the whole position after it, so `Last-Event-ID` resumes exactly.
@Singleton
@Path("/v1/stream")
@Tag(name = "Journal")
public class StreamResource {

  private static final Pattern MISSION = Pattern.compile(Header.MISSION_CODE);
  private static final String LAST_EVENT_ID = "Last-Event-ID";

  private final Feed feed;
  private final Resuming resuming;
  private final Advances advances;
  private final StreamConfig config;
  private final Seats seats;
  private final Counter lagging;
  private volatile boolean stopping;

  StreamResource(
      Feed feed,
      Resuming resuming,
      Advances advances,
      StreamConfig config,
      Seats seats,
      MeterRegistry meters) {
    this.feed = feed;
    this.resuming = resuming;
    this.advances = advances;
    this.config = config;
    this.seats = seats;
    lagging =
        Counter.builder("muster.stream.lagging")
            .description("Clients of the live feed that read too slowly")
            .register(meters);
  }

  void onStop(@Observes ShutdownEvent event) {
    stopping = true;
  }

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Blocking
  @Operation(
      summary = "Announcements as they are projected, as server-sent events",
      description =
          "`announcement`: one was projected, or one that was parked was released (its position is behind the event's id then). `generation`: which rows answer, at the beginning and"
              + " when others do (`why`: connected, promoted, refolded). `lagging`: the last event of"
              + " a client that reads too slowly. The id of an event is the position after it;"
              + " Last-Event-ID resumes there.")
  public Multi<OutboundSseEvent> stream(
      @QueryParam("mission") @Nullable String mission,
      @Parameter(description = "As the header Last-Event-ID, for the first connection")
          @QueryParam("lastEventId")
          @Nullable String first,
      @HeaderParam(LAST_EVENT_ID) @Nullable String last,
      @Context UriInfo uri,
      @Context HttpHeaders headers,
      @Context Sse sse,
      @Context RoutingContext routing)
      throws SQLException {
    Asked asked = Asked.of(uri, headers, "mission", "lastEventId");
    Optional<String> only = asked.parameter("mission").map(StreamResource::mission);
    Optional<String> lastId = Optional.ofNullable(last).filter(id -> !id.isBlank());
    Standing now = feed.now();
    StreamClient.Start start =
        new StreamClient.Start(
            now,
            lastId.isPresent()
                ? resuming.place(LAST_EVENT_ID, lastId.get().strip(), now)
                : resuming.place("lastEventId", asked.parameter("lastEventId"), now),
            only);
    Runnable leave = seats.take();
    routing
        .response()
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader("X-Accel-Buffering", "no");
    return Multi.createFrom()
        .emitter(
            emitter -> listen(emitter, routing.request(), sse, start, leave),
            BackPressureStrategy.IGNORE);
  }

  private void listen(
      MultiEmitter<? super OutboundSseEvent> emitter,
      HttpServerRequest request,
      Sse sse,
      StreamClient.Start start,
      Runnable leave) {
    Outlet outlet = new Outlet(emitter, request.response()::closed, request.connection()::close);
    StreamClient client = new StreamClient(feed, advances, config, sse, outlet, start);
    Thread.ofVirtual()
        .name("muster-stream")
        .start(() -> {
          try {
            client.run(() -> stopping, lagging::increment);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } finally {
            leave.run();
            outlet.end();
          }
        });
  }

  private static String mission(String text) {
    if (MISSION.matcher(text).matches()) {
      return text;
    }
    throw Problem.badParameter("mission", "is not a mission code, such as MINUSMA");
  }
}
