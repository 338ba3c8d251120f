package org.muster.projections.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muster.projections.database.Database;
import org.muster.projections.generations.Generation;
import org.muster.projections.generations.Generations;
import org.muster.projections.http.Bodies;
import org.muster.projections.problem.Problem;

/// The generations, and which of them answers.
@Path("/v1/generations")
@Tag(name = "Replay")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class GenerationsResource {

  private static final Set<String> ACCEPTED = Set.of("difference", "older");

  /// A list of generations.
  ///
  /// @param generations the newest first
  public record Listed(List<Generation> generations) {}

  private final Database database;
  private final Promotions promotions;

  GenerationsResource(Database database, Promotions promotions) {
    this.database = database;
    this.promotions = promotions;
  }

  @GET
  @Operation(summary = "Every generation, and which of them answers")
  public Listed list() throws SQLException {
    return new Listed(database.read(Generations::all));
  }

  @POST
  @Path("{number}/promotion")
  @Operation(
      summary = "Let a kept generation answer: level with the present one, or older if accepted")
  public Generation promote(@PathParam("number") String number, @Nullable String body)
      throws SQLException {
    JsonNode accept = Bodies.object(body, Set.of("accept")).path("accept");
    if (!accept.isMissingNode() && !ACCEPTED.contains(accept.asText())) {
      throw Problem.badBody("/accept is none of " + ACCEPTED);
    }
    if (!number.matches("\\d{1,9}")) {
      throw Problem.badParameter("number", "is not a number");
    }
    return promotions.promote(
        Integer.parseInt(number),
        accept.isMissingNode() ? Optional.empty() : Optional.of(accept.asText()));
  }
}
