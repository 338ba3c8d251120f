package org.muster.projections.replay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The canonical digest of every row that a generation has. Two generations with equal digests are
/// equal row for row; so is the pure fold in memory, hashed by the same definition.
///
/// Each row is a text, its SHA-256 is taken, and the hashes of a part are hashed in the order of
/// its rows; a [MissionDigest] says how parts become a mission and [#sha256] how missions become
/// the whole. A generation's number, its checkpoints and times of projecting are in none of them.
///
/// Part | Order of its rows | A row's text
/// --- | --- | ---
/// `journal` | partition, offset | partition, offset, id, contributor, type, time of recording in µs since 1970, first and last day of announcing, target; then as counted texts issuer, subject and role of the recorder, key, speaker, body, words for searching
/// `life` | id | id, status, ids that made it so
/// `parked` | partition, offset | partition, offset, reason, id; then as counted texts mission, key, detail; then the SHA-256 of the value
/// `posture …` | day | day, low, best, high of deployed, operational, reduction, suspended and increase, partial (`t` or `f`), status, flags, reason why null; then as counted texts details and because
///
/// Fields are followed by `|`, elements of a list are separated by spaces, what is absent is empty,
/// days are ISO 8601 (`-infinity` for ever before). A counted text is its length in bytes of UTF-8,
/// `:` and the text itself; an absent one is `-`.
///
/// @param byMission a digest for each mission, and under `""` one for what is parked without one
public record GenerationDigest(SortedMap<String, MissionDigest> byMission) {

  private static final String WORK_MEMORY = "64MB"; // the row hashes of a large mission are sorted

  /// The text of a row of the journal, in SQL.
  static final String JOURNAL_ROW =
      """
      concat(
               log_partition, '|', log_offset, '|', id, '|', contributor, '|', type, '|',
               (extract(epoch from recorded_at) * 1000000)::bigint, '|',
               announced_earliest, '|', announced_latest, '|', target, '|',
               octet_length(recorder_issuer), ':', recorder_issuer,
               octet_length(recorder_subject), ':', recorder_subject,
               octet_length(recorder_role), ':', recorder_role,
               coalesce(octet_length(client_key) || ':' || client_key, '-'),
               coalesce(octet_length(said_by) || ':' || said_by, '-'),
               octet_length(body), ':', body,
               octet_length(search_text), ':', search_text)\
      """;

  /// The text of a row that says what became of an announcement, in SQL.
  static final String LIFE_ROW = "concat(id, '|', status, '|', array_to_string(by, ' '), '|')";

  /// The text of a row of the parked records, in SQL.
  static final String PARKED_ROW =
      """
      concat(
               log_partition, '|', log_offset, '|', reason, '|', announcement_id, '|',
               coalesce(octet_length(mission) || ':' || mission, '-'),
               coalesce(octet_length(key) || ':' || key, '-'),
               octet_length(detail), ':', detail,
               encode(sha256(record_value), 'hex'))\
      """;

  private static final String JOURNAL =
      """
      select 'journal', count(*), encode(sha256(string_agg(sha256(convert_to(%s, 'UTF8')),
             '' order by log_partition, log_offset)), 'hex')
        from muster.journal_row where generation = ? and mission = ? having count(*) > 0\
      """
          .formatted(JOURNAL_ROW);

  private static final String LIFE =
      """
      select 'life', count(*), encode(sha256(string_agg(sha256(convert_to(%s, 'UTF8')),
             '' order by id)), 'hex')
        from muster.announcement_life where generation = ? and mission = ? having count(*) > 0\
      """
          .formatted(LIFE_ROW);

  private static final String PARKED =
      """
      select 'parked', count(*), encode(sha256(string_agg(sha256(convert_to(%s, 'UTF8')),
             '' order by log_partition, log_offset)), 'hex')
        from muster.parked
       where generation = ? and %s having count(*) > 0\
      """;

  private static final String POSTURE =
      """
      select rtrim('posture ' || scenario || ' ' || contributor), count(*),
             encode(sha256(string_agg(sha256(convert_to(concat(
               from_day, '|', deployed_low, '|', deployed_best, '|', deployed_high, '|',
               operational_low, '|', operational_best, '|', operational_high, '|',
               reduction_low, '|', reduction_best, '|', reduction_high, '|',
               suspended_low, '|', suspended_best, '|', suspended_high, '|',
               increase_low, '|', increase_best, '|', increase_high, '|', partial, '|',
               array_to_string(status, ' '), '|', array_to_string(flags, ' '), '|', why_null, '|',
               octet_length(details), ':', details, octet_length(because), ':', because), 'UTF8')),
             '' order by from_day)), 'hex')
        from muster.posture_step where generation = ? and mission = ?
       group by scenario, contributor\
      """;

