package org.muster.cli.whatif;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.muster.cli.CommandFailure;

/// A file of announcements that are only supposed, as the body of a request.
final class SupposedFile {

  private static final JsonMapper EXACT =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private SupposedFile() {}

  /// Reads JSON Lines, one object, a list, or an object with a list `announcements`.
  ///
  /// @throws CommandFailure if the file cannot be read or is not JSON
  static String body(Path file) {
    var body = EXACT.createObjectNode();
    var announcements = body.putArray("announcements");
    try (var values =
        EXACT.readerFor(JsonNode.class).<JsonNode>readValues(Files.readAllBytes(file))) {
      while (values.hasNextValue()) {
        var value = values.nextValue();
        var list = value.path("announcements").isArray() ? value.path("announcements") : value;
        if (list.isArray()) {
          list.forEach(announcements::add);
        } else {
          announcements.add(list);
        }
      }
    } catch (JsonProcessingException e) {
      throw new CommandFailure(
          CommandFailure.REFUSED,
          "%s is not JSON (line %d): %s"
              .formatted(file, e.getLocation().getLineNr(), e.getOriginalMessage()),
          e);
    } catch (IOException e) {
      throw new CommandFailure(
          CommandFailure.REFUSED, "cannot read %s: %s".formatted(file, e.getMessage()), e);
    }
    return body.toString();
  }
}
