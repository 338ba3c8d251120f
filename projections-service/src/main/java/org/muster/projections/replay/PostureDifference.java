package org.muster.projections.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.projections.posture.PostureStep;

/// Sweeps over the steps of one mission in one scenario, as two generations have them, by day, and
/// tells every stretch of days on which they differ in the same way.
final class PostureDifference {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int MOST_CHANGES = 12;
  private static final int MOST_CAUSES = 4;

  /// What is told of a contributor, or of the mission as a whole, on a day.
  private record Told(List<Difference.Change> changes, Set<Difference.Cause> causes) {
    static Told of(
        @Nullable String contributor, @Nullable PostureStep before, @Nullable PostureStep after) {
      return new Told(
          StepDifference.between(contributor, before, after),
          PostureDifference.causes(contributor, before, after));
    }
  }

  private record Open(LocalDate from, Map<String, Told> differing) {}

  private final String mission;
  private final String scenario;
  private final Differences found;
  private final Map<String, PostureStep> before = new HashMap<>();
  private final Map<String, PostureStep> after = new HashMap<>();
  private final TreeMap<String, Told> differing = new TreeMap<>();
  private final Set<String> differed = new HashSet<>();
  private @Nullable Open open;

  PostureDifference(String mission, String scenario, Differences found) {
    this.mission = mission;
    this.scenario = scenario;
    this.found = found;
  }

  /// Takes all steps that begin on a day; days come in their order.
  ///
  /// @param beforeSteps of the generation that answered, by contributor (`""`: the mission)
  /// @param afterSteps of the replayed one
  void day(
      LocalDate day, Map<String, PostureStep> beforeSteps, Map<String, PostureStep> afterSteps) {
    before.putAll(beforeSteps);
    after.putAll(afterSteps);
    Set<String> touched = new LinkedHashSet<>(beforeSteps.keySet());
    touched.addAll(afterSteps.keySet());
    boolean changed = false;
    for (String contributor : touched) {
      changed |= look(contributor);
    }
    if (changed) {
      closeBefore(day);
      if (!differing.isEmpty()) {
        open = new Open(day, new TreeMap<>(differing));
      }
    }
  }

  /// Whether what is told of a contributor is no longer what it was.
  private boolean look(String key) {
    PostureStep old = before.get(key);
    PostureStep now = after.get(key);
    if (Objects.equals(old, now)) {
      return differing.remove(key) != null;
    }
    differed.add(key);
    Told told = Told.of(key.isEmpty() ? null : key, old, now);
    return !told.equals(differing.put(key, told));
  }

  /// The contributors that differed on some day, with `""` for the mission.
  Set<String> differed() {
    return differed;
  }

  /// There are no more days.
  void end() {
    close(null);
  }

  /// Nothing is open before the first day that is looked at, which may be [LocalDate#MIN].
  private void closeBefore(LocalDate day) {
    if (open != null) {
      close(day.minusDays(1));
    }
  }

  private void close(@Nullable LocalDate to) {
    Open ended = open;
    open = null;
    if (ended != null) {
      found.add(mission, Difference.Kind.POSTURE, scenario, () -> difference(ended, to));
    }
  }

  private Difference difference(Open stretch, @Nullable LocalDate to) {
    List<Difference.Change> changes = new ArrayList<>();
    Set<Difference.Cause> causes = new LinkedHashSet<>();
    for (Told told : stretch.differing().values()) {
      changes.addAll(told.changes());
      causes.addAll(told.causes());
    }
    List<Difference.Change> listed = changes.stream().limit(MOST_CHANGES).toList();
    int more = changes.size() - listed.size();
    List<Difference.Cause> because = causes.stream().limit(MOST_CAUSES).toList();
    String words =
        "%s %s, %s: %s%s%s"
            .formatted(
                mission,
                when(stretch.from(), to),
                scenario,
                words(listed),
                more == 0 ? "" : "; %d more changes".formatted(more),
                because(because, causes.size()));
    return new Difference(
        mission,
        Difference.Kind.POSTURE,
        scenario,
        stretch.from(),
        to,
        null,
        listed,
        more,
        because,
        words);
  }

  private static String when(LocalDate from, @Nullable LocalDate to) {
    if (from.equals(LocalDate.MIN)) {
      return to == null ? "on every day" : "until " + to;
    }
    if (to == null) {
      return "from " + from + " on";
    }
    return from.equals(to) ? "on " + from : "from %s to %s".formatted(from, to);
  }

  /// `deployed high 13,211 → 12,331; CIV deployed 880 → 0, reduction 0 → 880`.
  private static String words(List<Difference.Change> changes) {
    Map<String, List<Difference.Change>> byContributor =
        changes.stream()
            .collect(
                Collectors.groupingBy(
                    change -> Objects.requireNonNullElse(change.contributor(), ""),
                    TreeMap::new,
                    Collectors.toList()));
    return byContributor.entrySet().stream()
        .map(entry ->
            (entry.getKey().isEmpty() ? "" : entry.getKey() + " ")
                + entry.getValue().stream()
                    .map(Difference.Change::words)
                    .collect(Collectors.joining(", ")))
        .collect(Collectors.joining("; "));
  }

  private static String because(List<Difference.Cause> listed, int all) {
    if (listed.isEmpty()) {
      return "";
    }
    return "; because of "
        + listed.stream().map(Difference.Cause::words).collect(Collectors.joining(", "))
        + (all > listed.size() ? " and %d more".formatted(all - listed.size()) : "");
  }

  /// The announcements whose effect is not the same in both.
  private static Set<Difference.Cause> causes(
      @Nullable String contributor, @Nullable PostureStep before, @Nullable PostureStep after) {
    Set<JsonNode> some = new LinkedHashSet<>(effects(before));
    Set<JsonNode> others = new LinkedHashSet<>(effects(after));
    Set<JsonNode> both = new LinkedHashSet<>(some);
    both.retainAll(others);
    some.addAll(others);
    some.removeAll(both);
    return some.stream()
        .filter(effect -> effect.path("id").isTextual())
        .map(effect ->
            new Difference.Cause(
                effect.path("id").asText(), effect.path("type").asText(), contributor))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static List<JsonNode> effects(@Nullable PostureStep step) {
    if (step == null) {
      return List.of();
    }
    try {
      List<JsonNode> effects = new ArrayList<>();
      JSON.readTree("[" + step.because() + "]").forEach(effects::add);
      return effects;
    } catch (JsonProcessingException e) {
      return List.of(); // rows of other rules may be of another form
    }
  }
}
