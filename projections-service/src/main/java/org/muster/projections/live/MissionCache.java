package org.muster.projections.live;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/// The missions that were touched last, so that a batch need not load them. Right only for as long
/// as nobody else advances the checkpoints: whoever owns it forgets everything when that happened.
public final class MissionCache {

  private final int maxMissions;
  private final Map<String, MissionState> missions = new LinkedHashMap<>(16, 0.75f, true);
  private int generation;

  public MissionCache(int maxMissions) {
    this.maxMissions = maxMissions;
  }

  MissionState get(Connection connection, int ofGeneration, String mission) throws SQLException {
    if (generation != ofGeneration) {
      forgetAll();
      generation = ofGeneration;
    }
    MissionState known = missions.get(mission);
    if (known != null) {
      return known;
    }
    MissionState loaded = MissionState.load(connection, ofGeneration, mission);
    missions.put(mission, loaded);
    return loaded;
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
  }
}
