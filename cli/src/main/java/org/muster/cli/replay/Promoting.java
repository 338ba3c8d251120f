package org.muster.cli.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.muster.cli.CommandFailure;
import org.muster.cli.Screen;
import org.muster.cli.http.Json;
import org.muster.cli.http.ServiceClient;

/// Promotes a generation.
final class Promoting {

  /// What can be accepted.
  enum Accepted {
    /// It differed from what answered when it was compared.
    DIFFERENCE,
    /// It has read less than the one that answers.
    OLDER
  }

  private Promoting() {}

  static int promote(
      ServiceClient projections, Screen screen, int generation, List<Accepted> accepted) {
    var answer =
        projections.post("/v1/generations/" + generation + "/promotion", body(accepted)).json();
    screen.line(
        "Generation %d answers now (rules of version %s)."
            .formatted(generation, answer.path("foldVersion").asText()));
    if (accepted.contains(Accepted.OLDER)) {
      screen.line(
          "It may be behind what was answered before: ./muster generations tells, and answers say so (Muster-Behind).");
    }
    return 0;
  }

  private static String body(List<Accepted> accepted) {
    var names = accepted.stream().map(one -> one.name().toLowerCase(Locale.ROOT)).toList();
    try {
      return Json.MAPPER.writeValueAsString(names.isEmpty() ? Map.of() : Map.of("accept", names));
    } catch (JsonProcessingException e) {
      throw new CommandFailure(CommandFailure.REFUSED, "the request cannot be written", e);
    }
  }
}
