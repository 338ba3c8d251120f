package org.muster.projections.replay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One SHA-256 a mission over every row that a generation has of it, in a canonical order. Two
/// generations with equal digests are equal row for row.
///
/// @param byMission a digest for each mission, and one for the records that are parked without one
public record GenerationDigest(Map<String, String> byMission) {

  private static final String SELECT =
      """
      with rows (mission, kind, place, row) as (
        select mission, 1, lpad(log_offset::text, 19, '0'),
               jsonb_build_array(id, contributor, type, log_partition, log_offset, recorded_at,
                                 recorder_issuer, recorder_subject, recorder_role,
                                 announced_earliest, announced_latest, client_key, said_by, target,
                                 body, search_text)::text
          from muster.journal_row where generation = ?
        union all
        select mission, 2, id::text, jsonb_build_array(id, status, by)::text
          from muster.announcement_life where generation = ?
        union all
        select mission, 3, concat_ws('/', scenario, contributor, from_day),
               (to_jsonb(s) - 'generation')::text
          from muster.posture_step s where generation = ?
        union all
        select coalesce(mission, ''), 4, log_partition || '/' || log_offset,
               (to_jsonb(p) - 'generation')::text
          from muster.parked p where generation = ?
      )
      select mission,
             encode(sha256(convert_to(
               string_agg(row, E'\\n' order by kind, place collate "C"), 'UTF8')), 'hex')
        from rows group by mission\
      """;

  /// The digest of what a generation has in the connection's view of the database.
  public static GenerationDigest of(Connection connection, int generation) throws SQLException {
    Map<String, String> digests = new TreeMap<>();
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      for (int i = 1; i <= 4; i++) {
        select.setInt(i, generation);
      }
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          digests.put(rows.getString(1), rows.getString(2));
        }
      }
    }
    return new GenerationDigest(digests);
  }

  /// The missions that differ, by name.
  public List<String> differing(GenerationDigest other) {
    Map<String, String> missions = new TreeMap<>(byMission);
    missions.putAll(other.byMission);
    List<String> differing = new ArrayList<>();
    for (String mission : missions.keySet()) {
      String ours = byMission.get(mission);
      if (ours == null || !ours.equals(other.byMission.get(mission))) {
        differing.add(mission.isEmpty() ? "(parked without a mission)" : mission);
      }
    }
    return differing;
  }
}
