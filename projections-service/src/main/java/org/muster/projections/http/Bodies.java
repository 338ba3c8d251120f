package org.muster.projections.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.projections.problem.Problem;

/// Small JSON bodies of requests.
public final class Bodies {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Bodies() {}

  /// An object with no members but these; an absent body is an empty object.
  ///
  /// @throws Problem 400 that says what is wrong
  public static ObjectNode object(@Nullable String body, Set<String> members) {
    if (body == null || body.isBlank()) {
      return JsonNodeFactory.instance.objectNode();
    }
    JsonNode node;
    try {
      node = JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw Problem.badBody("the body is not JSON: " + e.getOriginalMessage());
    }
    if (!(node instanceof ObjectNode object)) {
      throw Problem.badBody("the body is not a JSON object");
    }
    object
        .fieldNames()
        .forEachRemaining(name -> {
          if (!members.contains(name)) {
            throw Problem.badBody("/%s is not known; these are: %s".formatted(name, members));
          }
        });
    return object;
  }

  /// A member that is true or false; false if absent.
  public static boolean flag(ObjectNode body, String name) {
    JsonNode value = body.path(name);
    if (value.isMissingNode() || value.isBoolean()) {
      return value.asBoolean(false);
    }
    throw Problem.badBody("/" + name + " is neither true nor false");
  }
}
