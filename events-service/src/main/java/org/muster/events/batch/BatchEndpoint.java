package org.muster.events.batch;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.muster.events.Caller;
import org.muster.events.EventsSettings;
import org.muster.events.index.LogIndex;
import org.muster.events.posting.Examples;
import org.muster.events.posting.Posting;
import org.muster.events.problem.Problem;
import org.muster.events.problem.ProblemException;
import org.muster.events.problem.ProblemType;

/// Takes many announcements, one a line, and answers each with a line, while it still reads.
@Path("/v1/announcements/batch")
public final class BatchEndpoint {

  /// JSON Lines.
  static final String LINES = "application/x-ndjson";

  private final Posting posting;
  private final LogIndex index;
  private final Caller caller;
  private final EventsSettings settings;
  private final Semaphore batches;

  BatchEndpoint(Posting posting, LogIndex index, Caller caller, EventsSettings settings) {
    this.posting = posting;
    this.index = index;
    this.caller = caller;
    this.settings = settings;
    this.batches = new Semaphore(settings.batch().maxConcurrent());
  }

  @Operation(
      operationId = "postBatch",
      summary = "Record many announcements",
      description =
          "One announcement a line, of any number, each at most 64 KiB. Each line that is not blank"
              + " is answered by a line, in order, while later ones are still being sent: read"
              + " while you write. A bad line does not stop the others. A line may carry a key, so"
              + " that a batch can be sent again; a line that points to an earlier one waits for"
              + " it.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = LINES,
              schema = @Schema(type = SchemaType.STRING),
              examples = @ExampleObject(name = "two lines", value = Examples.LINES)))
  @APIResponse(
      responseCode = "200",
      description = "A result for each line, with a status as if it had been posted alone",
      content =
          @Content(
              mediaType = LINES,
              schema = @Schema(type = SchemaType.STRING),
              examples = @ExampleObject(name = "results", value = Examples.LINE_RESULTS)))
  @APIResponse(responseCode = "503", description = "Not now; nothing was read")
  @POST
  @Consumes(LINES)
  @Produces(LINES)
  @RunOnVirtualThread
  public StreamingOutput post(InputStream body) {
    if (!index.caughtUp()) {
      throw unavailable("the log is still being read; see /q/health/ready");
    }
    if (!batches.tryAcquire()) {
      throw unavailable("too many batches are under way");
    }
    BatchRun run =
        new BatchRun(
            posting,
            caller.recorder(),
            settings.posting().maxBodyBytes(),
            settings.batch().windowKib());
    return out -> {
      try {
        run.run(body, out);
      } finally {
        batches.release();
      }
    };
  }

  private static ProblemException unavailable(String detail) {
    return new ProblemException(Problem.of(ProblemType.UNAVAILABLE, detail));
  }
}
