package org.muster.projections.journal;

import java.lang.ref.SoftReference;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.muster.contracts.recorded.Recorded;

/// Announcements that were read from the journal before. What a generation has at an offset never
/// changes, so it is parsed once; which offsets a mission has is asked each time. What was not
/// asked for of late is forgotten, and everything when memory is short.
///
/// Safe for many threads.
public final class ReadJournal {

  private record Key(int generation, String mission) {}

  private record Kept(int size, SoftReference<Map<Long, Recorded>> byOffset) {}

  private final int mostAnnouncements;
  private final Map<Key, Kept> missions = new LinkedHashMap<>(16, 0.75f, true);
  private int kept;

  /// @param mostAnnouncements so many are kept at most, over all missions
  public ReadJournal(int mostAnnouncements) {
    this.mostAnnouncements = mostAnnouncements;
  }

  /// A mission's announcements before an offset of its partition, in the order of the log.
  public List<Recorded> ofMission(
      Connection connection, int generation, String mission, long beforeOffset)
      throws SQLException {
    Key key = new Key(generation, mission);
    Map<Long, Recorded> known = known(key);
    Long[] offsets = offsets(connection, key, beforeOffset);
    Long[] missing =
        Arrays.stream(offsets).filter(offset -> !known.containsKey(offset)).toArray(Long[]::new);
    Map<Long, Recorded> all = known;
    if (missing.length > 0) {
      all = new HashMap<>(known);
      all.putAll(read(connection, key, missing));
      keep(key, all);
    }
    List<Recorded> claims = new ArrayList<>(offsets.length);
    for (Long offset : offsets) {
      claims.add(Objects.requireNonNull(all.get(offset)));
    }
    return claims;
  }

  private synchronized Map<Long, Recorded> known(Key key) {
    Kept found = missions.get(key);
    Map<Long, Recorded> byOffset = found == null ? null : found.byOffset().get();
    return byOffset == null ? Map.of() : byOffset;
  }

  private synchronized void keep(Key key, Map<Long, Recorded> byOffset) {
    Kept before = missions.put(key, new Kept(byOffset.size(), new SoftReference<>(byOffset)));
    kept += byOffset.size() - (before == null ? 0 : before.size());
    Iterator<Kept> eldest = missions.values().iterator();
    while (kept > mostAnnouncements && eldest.hasNext()) {
      kept -= eldest.next().size();
      eldest.remove();
    }
  }

  private static Long[] offsets(Connection connection, Key key, long beforeOffset)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select array_agg(log_offset order by log_offset) from muster.journal_row
             where generation = ? and mission = ? and log_offset < ?\
            """)) {
      select.setInt(1, key.generation());
      select.setString(2, key.mission());
      select.setLong(3, beforeOffset);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        Array offsets = row.getArray(1);
        return offsets == null ? new Long[0] : (Long[]) offsets.getArray();
      }
    }
  }

  private static Map<Long, Recorded> read(Connection connection, Key key, Long[] offsets)
      throws SQLException {
    Map<Long, Recorded> read = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select log_offset, body from muster.journal_row
             where generation = ? and mission = ? and log_offset = any (?)\
            """)) {
      select.setInt(1, key.generation());
      select.setString(2, key.mission());
      select.setArray(3, connection.createArrayOf("bigint", offsets));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          read.put(rows.getLong(1), JournalRows.read(rows.getString(2)));
        }
      }
    }
    return read;
  }
}
