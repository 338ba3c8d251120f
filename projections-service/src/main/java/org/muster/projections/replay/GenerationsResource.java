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
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muster.projections.generations.Generation;
import org.muster.projections.generations.PromotionRecord;
import org.muster.projections.http.Bodies;
import org.muster.projections.parked.OperatorConfig;
import org.muster.projections.problem.Problem;

/// The generations, and which of them answers.
@Path("/v1/generations")
@Tag(name = "Replay")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class GenerationsResource {

  private static final Set<String> ACCEPTED = new TreeSet<>(Set.of("difference", "older"));

  /// A list of generations.
  ///
  /// @param generations the newest first
  /// @param previous the one that answered before, to go back to; `null` if none is kept
  /// @param promotions the last hundred, the newest first
  public record Listed(
      List<GenerationState> generations,
      @Nullable Integer previous,
      List<PromotionRecord> promotions) {}

  private final GenerationStates states;
  private final Promotions promotions;
  private final OperatorConfig operator;

  GenerationsResource(GenerationStates states, Promotions promotions, OperatorConfig operator) {
    this.states = states;
    this.promotions = promotions;
    this.operator = operator;
  }

  @GET
  @Operation(summary = "Every generation, which of them answers, and the last hundred promotions")
  public Listed list() throws SQLException {
    return states.all();
  }

  @POST
  @Path("{number}/promotion")
  @Operation(
      summary = "Let a kept generation answer: level with the present one, or older if accepted")
  public Generation promote(
      @PathParam("number") String number,
      @RequestBody(
              description =
                  "accept: difference, older or an array of both; what is accepted is kept in the audit. Optional",
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      examples =
                          @ExampleObject(
                              name = "Although it differs",
                              value = "{\"accept\": \"difference\"}")))
          @Nullable String body)
      throws SQLException {
    Set<String> accepted = accepted(Bodies.object(body, Set.of("accept")).path("accept"));
    if (!number.matches("\\d{1,9}")) {
      throw Problem.badParameter("number", "is not a number");
    }
    return promotions.promote(Integer.parseInt(number), accepted, operator.subject());
  }

  /// One of them, or an array of both.
  private static Set<String> accepted(JsonNode accept) {
    Set<String> accepted = new TreeSet<>();
    if (accept.isArray()) {
      accept.forEach(one -> accepted.add(one.asText()));
    } else if (!accept.isMissingNode()) {
      accepted.add(accept.asText());
    }
    if (!ACCEPTED.containsAll(accepted)) {
      throw Problem.badBody("/accept is none of " + ACCEPTED);
    }
    return accepted;
  }
}
