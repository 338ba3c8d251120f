package org.muster.projections.contributors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.json.AnnouncementJson;
import org.muster.contracts.json.WireNames;
import org.muster.contracts.recorded.Recorded;
import org.muster.projections.answers.Figures;
import org.muster.projections.journal.Cited;
import org.muster.projections.journal.Fate;
import org.muster.projections.journal.Fates;

/// The announcements of a story as rows: what each says, what has become of it, and what it does to
/// the contributor's figures on the day asked about.
final class StoryRows {

  static final List<String> COLUMNS =
      Figures.columns(
          Cited.COLUMNS.stream(),
          Fate.COLUMNS.stream(),
          Stream.of("recordedAt", "disregarded"),
          Figures.columns("effects.reduction"),
          Figures.columns("effects.increase"),
          Figures.columns("effects.deployed"),
          Figures.columns("effects.suspended"));

  private static final JsonMapper JSON = new JsonMapper();

  private final Map<String, ObjectNode> effects = new HashMap<>();
  private final Map<String, String> disregarded = new HashMap<>();
  private final Fates fates;

  /// @param element the contributor's element of the posture, `null` if it has none
  /// @param fates what has become of each announcement
  StoryRows(@Nullable ObjectNode element, Fates fates) {
    this.fates = fates;
    if (element == null) {
      return;
    }
    for (JsonNode effect : element.path("because")) {
      effects
          .computeIfAbsent(effect.path("id").asText(), id -> Figures.object())
          .set(effect.path("figure").asText(), effect.path("effect"));
    }
    for (JsonNode reason : element.path("disregarded")) {
      disregarded.put(reason.path("id").asText(), reason.path("reason").asText());
    }
  }

  ObjectNode row(Recorded recorded) {
    ObjectNode row = Cited.json(recorded);
    String id = recorded.id().toString();
    fates.write(row, recorded.id());
    row.set("effects", effects.get(id));
    row.put("disregarded", disregarded.get(id));
    row.set("announcement", whole(recorded));
    ArrayNode related = row.putArray("related");
    recorded.announcement().header().relations().stream()
        .filter(relation -> relation.id() != null)
        .forEach(relation ->
            related
                .addObject()
                .put("rel", WireNames.of(relation.rel()))
                .put("id", String.valueOf(relation.id())));
    return row;
  }

  /// As it was said, with all of its sources.
  private static JsonNode whole(Recorded recorded) {
    try {
      return JSON.readTree(AnnouncementJson.write(recorded.announcement()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what is written as JSON can be read", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
