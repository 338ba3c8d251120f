package org.muster.projections;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.contracts.recorded.Recorded;

/// The samples' announcements of MINUSMA, told of a mission of a test's own.
public final class Samples {

  private static final Path FOLDER = Path.of("../samples");
  private static final ObjectMapper JSON = new ObjectMapper();

  private Samples() {}

  /// Appends the announcements of files and tells where the last stands.
  public static TestLog.Place append(TestLog log, String mission, String... files) {
    return append(log, mission, new HashMap<>(), files);
  }

  /// The same, and which id each key was given.
  public static TestLog.Place append(
      TestLog log, String mission, Map<String, UUID> ids, String... files) {
    TestLog.Place last = null;
    for (String file : files) {
      for (String line : lines(file)) {
        ObjectNode said = read(line);
        if (!said.path("mission").asText().equals("MINUSMA")) {
          continue;
        }
        said.put("mission", mission);
        if (said.get("announcement") instanceof ObjectNode corrected) {
          corrected.put("mission", mission);
        }
        link(said, ids);
        Recorded recorded = Said.recorded(said.toString());
        ids.put(said.path("key").asText(), recorded.id());
        last = log.append(recorded);
      }
    }
    if (last == null) {
      throw new IllegalArgumentException("the files have nothing of MINUSMA");
    }
    return last;
  }

  /// What a client names by its key is recorded by its id.
  private static void link(ObjectNode said, Map<String, UUID> ids) {
    for (JsonNode relation : said.path("relations")) {
      UUID id = ids.get(relation.path("key").asText());
      if (id != null) {
        ((ObjectNode) relation).put("id", id.toString()).remove("key");
      }
    }
    UUID target = ids.get(said.path("target").asText());
    if (target != null) {
      said.put("target", target.toString());
    }
  }

  private static List<String> lines(String file) {
    try {
      return Files.readAllLines(FOLDER.resolve(file)).stream()
          .filter(line -> !line.isBlank())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode read(String line) {
    try {
      return (ObjectNode) JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
