package org.muster.cli.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.muster.cli.CommandFailure;
import org.muster.cli.text.Table;

/// An error that a service answered with (RFC 9457).
///
/// @param status the HTTP status
/// @param title what kind of error
/// @param detail what happened
/// @param errors each wrong place of a body, as `pointer: rule`
public record Problem(int status, String title, String detail, List<String> errors) {

  public Problem {
    errors = List.copyOf(errors);
  }

  /// Reads an answer's body; one that is no problem document keeps its first words.
  static Problem read(int status, String body) {
    try {
      var json = Json.MAPPER.readTree(body);
      return new Problem(
          status,
          json.path("title").asText("HTTP " + status),
          json.path("detail").asText(""),
          errors(json.path("errors")));
    } catch (JsonProcessingException e) {
      var words = body.length() > 300 ? body.substring(0, 300) + "…" : body;
      return new Problem(status, "HTTP " + status, words, List.of());
    }
  }

  /// The entries of an `errors` list, as `pointer: rule`.
  public static List<String> errors(JsonNode list) {
    var errors = new ArrayList<String>();
    for (var error : list) {
      var pointer = error.path("pointer").asText("");
      var rule = error.path("detail").asText("");
      errors.add(Table.safe(pointer.isEmpty() ? rule : pointer + ": " + rule));
    }
    return errors;
  }

  /// The problem as a failure of the command.
  CommandFailure asFailure(String service) {
    var text = new StringBuilder(service).append(": ").append(Table.safe(title));
    if (!title.contains(Integer.toString(status))) {
      text.append(" (").append(status).append(')');
    }
    if (!detail.isEmpty()) {
      text.append("\n  ").append(Table.safe(detail));
    }
    errors.forEach(error -> text.append("\n  ").append(error));
    return new CommandFailure(
        status == 503 ? CommandFailure.UNREACHABLE : CommandFailure.REFUSED, text.toString());
  }
}
