package org.muster.contracts.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.List;

/// Bodies for tests: a right one, and ways to change it.
final class Bodies {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Bodies() {}

  /// A right withdrawal. Keys may be in single quotes in the sources of tests, see [#json].
  static ObjectNode withdrawal() {
    return json(
        """
        {'type': 'withdrawal-announced', 'mission': 'MINUSMA', 'contributor': 'CIV',
         'announced': '2022-11-11',
         'personnel': {'value': 900, 'qualifier': 'exact'},
         'sources': [{'publisher': 'International Crisis Group', 'title': 'MINUSMA at a Crossroads'}]}
        """);
  }

  /// JSON in single quotes.
  static ObjectNode json(String singleQuoted) {
    try {
      return (ObjectNode) MAPPER.readTree(singleQuoted.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The withdrawal with one field given as JSON text in single quotes.
  static byte[] withdrawalWith(String field, String json) {
    ObjectNode body = withdrawal();
    body.remove(field);
    String text = body.toString();
    return (text.substring(0, text.length() - 1)
            + ",\"%s\":%s}".formatted(field, json.replace('\'', '"')))
        .getBytes(UTF_8);
  }

  static byte[] bytes(ObjectNode node) {
    return node.toString().getBytes(UTF_8);
  }

  /// The errors of a body as the client sends it.
  static List<FieldError> errors(byte[] body) {
    return switch (AnnouncementJson.read(body)) {
      case Decoded.Valid<?> valid -> List.of();
      case Decoded.Invalid<?>(List<FieldError> errors) -> errors;
    };
  }
}
