package org.muster.events.fetching;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.muster.contracts.json.AnnouncementJson;
import org.muster.contracts.json.Decoded;
import org.muster.contracts.position.LogPosition;
import org.muster.events.index.LogIndex;
import org.muster.events.log.LogGuard;
import org.muster.events.log.LogIdentity;
import org.muster.events.log.LogUnavailableException;
import org.muster.events.log.StoredRecord;
import org.muster.events.problem.Problem;
import org.muster.events.problem.ProblemException;
import org.muster.events.problem.ProblemType;

/// Gives one announcement as it was recorded, read from the log.
@Path("/v1/announcements/{id}")
public final class FetchEndpoint {

  private static final Pattern UUID_SYNTAX =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final LogIndex index;
  private final LogIdentity log;
  private final LogGuard guard;

  FetchEndpoint(LogIndex index, LogIdentity log, LogGuard guard) {
    this.guard = guard;
    this.index = index;
    this.log = log;
  }

  @Operation(
      operationId = "get",
      summary = "Fetch an announcement as it was recorded",
      description = "Read from the log. What is recorded never changes.")
  @APIResponse(
      responseCode = "200",
      description = "The recorded announcement",
      headers = {
        @Header(name = "ETag", description = "For If-None-Match"),
        @Header(
            name = "Muster-Position",
            description = "Where it stands in the log: lineage:partition:offset")
      },
      content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
  @APIResponse(responseCode = "304", description = "As you have it")
  @APIResponse(responseCode = "400", description = "The id is no UUID")
  @APIResponse(responseCode = "404", description = "No announcement has this id")
  @APIResponse(responseCode = "503", description = "The log cannot be read now")
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @RunOnVirtualThread
  public Response get(@PathParam("id") String id, @Context Request request) {
    StoredRecord record = find(parse(id));
    LogPosition position = log.position(record.partition(), record.offset());
    EntityTag tag = new EntityTag(position.toString());
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    Response.ResponseBuilder answer = unchanged != null ? unchanged : Response.ok(record.value());
    return answer.tag(tag).header("Muster-Position", position).build();
  }

  private static UUID parse(String id) {
    if (!UUID_SYNTAX.matcher(id).matches()) {
      throw new ProblemException(Problem.of(ProblemType.INVALID, "an id is a UUID"));
    }
    return UUID.fromString(id);
  }

  private StoredRecord find(UUID id) {
    try {
      guard.check();
      if (!index.caughtUp()) {
        throw new LogUnavailableException("the log is still being read; see /q/health/ready");
      }
      return index
          .find(id)
          .filter(r -> AnnouncementJson.readRecorded(r.value()) instanceof Decoded.Valid<?>)
          .orElseThrow(() ->
              new ProblemException(
                  Problem.of(ProblemType.NOT_FOUND, "no announcement has the id " + id)));
    } catch (LogUnavailableException e) {
      throw new ProblemException(
          Problem.of(ProblemType.UNAVAILABLE, String.valueOf(e.getMessage())));
    }
  }
}
