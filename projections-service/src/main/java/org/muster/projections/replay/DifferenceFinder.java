package org.muster.projections.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.projections.posture.Scenario;

/// Says in the domain's words what differs between two generations, of the missions and parts whose
/// digests do: rows differ if their texts in [GenerationDigest] do, and a part of which no row can
/// be named is named itself. Reads both row by row, so that no mission is too large.
final class DifferenceFinder {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String JOURNAL =
      """
      select id::text, concat(type, ' of ' || contributor), '',
             to_jsonb(j) - '{generation,mission,id,body,search_text}'::text[]
               || jsonb_build_object(
                    'body', encode(sha256(convert_to(body, 'UTF8')), 'hex'),
                    'search_text', encode(sha256(convert_to(search_text, 'UTF8')), 'hex')),
             encode(sha256(convert_to(%s, 'UTF8')), 'hex')
        from muster.journal_row j where generation = ? and mission = ?
       order by id::text collate "C"\
      """
          .formatted(GenerationDigest.JOURNAL_ROW);
  private static final String LIFE =
      """
      select id::text, '', concat(status, ' by ' || nullif(array_to_string(by, ', '), '')), '{}',
             encode(sha256(convert_to(%s, 'UTF8')), 'hex')
        from muster.announcement_life where generation = ? and mission = ?
       order by id::text collate "C"\
      """
          .formatted(GenerationDigest.LIFE_ROW);
  private static final String PARKED =
      """
      select log_partition || '.' || log_offset, reason, concat(reason, ': ', detail),
             jsonb_build_object(
               'key', key, 'announcement_id', announcement_id,
               'record_value', encode(sha256(record_value), 'hex')),
             encode(sha256(convert_to(%s, 'UTF8')), 'hex')
        from muster.parked where generation = ? and mission is not distinct from nullif(?, '')
       order by (log_partition || '.' || log_offset) collate "C"\
      """
          .formatted(GenerationDigest.PARKED_ROW);
  private static final String POSTURE = "posture ";

  /// A generation as a connection sees it.
  ///
  /// @param connection in a transaction
  record Side(Connection connection, int generation) {}

  private final Side before;
  private final Side after;
  private final Differences found;
  private final Stop stop;

  /// @param before the generation that answered
  /// @param after the replayed one
  DifferenceFinder(Side before, Side after, Differences found, Stop stop) {
    this.before = before;
    this.after = after;
    this.found = found;
    this.stop = stop;
  }

  /// Finds the differences of a mission.
  ///
  /// @param parts the parts of its digest that differ
  void mission(String mission, Collection<String> parts) throws SQLException {
    Map<String, List<String>> byScenario = new TreeMap<>(readingOrder());
    for (String part : parts) {
      switch (part) {
        case "journal" -> told(Difference.Kind.JOURNAL, JOURNAL, mission, part);
        case "life" -> told(Difference.Kind.LIFE, LIFE, mission, part);
        case "parked" -> told(Difference.Kind.PARKED, PARKED, mission, part);
        default -> {
          String[] names = part.substring(POSTURE.length()).split(" ", 2);
          byScenario
              .computeIfAbsent(names[0], s -> new ArrayList<>())
              .add(names.length == 1 ? "" : names[1]);
        }
      }
    }
    for (Map.Entry<String, List<String>> scenario : byScenario.entrySet()) {
      posture(mission, scenario.getKey(), scenario.getValue());
    }
  }

  /// The scenario that is asked about most comes first.
  private static Comparator<String> readingOrder() {
    String first = Scenario.ANNOUNCED.name().toLowerCase(Locale.ROOT);
    return Comparator.comparing((String scenario) -> !scenario.equals(first))
        .thenComparing(Comparator.naturalOrder());
  }

  private void posture(String mission, String scenario, List<String> contributors)
      throws SQLException {
    try (StepStream old =
            new StepStream(
                before.connection(), before.generation(), mission, scenario, contributors);
        StepStream now =
            new StepStream(
                after.connection(), after.generation(), mission, scenario, contributors)) {
      PostureDifference sweep = new PostureDifference(mission, scenario, found);
      LocalDate day = earlier(old.day(), now.day());
      while (day != null) {
        stop.check();
        sweep.day(day, old.take(day), now.take(day));
        day = earlier(old.day(), now.day());
      }
      sweep.end();
      for (String contributor : contributors) {
        if (!sweep.differed().contains(contributor)) {
          unnamed(mission, Difference.Kind.POSTURE, scenario, part(scenario, contributor));
        }
      }
    }
  }

  private static String part(String scenario, String contributor) {
    return (POSTURE + scenario + " " + contributor).stripTrailing();
  }

