package org.muster.cli.asking;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.muster.cli.CommandFailure;

/// Announcements of a mission, looked up in the journal.
public final class Journal {

  private static final int MAX_PAGES = 200;
  private static final String PAGE_SIZE = "500";

  private final Asking asking;
  private final String mission;

  public Journal(Asking asking, String mission) {
    this.asking = asking;
    this.mission = mission;
  }

  /// Those of some ids, by id; the journal is read until all are found.
  public Map<String, JsonNode> byId(Collection<String> ids) {
    var wanted = new HashSet<>(ids);
    var found = new HashMap<String, JsonNode>();
    var query = query("");
    for (int page = 0; page < MAX_PAGES && !wanted.isEmpty(); page++) {
      var answer = asking.json(query);
      for (var announcement : answer.path("announcements")) {
        var id = announcement.path("id").asText();
        if (wanted.remove(id)) {
          found.put(id, announcement);
        }
      }
      if (!answer.path("next").isTextual()) {
        break;
      }
      query.with("cursor", answer.path("next").asText());
    }
    return found;
  }

  /// All of a type.
  ///
  /// @throws CommandFailure if there are more than 100,000
  public List<JsonNode> ofType(String type) {
    var all = new ArrayList<JsonNode>();
    var query = query(type);
    for (int page = 0; page < MAX_PAGES; page++) {
      var answer = asking.json(query);
      answer.path("announcements").forEach(all::add);
      if (!answer.path("next").isTextual()) {
        return all;
      }
      query.with("cursor", answer.path("next").asText());
    }
    throw new CommandFailure(
        CommandFailure.REFUSED, "%s has more than 100,000 of %s".formatted(mission, type));
  }

  private Query query(String type) {
    return Query.of("announcements")
        .with("mission", mission)
        .with("type", type)
        .with("limit", PAGE_SIZE);
  }
}
