package org.muster.events.batch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import org.muster.events.posting.Outcome;
import org.muster.events.problem.Problem;
import org.muster.events.problem.ProblemJson;

/// Writes what became of a line, as a line.
final class LineResult {

  private static final JsonFactory JSON =
      new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  private LineResult() {}

  static void write(OutputStream out, long line, Outcome outcome) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("line", line);
      switch (outcome) {
        case Outcome.Recorded recorded -> {
          json.writeNumberField("status", 201);
          json.writeStringField("id", recorded.id().toString());
          json.writeStringField("position", recorded.position().toString());
          if (recorded.replayed()) {
            json.writeBooleanField("replayed", true);
          }
        }
        case Outcome.Refused(Problem problem) -> {
          json.writeNumberField("status", problem.status());
          json.writeStringField("detail", problem.detail());
          ProblemJson.writeErrors(json, problem.errors());
        }
      }
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }
}
