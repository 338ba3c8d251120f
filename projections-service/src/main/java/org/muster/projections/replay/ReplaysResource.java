package org.muster.projections.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muster.projections.http.Bodies;
import org.muster.projections.parked.OperatorConfig;
import org.muster.projections.problem.Problem;
import org.muster.projections.stream.Seats;

/// Replays: starting, watching, cancelling.
@Path("/v1/replays")
@Tag(name = "Replay")
@Produces(MediaType.APPLICATION_JSON)
public class ReplaysResource {

  private static final Duration TOLD_EVERY = Duration.ofMillis(300);
  private static final int MAX_RATE = 10_000_000;

  /// A list of replays.
  ///
  /// @param replays the newest first
  public record Listed(List<Replay> replays) {}

  private final Replays replays;
  private final Seats seats;
  private final OperatorConfig operator;

  ReplaysResource(Replays replays, Seats seats, OperatorConfig operator) {
    this.replays = replays;
    this.seats = seats;
    this.operator = operator;
  }

  @POST
  @RunOnVirtualThread
  @Operation(summary = "Rebuild every projection from the first record of the log")
  public Response start(
      @RequestBody(
              description =
                  "dryRun: only read and count. hold: wait before the promotion. maxRate: records a second at most, 1 to 10,000,000. Each is optional",
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      examples =
                          @ExampleObject(
                              name = "Not more than 5,000 a second",
                              value = "{\"maxRate\": 5000}")))
          @Nullable String body)
      throws SQLException {
    ObjectNode json = Bodies.object(body, Set.of("dryRun", "hold", "maxRate"));
    ReplayRequest request =
        new ReplayRequest(
            Bodies.flag(json, "dryRun"), Bodies.flag(json, "hold"), maxRate(json.path("maxRate")));
    Replay replay = replays.askedFor(request, operator.subject());
    return Response.accepted(replay).location(URI.create("/v1/replays/" + replay.id())).build();
  }

  @GET
  @RunOnVirtualThread
  @Operation(summary = "The last hundred replays")
  public Listed list() throws SQLException {
    return new Listed(replays.last());
  }

  @GET
  @Path("{id}")
  @RunOnVirtualThread
  @Operation(summary = "One replay: how far it is, how it ended")
  public Replay one(@PathParam("id") String id) throws SQLException {
    return replays.one(number(id));
  }

  @GET
  @Path("{id}/stream")
  @Blocking
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      summary = "One replay as server-sent events, until it ends; a comment while nothing is new")
  public Multi<OutboundSseEvent> stream(@PathParam("id") String id, @Context Sse sse)
      throws SQLException {
    long number = replays.one(number(id)).id();
    ProgressEvents events = new ProgressEvents(sse, seats.heartbeat(), System::nanoTime);
    AtomicBoolean over = new AtomicBoolean();
    Runnable leave = seats.take();
    return Multi.createFrom()
        .ticks()
        .every(TOLD_EVERY)
        .onOverflow()
        .drop()
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .onItem()
        .transformToMultiAndConcatenate(
            tick -> Multi.createFrom().items(events.next(unchecked(number)).stream()))
        .select()
        .first(event -> !over.getAndSet(events.isOver()))
        .onTermination()
        .invoke(leave);
  }

  @DELETE
  @Path("{id}")
  @RunOnVirtualThread
  @Operation(
      summary =
          "Cancel a running replay, or give up one that waits to be promoted; nothing of it stays")
  public Response cancel(@PathParam("id") String id) throws SQLException {
    return Response.accepted(replays.cancel(number(id))).build();
  }

  private Replay unchecked(long id) {
    try {
      return replays.one(id);
    } catch (SQLException e) {
      throw new IllegalStateException("the database does not answer", e);
    }
  }

  static long number(String id) {
    if (id.matches("\\d{1,18}")) {
      return Long.parseLong(id);
    }
    throw Problem.badParameter("id", "is not a number");
  }

  private static @Nullable Integer maxRate(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (value.isInt() && value.intValue() >= 1 && value.intValue() <= MAX_RATE) {
      return value.intValue();
    }
    throw Problem.badBody("/maxRate is not a whole number from 1 to " + MAX_RATE);
  }
}
