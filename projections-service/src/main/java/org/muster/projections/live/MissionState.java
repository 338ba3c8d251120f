package org.muster.projections.live;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.recorded.Recorded;
import org.muster.projections.answers.StepRows;
import org.muster.projections.journal.JournalRows;
import org.muster.projections.journal.LifeRows;
import org.muster.projections.posture.AnnouncementLife;
import org.muster.projections.posture.MissionProjection;

/// A mission as a generation has it: its announcements, and the rows that follow from them.
final class MissionState {

  private final String mission;
  private final Map<UUID, Recorded> claims;
  private final MissionProjection projection = new MissionProjection();
  private Map<UUID, AnnouncementLife> lives;

  private MissionState(
      String mission, Map<UUID, Recorded> claims, Map<UUID, AnnouncementLife> lives) {
    this.mission = mission;
    this.claims = claims;
    this.lives = lives;
  }

  static MissionState load(Connection connection, int generation, String mission)
      throws SQLException {
    return new MissionState(
        mission,
        JournalRows.ofMission(connection, generation, mission),
        LifeRows.ofMission(connection, generation, mission));
  }

  /// A mission of which nothing is stored.
  static MissionState unstored(String mission) {
    return new MissionState(mission, new LinkedHashMap<>(), new HashMap<>());
  }

  String mission() {
    return mission;
  }

  @Nullable Recorded claim(UUID id) {
    return claims.get(id);
  }

  /// How many announcements it has.
  int size() {
    return claims.size();
  }

  void add(Recorded claim) {
    claims.put(claim.id(), claim);
  }

  void remove(Recorded claim) {
    claims.remove(claim.id());
  }

  /// What follows from the announcements as they are now.
  Derived derive() {
    return Derived.of(claims.values(), projection);
  }

  /// Writes the rows that differ from those that are stored.
  void store(Connection connection, int generation, Derived derived) throws SQLException {
    storeSteps(connection, generation);
    Map<UUID, AnnouncementLife> now = new HashMap<>();
    derived.lives().forEach(life -> now.put(life.id(), life));
    LifeRows.change(connection, generation, mission, lives, now);
    lives = now;
  }

  /// Steps that were all derived anew are held against the rows; after that it is known which are
  /// others.
  private void storeSteps(Connection connection, int generation) throws SQLException {
    boolean anew = projection.isAnew();
    MissionProjection.Difference difference = projection.takeDifference();
    if (anew) {
      StepRows.become(connection, generation, mission, projection.steps());
    } else {
      StepRows.change(connection, generation, mission, difference);
    }
  }
}
