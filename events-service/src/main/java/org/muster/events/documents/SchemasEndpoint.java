package org.muster.events.documents;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.AnnouncementType;
import org.muster.contracts.json.Schemas;
import org.muster.events.problem.Problem;
import org.muster.events.problem.ProblemException;
import org.muster.events.problem.ProblemType;

/// Gives the JSON Schema of each type of announcement; and under their names the files that the
/// AsyncAPI document refers to, as neighbours of it.
@Path("/v1/schemas/{name}")
public final class SchemasEndpoint {

  private static final Map<String, String> FILES = Map.copyOf(Schemas.files());

  @Operation(
      operationId = "schema",
      summary = "The JSON Schema (2020-12) of a type of announcement",
      description =
          "Such as withdrawal-announced, suspension-announced, incident-reported. With"
              + " recorded=true as it stands in the log. The files of the published schemas can be"
              + " had by their names, such as withdrawal-announced.v1.json.")
  @APIResponse(responseCode = "200", description = "The schema")
  @APIResponse(responseCode = "404", description = "There is no such type")
  @GET
  @Produces("application/schema+json")
  public String schema(
      @PathParam("name") String name,
      @QueryParam("recorded") @DefaultValue("false") boolean recorded) {
    String file =
        AnnouncementType.named(name)
            .map(type -> recorded ? Schemas.recordedFileName(type) : Schemas.fileName(type))
            .orElse(name);
    @Nullable String schema = FILES.get(file);
    if (schema == null) {
      throw new ProblemException(Problem.of(ProblemType.NOT_FOUND, unknown()));
    }
    return schema;
  }

  private static String unknown() {
    return "there is no such type; the types are "
        + String.join(", ", AnnouncementType.ALL.stream().map(AnnouncementType::name).toList());
  }
}
