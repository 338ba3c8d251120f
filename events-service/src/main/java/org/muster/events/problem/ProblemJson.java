package org.muster.events.problem;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.muster.contracts.json.FieldError;

/// Problems as JSON.
public final class ProblemJson {

  /// The media type of problems (RFC 9457).
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final JsonFactory JSON = new JsonFactory();

  private ProblemJson() {}

  static byte[] write(Problem problem) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("type", problem.type());
      json.writeStringField("title", problem.title());
      json.writeNumberField("status", problem.status());
      json.writeStringField("detail", problem.detail());
      if (!problem.errors().isEmpty()) {
        writeErrors(json, problem.errors());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// Writes the member `errors`.
  public static void writeErrors(JsonGenerator json, List<FieldError> errors) throws IOException {
    json.writeArrayFieldStart("errors");
    for (FieldError error : errors) {
      json.writeStartObject();
      json.writeStringField("pointer", error.pointer());
      json.writeStringField("detail", error.detail());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
