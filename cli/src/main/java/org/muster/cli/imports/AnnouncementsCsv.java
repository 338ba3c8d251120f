package org.muster.cli.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Announcements of any type, one a row. A column is a field of the announcement by its path, with
/// dots and the places of lists: `type`, `mission`, `personnel.value`, `sources.0.publisher`. An
/// empty cell is an absent field; several reasons are parted by semicolons. Without a column `key`
/// the key is made from the row's content, so that the same row adds nothing.
final class AnnouncementsCsv implements FileFormat {

  private static final Set<String> NUMBERS = Set.of("value", "low", "high", "lat", "lon");
  private static final int MAX_PLACES = 250;

  @Override
  public List<Imported> read(Path file) {
    List<Map<String, String>> rows = CsvRows.read(file, "type", "mission", "sources.0.publisher");
    List<Imported> imported = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      rows.get(i).forEach((column, cell) -> put(json, column, cell.strip()));
      if (!json.has("key")) {
        json.put("key", "csv:" + digest(json));
      }
      imported.add(new Imported.Announcement(i + 1, 1, json));
    }
    return imported;
  }

  private static void put(ObjectNode json, String column, String cell) {
    if (cell.isEmpty()) {
      return;
    }
    String[] path = column.strip().split("\\.");
    JsonNode at = json;
    for (int i = 0; i + 1 < path.length; i++) {
      at = below(at, path[i], path[i + 1].matches("\\d{1,3}"));
    }
    set(at, path[path.length - 1], cell);
  }

  private static JsonNode below(JsonNode at, String name, boolean list) {
    if (at instanceof ArrayNode array) {
      int place = Math.min(Integer.parseInt(name), MAX_PLACES);
      while (array.size() <= place) {
        array.addObject();
      }
      return array.get(place);
    }
    ObjectNode object = (ObjectNode) at;
    JsonNode there = object.get(name);
    return there != null ? there : list ? object.putArray(name) : object.putObject(name);
  }

  private static void set(JsonNode at, String name, String cell) {
    if (!(at instanceof ObjectNode object)) {
      ((ArrayNode) at).add(cell);
    } else if (NUMBERS.contains(name) && cell.matches("-?\\d{1,15}")) {
      object.put(name, Long.parseLong(cell));
    } else if (NUMBERS.contains(name) && cell.matches("-?\\d{1,15}\\.\\d{1,15}")) {
      object.put(name, Double.parseDouble(cell));
    } else if (name.equals("derived") && cell.matches("true|false")) {
      object.put(name, Boolean.parseBoolean(cell));
    } else if (name.equals("reasons")) {
      ArrayNode reasons = object.putArray(name);
      for (String reason : cell.split(";")) {
        if (!reason.isBlank()) {
          reasons.add(reason.strip());
        }
      }
    } else {
      object.put(name, cell);
    }
  }

  private static String digest(ObjectNode json) {
    try {
      byte[] sha =
          MessageDigest.getInstance("SHA-256")
              .digest(json.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
