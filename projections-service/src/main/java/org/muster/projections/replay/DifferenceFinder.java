package org.muster.projections.replay;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muster.projections.posture.Scenario;

/// Says in the domain's words what differs between two generations, of the missions and parts whose
/// digests do. Reads both row by row, so that no mission is too large.
final class DifferenceFinder {

  private static final String JOURNAL =
      """
      select id::text, concat(type, ' of ' || contributor),
             encode(sha256(convert_to(concat(log_partition, '|', log_offset, '|', recorded_at, '|',
               announced_earliest, '|', announced_latest, '|', body, '|', search_text), 'UTF8')), 'hex')
        from muster.journal_row where generation = ? and mission = ?
       order by id::text collate "C"\
      """;
  private static final String LIFE =
      """
      select id::text, '', concat(status, ' by ' || nullif(array_to_string(by, ', '), ''))
        from muster.announcement_life where generation = ? and mission = ?
       order by id::text collate "C"\
      """;
  private static final String PARKED =
      """
      select log_partition || ':' || log_offset, reason, concat(reason, ': ', detail)
        from muster.parked where generation = ? and mission is not distinct from nullif(?, '')
       order by (log_partition || ':' || log_offset) collate "C"\
      """;
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
        case "journal" -> told(Difference.Kind.JOURNAL, JOURNAL, mission);
        case "life" -> told(Difference.Kind.LIFE, LIFE, mission);
        case "parked" -> told(Difference.Kind.PARKED, PARKED, mission);
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
    }
  }

  private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }

  private void told(Difference.Kind kind, String sql, String mission) throws SQLException {
    try (ToldStream old = new ToldStream(before.connection(), sql, before.generation(), mission);
        ToldStream now = new ToldStream(after.connection(), sql, after.generation(), mission)) {
      String key = firstKey(old.peek(), now.peek());
      while (key != null) {
        stop.check();
        told(kind, mission, key, old.take(key), now.take(key));
        key = firstKey(old.peek(), now.peek());
      }
    }
  }

  private static @Nullable String firstKey(
      ToldStream.@Nullable Told one, ToldStream.@Nullable Told other) {
    if (one == null || other == null) {
      return one == null ? (other == null ? null : other.key()) : one.key();
    }
    return one.key().compareTo(other.key()) <= 0 ? one.key() : other.key();
  }

  private void told(
      Difference.Kind kind,
      String mission,
      String key,
      ToldStream.@Nullable Told old,
      ToldStream.@Nullable Told now) {
    if (old != null && now != null && old.value().equals(now.value())) {
      return;
    }
    found.add(
        mission,
        kind,
        "",
        () -> {
          String sentence = sentence(kind, key, old, now);
          return new Difference(
              mission,
              kind,
              null,
              null,
              null,
              key,
              List.of(
                  new Difference.Change(
                      null,
                      kind.name().toLowerCase(Locale.ROOT),
                      null,
                      value(old),
                      value(now),
                      sentence)),
              0,
              List.of(),
              (mission.isEmpty() ? "Without a mission" : mission) + ": " + sentence);
        });
  }

  private static String sentence(
      Difference.Kind kind,
      String key,
      ToldStream.@Nullable Told old,
      ToldStream.@Nullable Told now) {
    String label = old != null ? old.label() : now != null ? now.label() : "";
    return switch (kind) {
      case JOURNAL ->
          "announcement %s (%s) is %s"
              .formatted(
                  key,
                  label,
                  old == null
                      ? "only in the new generation"
                      : now == null ? "missing in the new generation" : "recorded differently");
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
                          : "parked: %s → %s".formatted(old.value(), now.value()));
      case POSTURE -> throw new IllegalArgumentException("postures are swept over");
    };
  }

  private static JsonNode value(ToldStream.@Nullable Told told) {
    return told == null ? JsonNodeFactory.instance.nullNode() : TextNode.valueOf(told.value());
  }
}