  private void unnamed(String mission, Difference.Kind kind, String scenario, String part) {
    found.add(mission, kind, scenario, () -> Difference.unnamed(mission, kind, scenario, part));
  }

  private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }

  private void told(Difference.Kind kind, String sql, String mission, String part)
      throws SQLException {
    boolean named = false;
    try (ToldStream old = new ToldStream(before.connection(), sql, before.generation(), mission);
        ToldStream now = new ToldStream(after.connection(), sql, after.generation(), mission)) {
      String key = firstKey(old.peek(), now.peek());
      while (key != null) {
        stop.check();
        named |= told(kind, mission, key, old.take(key), now.take(key));
        key = firstKey(old.peek(), now.peek());
      }
    }
    if (!named) {
      unnamed(mission, kind, "", part);
    }
  }

  private static @Nullable String firstKey(
      ToldStream.@Nullable Told one, ToldStream.@Nullable Told other) {
    if (one == null || other == null) {
      return one == null ? (other == null ? null : other.key()) : one.key();
    }
    return one.key().compareTo(other.key()) <= 0 ? one.key() : other.key();
  }

  /// Tells of a row if it differs.
  ///
  /// @return whether it does
  private boolean told(
      Difference.Kind kind,
      String mission,
      String key,
      ToldStream.@Nullable Told old,
      ToldStream.@Nullable Told now)
      throws SQLException {
    if (old != null && now != null && old.sha256().equals(now.sha256())) {
      return false;
    }
    List<Difference.Change> columns =
        old == null || now == null ? List.of() : columns(old.columns(), now.columns());
    found.add(
        mission,
        kind,
        "",
        () -> {
          String sentence = sentence(kind, key, old, now, named(columns));
          List<Difference.Change> changes = new ArrayList<>();
          if (old == null || now == null || !old.value().equals(now.value())) {
            changes.add(
                new Difference.Change(
                    null,
                    kind.name().toLowerCase(Locale.ROOT),
                    null,
                    value(old),
                    value(now),
                    sentence));
          }
          changes.addAll(columns);
          return new Difference(
              mission,
              kind,
              null,
              null,
              null,
              key,
              changes,
              0,
              List.of(),
              (mission.isEmpty() ? "Without a mission" : mission) + ": " + sentence);
        });
    return true;
  }

  /// The columns that are not the same in both, by name.
  private static List<Difference.Change> columns(String old, String now) throws SQLException {
    JsonNode before = read(old);
    JsonNode after = read(now);
    Set<String> names = new TreeSet<>();
    before.fieldNames().forEachRemaining(names::add);
    after.fieldNames().forEachRemaining(names::add);
    return names.stream()
        .filter(name -> !before.path(name).equals(after.path(name)))
        .map(name ->
            new Difference.Change(null, name, null, before.path(name), after.path(name), name))
        .toList();
  }

  private static JsonNode read(String json) throws SQLException {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new SQLException("the columns of a row are not JSON", e);
    }
  }

  /// ` (contributor, target)`.
  private static String named(List<Difference.Change> columns) {
    return columns.isEmpty()
        ? ""
        : columns.stream()
            .map(Difference.Change::words)
            .collect(Collectors.joining(", ", " (", ")"));
  }

  private static String sentence(
      Difference.Kind kind,
      String key,
      ToldStream.@Nullable Told old,
      ToldStream.@Nullable Told now,
      String columns) {
    String label = old != null ? old.label() : now != null ? now.label() : "";
    return switch (kind) {
      case JOURNAL ->
          "announcement %s (%s) is %s"
              .formatted(
                  key,
                  label,
                  old == null
                      ? "only in the new generation"
                      : now == null
                          ? "missing in the new generation"
                          : "recorded differently" + columns);
      case LIFE ->
          "announcement %s: %s → %s"
              .formatted(
                  key,
                  old == null ? "nothing" : old.value(),
                  now == null ? "nothing" : now.value());
      case PARKED ->
          "the record at %s is %s"
              .formatted(
                  key,
                  old == null
                      ? "newly parked (%s)".formatted(label)
                      : now == null
                          ? "no longer parked (%s)".formatted(label)
                          : parked(old.value(), now.value()) + columns);
      case POSTURE -> throw new IllegalArgumentException("postures are swept over");
    };
  }

  private static String parked(String old, String now) {
    return old.equals(now) ? "parked differently" : "parked: %s → %s".formatted(old, now);
  }

  private static JsonNode value(ToldStream.@Nullable Told told) {
    return told == null
        ? JsonNodeFactory.instance.nullNode()
        : TextNode.valueOf(told.value().isEmpty() ? told.label() : told.value());
  }
}
