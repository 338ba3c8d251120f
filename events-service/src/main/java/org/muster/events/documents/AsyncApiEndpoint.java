package org.muster.events.documents;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.muster.contracts.json.Schemas;

/// Leads to the AsyncAPI document of the topic.
@Path("/v1/asyncapi")
public final class AsyncApiEndpoint {

  @Operation(operationId = "asyncApi", summary = "The topic and its records (AsyncAPI 3)")
  @APIResponse(
      responseCode = "303",
      description = "It stands among the schemas, where its references lead to them")
  @GET
  public Response document() {
    return Response.seeOther(URI.create("/v1/schemas/" + Schemas.ASYNC_API)).build();
  }
}
