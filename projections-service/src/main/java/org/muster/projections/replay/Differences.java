package org.muster.projections.replay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// The differences that were found: the first ones of each mission and kind in full, all of them
/// counted.
final class Differences {

  private static final int FIRST = 20;
  private static final int MOST_MISSIONS = 1_000;
  private static final int MOST = 20_000;

  private final int mostOfAKind;
  private final List<Difference> kept = new ArrayList<>();
  private final Map<String, Map<Difference.Kind, Long>> found = new TreeMap<>();
  private final Map<Group, Integer> keptOf = new HashMap<>();

  /// What shares a bound.
  private record Group(String mission, Difference.Kind kind, String scenario) {}

  /// @param mostOfAKind how many are kept of each mission and kind, and of a posture in each
  ///   scenario
  Differences(int mostOfAKind) {
    this.mostOfAKind = mostOfAKind;
  }

  /// Counts one, and keeps it if it is among the first.
  ///
  /// @param scenario of a posture; else `""`
  void add(String mission, Difference.Kind kind, String scenario, Supplier<Difference> difference) {
    found
        .computeIfAbsent(mission, m -> new EnumMap<>(Difference.Kind.class))
        .merge(kind, 1L, Long::sum);
    Group group = new Group(mission, kind, scenario);
    int already = keptOf.getOrDefault(group, 0);
    if (already < mostOfAKind && kept.size() < MOST) {
      keptOf.put(group, already + 1);
      kept.add(difference.get());
    }
  }

  List<Difference> kept() {
    return kept;
  }

  long count() {
    return found.values().stream()
        .flatMap(kinds -> kinds.values().stream())
        .mapToLong(Long::longValue)
        .sum();
  }

  /// How many there are, of which missions, and the first ones in words.
  ObjectNode summary() {
    ObjectNode summary = JsonNodeFactory.instance.objectNode();
    summary.put("found", count());
    summary.put("kept", kept.size());
    var missions = summary.putArray("missions");
    found.entrySet().stream()
        .limit(MOST_MISSIONS)
        .forEach(entry -> {
          ObjectNode one = missions.addObject();
          one.put("mission", entry.getKey().isEmpty() ? null : entry.getKey());
          entry
              .getValue()
              .forEach((kind, count) -> one.put(kind.name().toLowerCase(Locale.ROOT), count));
        });
    var first = summary.putArray("first");
    kept.stream().limit(FIRST).map(Difference::words).forEach(first::add);
    return summary;
  }
}
