package org.muster.projections.live;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// The missions that were touched last, so that a batch need not load them. Right only for as long
/// as nobody else advances the checkpoints: whoever owns it forgets everything when that happened.
/// Rows that were written again in place are told apart by the revision of their partition.
public final class MissionCache {

  private final int maxMissions;
  private final Map<String, MissionState> missions = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<Integer, Long> revisions = new HashMap<>();
  private int generation;

  public MissionCache(int maxMissions) {
    this.maxMissions = maxMissions;
  }

  /// A mission of the generation that was expected.
  MissionState get(Connection connection, String mission) throws SQLException {
    MissionState known = missions.get(mission);
    if (known != null) {
      return known;
    }
    MissionState loaded = MissionState.load(connection, generation, mission);
    missions.put(mission, loaded);
    return loaded;
  }

  /// Drops everything if it is of another generation, or if rows of these partitions were written
  /// again since it was kept.
  ///
  /// @param held the revisions, by partition, as the transaction that uses the cache holds them
  void expect(int ofGeneration, Map<Integer, Long> held) {
    if (generation != ofGeneration) {
      forgetAll();
      generation = ofGeneration;
    }
    held.forEach((partition, revision) -> {
      Long before = revisions.put(partition, revision);
      if (before != null && !before.equals(revision)) {
        missions.clear();
      }
    });
  }

  /// Drops the missions that were not touched for longest; only between transactions.
  void shrink() {
    var oldest = missions.entrySet().iterator();
    while (missions.size() > maxMissions && oldest.hasNext()) {
      oldest.next();
      oldest.remove();
    }
  }

  /// Drops everything: what is stored may be something else than what was kept here.
  public void forgetAll() {
    missions.clear();
    revisions.clear();
  }
}
