package org.muster.projections.refold;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.projections.answers.StepRow;
import org.muster.projections.answers.StepRows;
import org.muster.projections.journal.LifeRows;
import org.muster.projections.live.Derived;
import org.muster.projections.posture.AnnouncementLife;
import org.muster.projections.posture.PostureStep;

/// What follows from a mission's announcements, held against the rows that are stored.
final class MissionRows {
  private MissionRows() {}

  /// Writes the rows that differ, and says how many.
  static int store(Connection connection, int generation, String mission, Derived derived)
      throws SQLException {
    return steps(connection, generation, mission, derived.steps())
        + lives(connection, generation, mission, derived.lives());
  }

  private static int steps(
      Connection connection, int generation, String mission, List<PostureStep> steps)
      throws SQLException {
    Map<StepRow.Key, PostureStep> stored =
        Refold.stored(mission, () -> StepRows.ofMission(connection, generation, mission));
    Map<StepRow.Key, PostureStep> right = new HashMap<>();
    steps.forEach(step -> right.put(StepRow.Key.of(step), step));
    List<StepRow.Key> gone = gone(stored, right);
    List<PostureStep> changed = changed(stored, right);
    StepRows.delete(connection, generation, mission, gone);
    StepRows.upsert(connection, generation, mission, changed);
    return gone.size() + changed.size();
  }

  private static int lives(
      Connection connection, int generation, String mission, List<AnnouncementLife> lives)
      throws SQLException {
    Map<UUID, AnnouncementLife> stored =
        Refold.stored(mission, () -> LifeRows.ofMission(connection, generation, mission));
    Map<UUID, AnnouncementLife> right = new HashMap<>();
    lives.forEach(life -> right.put(life.id(), life));
    List<UUID> gone = gone(stored, right);
    List<AnnouncementLife> changed = changed(stored, right);
    LifeRows.delete(connection, generation, mission, gone);
    LifeRows.upsert(connection, generation, mission, changed);
    return gone.size() + changed.size();
  }

  private static <K, V> List<K> gone(Map<K, V> stored, Map<K, V> right) {
    return stored.keySet().stream().filter(key -> !right.containsKey(key)).toList();
  }

  private static <K, V> List<V> changed(Map<K, V> stored, Map<K, V> right) {
    return right.entrySet().stream()
        .filter(entry -> !entry.getValue().equals(stored.get(entry.getKey())))
        .map(Map.Entry::getValue)
        .toList();
  }
}
