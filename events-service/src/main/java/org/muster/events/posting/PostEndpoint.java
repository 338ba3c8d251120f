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

  @POST
  @Consumes({MediaType.APPLICATION_JSON, CLOUD_EVENT})
  @Produces(MediaType.APPLICATION_JSON)
  @RunOnVirtualThread
  public Response post(
      @HeaderParam(IdempotencyKey.HEADER) List<String> keys,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
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
