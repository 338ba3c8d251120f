package org.muster.projections.posture;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.Component;
import org.muster.contracts.json.WireNames;

/// A mission's figures over time from its steps, which have them already: row for row what
/// [Timeline] folds from the announcements.
public final class StoredTimeline {

  private static final JsonMapper JSON = new JsonMapper();

  private StoredTimeline() {}

  /// A row for the first day and for each day up to the last on which a figure changes.
  ///
  /// @param all steps of the mission and its contributors in one scenario
  /// @param first the first day, [LocalDate#MIN] for "ever before"
  /// @param last the last day
  public static List<Timeline.Row> of(
      Collection<PostureStep> all, LocalDate first, LocalDate last) {
    NavigableMap<LocalDate, PostureStep> mission = new TreeMap<>();
    NavigableMap<LocalDate, List<PostureStep>> contributors = new TreeMap<>();
    for (PostureStep step : all) {
      LocalDate day = step.fromDay().isBefore(first) ? first : step.fromDay();
      if (day.isAfter(last)) {
        continue;
      }
      if (step.contributor() == null) {
        mission.merge(day, step, StoredTimeline::later);
      } else {
        contributors.computeIfAbsent(day, d -> new ArrayList<>()).add(step);
      }
    }
    List<Timeline.Row> rows = new ArrayList<>();
    Map<String, Now> current = new HashMap<>();
    Set<JsonNode> atLastRow = Set.of();
    for (Map.Entry<LocalDate, PostureStep> entry : mission.entrySet()) {
      LocalDate day = entry.getKey();
      var come = contributors.headMap(day, true);
      come.values()
          .forEach(steps ->
              steps.forEach(step ->
                  current.merge(name(step), new Now(step), (a, b) -> a.isAfter(b) ? a : b)));
      come.clear();
      Timeline.Row row = row(entry.getValue(), day);
      if (!rows.isEmpty() && row.saysTheSameAs(rows.getLast())) {
        continue;
      }
      Set<JsonNode> effects = new HashSet<>(new Now(entry.getValue()).effects());
      current.values().forEach(now -> effects.addAll(now.effects()));
      rows.add(rows.isEmpty() ? row : row.madeBy(changed(atLastRow, effects)));
      atLastRow = effects;
    }
    return rows;
  }

  /// A step that holds, with its effects as soon as somebody asks for them.
  private static final class Now {
    private final PostureStep step;
    private @Nullable List<JsonNode> effects;

    Now(PostureStep step) {
      this.step = step;
    }

    boolean isAfter(Now other) {
      return step.fromDay().isAfter(other.step.fromDay());
    }

    List<JsonNode> effects() {
      List<JsonNode> known = effects;
      if (known == null) {
        known = StoredTimeline.effects(step);
        effects = known;
      }
      return known;
    }
  }

  private static PostureStep later(PostureStep a, PostureStep b) {
    return b.fromDay().isBefore(a.fromDay()) ? a : b;
  }

  private static String name(PostureStep step) {
    return String.valueOf(step.contributor());
  }

  private static Timeline.Row row(PostureStep step, LocalDate day) {
    JsonNode details = parse("{" + step.details() + "}");
    return new Timeline.Row(
        day,
        step.deployed(),
        step.operational(),
        step.reduction(),
        step.partial(),
        step.increase(),
        step.suspended(),
        authorized(details.path("authorized")),
        details.path("mandate").path("status").asText(),
        List.of());
  }

  private static Map<Component, Interval> authorized(JsonNode node) {
    Map<Component, Interval> authorized = new EnumMap<>(Component.class);
    node.properties()
        .forEach(
            ceiling -> authorized.put(component(ceiling.getKey()), interval(ceiling.getValue())));
    return authorized;
  }

  private static Component component(String name) {
    return Arrays.stream(Component.values())
        .filter(component -> WireNames.of(component).equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Interval interval(JsonNode ends) {
    return new Interval(ends.path("low").asLong(), number(ends, "best"), number(ends, "high"));
  }

  private static @Nullable Long number(JsonNode ends, String end) {
    return ends.path(end).isNumber() ? (Long) ends.path(end).asLong() : null;
  }

  /// The announcements that have an effect in one of two moments that they have not in the other.
  private static List<UUID> changed(Set<JsonNode> before, Set<JsonNode> now) {
    Set<UUID> changed = ids(now, before);
    changed.addAll(ids(before, now));
    return changed.stream().sorted().toList();
  }

  private static Set<UUID> ids(Set<JsonNode> effects, Set<JsonNode> without) {
    Set<UUID> ids = new HashSet<>();
    for (JsonNode effect : effects) {
      if (effect.path("id").isTextual() && !without.contains(effect)) {
        ids.add(UUID.fromString(effect.path("id").textValue()));
      }
    }
    return ids;
  }

  /// What makes the mission's figures, and what makes a contributor's besides its strength.
  private static List<JsonNode> effects(PostureStep step) {
    List<JsonNode> effects = new ArrayList<>();
    parse("[" + step.because() + "]").forEach(effects::add);
    if (step.contributor() != null) {
      for (JsonNode effect : because(step.details())) {
        if (!effect.path("figure").asText().equals(WireNames.of(Effect.Figure.DEPLOYED))) {
          effects.add(effect);
        }
      }
    }
    return effects;
  }

  /// The member of a contributor's element; what comes before it is passed over.
  private static JsonNode because(String details) {
    try (JsonParser json = JSON.createParser("{" + details + "}")) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        if (name.equals("because")) {
          return JSON.readTree(json);
        }
        json.skipChildren();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a step is not JSON", e);
    }
    throw new IllegalStateException("the step of a contributor does not tell why");
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException("a step is not JSON", e);
    }
  }
}