  private static final List<String> PARTS =
      List.of(JOURNAL, LIFE, PARKED.formatted(PARKED_ROW, "mission = ?"), POSTURE);
  private static final List<String> PARTS_WITHOUT_MISSION =
      List.of(PARKED.formatted(PARKED_ROW, "mission is null and ? = ''"));

  /// Steps from one mission to the next in the primary key.
  private static final String MISSIONS =
      """
      with recursive found (mission) as (
        (select mission from muster.%1$s where generation = ? order by mission limit 1)
        union all
        select (select t.mission from muster.%1$s t
                 where t.generation = ? and t.mission > found.mission order by t.mission limit 1)
          from found where found.mission is not null
      )
      select mission from found where mission is not null\
      """;

  /// Is told after each mission how many are done, and how long the last one took.
  interface Told {
    void missions(int done, int total, long nanos) throws SQLException;
  }

  public GenerationDigest {
    byMission = new TreeMap<>(byMission);
  }

  /// The digest of what a generation has in the connection's view of the database. The connection
  /// is in a transaction, whose settings it changes.
  public static GenerationDigest of(Connection connection, int generation) throws SQLException {
    return of(connection, generation, (done, total, nanos) -> {});
  }

  static GenerationDigest of(Connection connection, int generation, Told told) throws SQLException {
    try (Statement settings = connection.createStatement()) {
      settings.execute("set local statement_timeout = 0"); // readers are bounded, this is long
      settings.execute("set local work_mem = '" + WORK_MEMORY + "'");
      settings.execute("set local jit = off");
    }
    SortedSet<String> missions = missions(connection, generation);
    SortedMap<String, MissionDigest> digests = new TreeMap<>();
    told.missions(0, missions.size(), 0);
    for (String mission : missions) {
      long began = System.nanoTime();
      digests.put(mission, mission(connection, generation, mission));
      told.missions(digests.size(), missions.size(), System.nanoTime() - began);
    }
    return new GenerationDigest(digests);
  }

  private static SortedSet<String> missions(Connection connection, int generation)
      throws SQLException {
    SortedSet<String> missions = new TreeSet<>();
    for (String table : List.of("journal_row", "announcement_life", "posture_step")) {
      try (PreparedStatement select = connection.prepareStatement(MISSIONS.formatted(table))) {
        select.setInt(1, generation);
        select.setInt(2, generation);
        add(missions, select);
      }
    }
    try (PreparedStatement select =
        connection.prepareStatement(
            "select distinct coalesce(mission, '') from muster.parked where generation = ?")) {
      select.setInt(1, generation);
      add(missions, select);
    }
    return missions;
  }

  private static void add(SortedSet<String> missions, PreparedStatement select)
      throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        missions.add(row.getString(1));
      }
    }
  }

  private static MissionDigest mission(Connection connection, int generation, String mission)
      throws SQLException {
    SortedMap<String, MissionDigest.Part> parts = new TreeMap<>();
    for (String part : mission.isEmpty() ? PARTS_WITHOUT_MISSION : PARTS) {
      try (PreparedStatement select = connection.prepareStatement(part)) {
        select.setInt(1, generation);
        select.setString(2, mission);
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            parts.put(row.getString(1), new MissionDigest.Part(row.getLong(2), row.getString(3)));
          }
        }
      }
    }
    return new MissionDigest(parts);
  }

  /// The digest of everything: SHA-256 over a line `mission sha256` for each mission, in the order
  /// of their codes.
  public String sha256() {
    StringBuilder lines = new StringBuilder();
    byMission.forEach(
        (mission, digest) -> lines.append("%s %s\n".formatted(mission, digest.sha256())));
    return Sha256.of(lines.toString());
  }

  /// How many rows.
  public long rows() {
    return byMission.values().stream().mapToLong(MissionDigest::rows).sum();
  }

  /// The missions that differ, each with its parts that do.
  public SortedMap<String, SortedSet<String>> differing(GenerationDigest other) {
    SortedSet<String> missions = new TreeSet<>(byMission.keySet());
    missions.addAll(other.byMission.keySet());
    SortedMap<String, SortedSet<String>> differing = new TreeMap<>();
    for (String mission : missions) {
      SortedSet<String> parts = partsOf(mission).differing(other.partsOf(mission));
      if (!parts.isEmpty()) {
        differing.put(mission, parts);
      }
    }
    return differing;
  }

  private MissionDigest partsOf(String mission) {
    return byMission.getOrDefault(mission, new MissionDigest(new TreeMap<>()));
  }
}
