package org.muster.projections.lineage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muster.projections.database.Database;
import org.muster.projections.http.Bodies;
import org.muster.projections.live.LiveProjection;
import org.muster.projections.live.LiveState;
import org.muster.projections.log.Log;
import org.muster.projections.log.LogAcceptance;
import org.muster.projections.log.LogEvent;
import org.muster.projections.log.LogRows;
import org.muster.projections.log.WholeLog;
import org.muster.projections.log.WrongLogException;
import org.muster.projections.problem.Problem;

/// The log that the projections are made from.
@Path("/v1/log")
@Tag(name = "Log")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class LogResource {

  private static final int EVENTS = 100;
  private static final int MAX_REASON_LENGTH = 500;
  private static final Duration SOON = Duration.ofSeconds(2);

  /// What is known of the log.
  ///
  /// @param lineage its short name in positions
  /// @param epoch how often a log of this topic id was accepted
  /// @param starts the first offset of each partition, in order
  /// @param refused why nothing more is projected from the topic, `null` if that is not so
  /// @param presentTopicId the id that the topic has now, `null` if there is none
  /// @param events what happened to it and to those before, the newest first
  public record Known(
      String topic,
      String topicId,
      String lineage,
      int epoch,
      List<Long> starts,
      @Nullable String refused,
      @Nullable String presentTopicId,
      List<LogEvent> events) {
    public Known {
      starts = List.copyOf(starts);
      events = List.copyOf(events);
    }
  }

  /// The log that is followed from now on.
  ///
  /// @param lineage its short name in positions
  /// @param starts the first offset of each partition, in order
  public record Accepted(String topic, String topicId, String lineage, List<Long> starts) {
    public Accepted {
      starts = List.copyOf(starts);
    }
  }

  /// A list of verifications.
  ///
  /// @param verifications the newest first
  public record Verified(List<Verification> verifications) {
    public Verified {
      verifications = List.copyOf(verifications);
    }
  }

  private final Database database;
  private final WholeLog whole;
  private final Verifications verifications;
  private final LogAcceptance acceptance;
  private final LiveProjection live;

  LogResource(
      Database database,
      WholeLog whole,
      Verifications verifications,
      LogAcceptance acceptance,
      LiveProjection live) {
    this.database = database;
    this.whole = whole;
    this.verifications = verifications;
    this.acceptance = acceptance;
    this.live = live;
  }

  @GET
  @Operation(summary = "Which log this is, whether it is refused, and what happened to it")
  public Known known() throws SQLException {
    Log log =
        whole
            .kept()
            .orElseThrow(
                () -> Problem.unavailable("log-unknown", "the log was not read so far", SOON));
    return new Known(
        log.topic(),
        log.topicId(),
        log.lineage(),
        log.epoch(),
        log.starts(),
        live.state() instanceof LiveState.Refused(String lineage, String reason) ? reason : null,
        presentTopicId(),
        database.read(connection -> LogRows.events(connection, EVENTS)));
  }

  @POST
  @Path("verifications")
  @Operation(summary = "Read the whole log again and compare every mark")
  public Response verify() throws SQLException {
    Verification begun = verifications.start();
    return Response.accepted(begun)
        .location(URI.create("/v1/log/verifications/" + begun.id()))
        .build();
  }

  @GET
  @Path("verifications")
  @Operation(summary = "The last fifty verifications")
  public Verified verified() throws SQLException {
    return new Verified(verifications.last());
  }

  @GET
  @Path("verifications/{id}")
  @Operation(summary = "How far that is, and what it gave")
  public Verification verification(@PathParam("id") String id) throws SQLException {
    return verifications
        .one(id)
        .orElseThrow(() -> Problem.notFound("there is no verification %s".formatted(id)));
  }

  @POST
  @Path("acceptance")
  @Operation(
      summary = "Accept the topic as it is in the place of the log of before: a new lineage begins")
  public Accepted accept(
      @RequestBody(
              description =
                  "topicId: the topic that was looked at. reason: 1 to 500 characters, kept in the audit. Both are required",
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      examples =
                          @ExampleObject(
                              name = "After a backup was restored",
                              value =
                                  "{\"topicId\": \"Y3bVb5qjQ0uW1mJm0v1iVg\", \"reason\": \"restored from the backup\"}")))
          @Nullable String body)
      throws SQLException {
    ObjectNode asked = Bodies.object(body, Set.of("topicId", "reason"));
    String topicId = text(asked, "topicId");
    String reason = text(asked, "reason");
    if (!(live.state() instanceof LiveState.Refused)) {
      throw Problem.conflict("not-refused", "the log is not refused, there is nothing to accept");
    }
    try {
      Log log = acceptance.accept(topicId, reason);
      live.restart();
      return new Accepted(log.topic(), log.topicId(), log.lineage(), log.starts());
    } catch (WrongLogException e) {
      throw Problem.conflict("not-acceptable", String.valueOf(e.getMessage()));
    }
  }

  private static String text(ObjectNode body, String name) {
    String text = body.path(name).asText("").strip();
    if (text.isEmpty() || text.length() > MAX_REASON_LENGTH || text.indexOf('\u0000') >= 0) {
      throw Problem.badBody(
          "/%s is not a text of 1 to %d characters".formatted(name, MAX_REASON_LENGTH));
    }
    return text;
  }

  private @Nullable String presentTopicId() {
    try {
      return acceptance.topicId();
    } catch (WrongLogException e) {
      return null;
    }
  }
}
