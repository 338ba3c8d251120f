package org.muster.cli.posting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.muster.cli.CommandFailure;

/// Files of announcements: JSON Lines as they are, JSON documents turned into lines.
final class JsonFiles {

  private static final JsonMapper EXACT =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private JsonFiles() {}

  /// Whether the file is one JSON document, by its name: `.json`.
  static boolean isDocument(Path file) {
    return file.toString().endsWith(".json");
  }

  /// The file's announcements, one a line; the caller closes it.
  static InputStream asLines(Path file) throws IOException {
    return isDocument(file) ? new ByteArrayInputStream(lines(file)) : Files.newInputStream(file);
  }

  private static byte[] lines(Path file) throws IOException {
    try {
      var document = EXACT.readTree(Files.readAllBytes(file));
      var lines = new ByteArrayOutputStream();
      for (JsonNode entry : document.isArray() ? document : List.of(document)) {
        lines.write(EXACT.writeValueAsBytes(entry));
        lines.write('\n');
      }
      return lines.toByteArray();
    } catch (JsonProcessingException e) {
      throw new CommandFailure(
          CommandFailure.REFUSED,
          "%s is not JSON (line %d): %s"
              .formatted(file, e.getLocation().getLineNr(), e.getOriginalMessage()),
          e);
    }
  }
}
