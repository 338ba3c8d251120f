package org.muster.cli.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/// What a service says of its readiness.
///
/// @param said all of it, empty if nobody listens yet
/// @param waits what it waits for, empty if it says nothing of that
/// @param decide what somebody has to decide before it goes on, empty if nothing
public record Health(String said, String waits, String decide) {

  private static final String READY = "/q/health/ready";

  /// What it says now.
  public static Health of(ServiceClient service) {
    String said = service.says(READY).orElse("");
    try {
      JsonNode checks = Json.MAPPER.readTree(said).path("checks");
      return new Health(said, first(checks, "waits"), first(checks, "decide"));
    } catch (JsonProcessingException e) {
      return new Health(said, said, ""); // no health check answers there
    }
  }

  private static String first(JsonNode checks, String name) {
    for (var check : checks) {
      if (check.path("data").has(name)) {
        return check.path("data").path(name).asText();
      }
    }
    return "";
  }
}
