package org.muster.events.posting;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.Announcement;
import org.muster.contracts.json.Decoded;
import org.muster.contracts.json.FieldError;
import org.muster.contracts.recorded.Recorder;
import org.muster.events.Caller;
import org.muster.events.EventsSettings;
import org.muster.events.problem.Problem;
import org.muster.events.problem.ProblemException;

/// Takes one announcement.
@Path("/v1/announcements")
public final class PostEndpoint {

  /// A CloudEvent in JSON, structured mode.
  static final String CLOUD_EVENT = "application/cloudevents+json";

  private final Posting posting;
  private final Caller caller;
  private final int maxBodyBytes;

  PostEndpoint(Posting posting, Caller caller, EventsSettings settings) {
    this.posting = posting;
    this.caller = caller;
    this.maxBodyBytes = settings.posting().maxBodyBytes();
  }

  @Operation(
      operationId = "post",
      summary = "Record an announcement",
      description =
          "Answered when the log has it. With a key (the header Idempotency-Key, the field key, or"
              + " a CloudEvent's source and id) it can be sent again: the same content gets the"
              + " same answer, marked Idempotency-Replayed, and other content 422. Which fields a"
              + " type has is told by /v1/schemas/{type}.")
  @RequestBody(
      required = true,
      description = "One announcement, at most 64 KiB",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema =
                @Schema(
                    type = SchemaType.OBJECT,
                    requiredProperties = {"type", "mission"}),
            examples = {
              @ExampleObject(name = "withdrawal", value = Examples.WITHDRAWAL),
              @ExampleObject(name = "suspension", value = Examples.SUSPENSION),
              @ExampleObject(name = "incident", value = Examples.INCIDENT)
            }),
        @Content(
            mediaType = CLOUD_EVENT,
            schema = @Schema(type = SchemaType.OBJECT),
            examples = @ExampleObject(name = "CloudEvent 1.0", value = Examples.CLOUD_EVENT))
      })
  @APIResponse(
      responseCode = "201",
      description = "Recorded: the announcement with id, recordedAt and recordedBy",
      headers = {
        @Header(name = "Location", description = "Where to fetch it"),
        @Header(
            name = "Muster-Position",
            description = "Where it stands in the log: lineage:partition:offset"),
        @Header(
            name = "Idempotency-Replayed",
            description = "true if it had been recorded before under this key")
      },
      content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
  @APIResponse(responseCode = "400", description = "Not valid; errors names every place and rule")
  @APIResponse(responseCode = "403", description = "Somebody else's announcement (R8c)")
  @APIResponse(responseCode = "413", description = "Larger than 64 KiB")
  @APIResponse(
      responseCode = "422",
      description = "The key stands for other content, or the target breaks a rule (R8)")
  @APIResponse(
      responseCode = "503",
      description = "Not now; it may be recorded or not, so send it again with the same key")
  @POST
  @Consumes({MediaType.APPLICATION_JSON, CLOUD_EVENT})
  @Produces(MediaType.APPLICATION_JSON)
  @RunOnVirtualThread
  public Response post(
      @Parameter(
              description = "The client's name for this announcement: a quoted text, \"a1\"",
              schema = @Schema(type = SchemaType.STRING, maxLength = 200))
          @HeaderParam(IdempotencyKey.HEADER)
          List<String> keys,
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
      InputStream body)
      throws InterruptedException, ExecutionException {
    boolean event = type.getSubtype().equalsIgnoreCase("cloudevents+json");
    Announcement announcement = read(BodyBytes.read(body, maxBodyBytes), key(keys), event);
    return answer(
        posting.submit(announcement, caller.recorder()).get(), event ? Intake.IN_EVENT : "");
  }

  private static @Nullable String key(List<String> values) {
    try {
      return IdempotencyKey.of(values).orElse(null);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          Problem.invalid(List.of(new FieldError("", String.valueOf(e.getMessage())))));
    }
  }

  private Announcement read(byte[] body, @Nullable String key, boolean event) {
    Recorder by = caller.recorder();
    return switch (event ? Intake.event(body, key, by) : Intake.plain(body, key, by)) {
      case Decoded.Valid<Announcement>(Announcement announcement) -> announcement;
      case Decoded.Invalid<Announcement>(List<FieldError> errors) ->
          throw new ProblemException(Problem.invalid(errors));
    };
  }

  private static Response answer(Outcome outcome, String prefix) {
    return switch (outcome) {
      case Outcome.Recorded recorded -> {
        Response.ResponseBuilder answer =
            Response.created(URI.create("/v1/announcements/" + recorded.id()))
                .header("Muster-Position", recorded.position())
                .entity(recorded.body());
        if (recorded.replayed()) {
          answer.header("Idempotency-Replayed", "true");
        }
        yield answer.build();
      }
      case Outcome.Refused(Problem problem) -> throw new ProblemException(problem.under(prefix));
    };
  }
}
