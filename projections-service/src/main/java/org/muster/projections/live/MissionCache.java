package org.muster.projections.live;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.recorded.Recorded;
import org.muster.projections.journal.JournalRows;

/// The missions that were touched last, so that a batch need not load them. Right only for as long
/// as nobody else advances the checkpoints: whoever owns it forgets everything when that happened.
/// Rows that were written again in place are told apart by the revision of their partition.
public final class MissionCache {

  /// What an announcement takes in memory, with the steps that follow from it: 7.3 kB were measured
  /// of made-up missions of 8,000.
  private static final int BYTES_AN_ANNOUNCEMENT = 8_192;

  private static final int MEMORY_SHARE = 3;

  private final long maxAnnouncements;
  private final Map<String, MissionState> missions = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<Integer, Long> revisions = new HashMap<>();
  private int generation;
  private boolean tooSmall;

  /// @param maxAnnouncements how many announcements the missions have together that are kept; the
  ///   mission in use is kept whatever it has
  public MissionCache(long maxAnnouncements) {
    this.maxAnnouncements = maxAnnouncements;
  }

  /// One that takes about a third of the heap.
  public static MissionCache ofMemory() {
    return new MissionCache(announcementsOfMemory());
  }

  /// How many announcements take about a third of the heap.
  static long announcementsOfMemory() {
    return Runtime.getRuntime().maxMemory() / MEMORY_SHARE / BYTES_AN_ANNOUNCEMENT;
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

  /// What is recorded of a mission under an id; it does not load the mission.
  @Nullable Recorded recorded(Connection connection, String mission, UUID id) throws SQLException {
    MissionState known = missions.get(mission);
    return known == null
        ? JournalRows.recorded(connection, generation, mission, id).orElse(null)
        : known.claim(id);
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

  /// Drops the missions that were not touched for longest, but not the one that was touched last.
  void shrink() {
    long announcements = missions.values().stream().mapToLong(MissionState::size).sum();
    var oldest = missions.values().iterator();
    while (announcements > maxAnnouncements && missions.size() > 1) {
      announcements -= oldest.next().size();
      oldest.remove();
      tooSmall = true;
    }
  }

  /// Whether missions had to be dropped since this was asked last: they are loaded again and
  /// derived from the beginning when they are touched next, be it by one record or by many.
  boolean wasTooSmall() {
    boolean was = tooSmall;
    tooSmall = false;
    return was;
  }

  /// How many missions it has.
  public int size() {
    return missions.size();
  }

  /// Drops everything: what is stored may be something else than what was kept here.
  public void forgetAll() {
    missions.clear();
    revisions.clear();
  }
}
