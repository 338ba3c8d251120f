package org.muster.projections.journal;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.muster.contracts.json.AnnouncementJson;
import org.muster.contracts.recorded.Recorded;
import org.muster.projections.database.CopyRows;

/// The journal of a generation as rows.
public final class JournalRows {

  private JournalRows() {}

  public static void insert(Connection connection, int generation, List<Arrival.Announced> arrivals)
      throws SQLException {
    if (arrivals.isEmpty()) {
      return;
    }
    try (CopyRows rows =
        CopyRows.into(
            connection, "muster.journal_row", CopyRows.ofGeneration(JournalRow.COLUMNS))) {
      for (Arrival.Announced arrival : arrivals) {
        rows.row(List.of(generation), JournalRow.values(arrival));
      }
      rows.end();
    }
  }

  /// A mission's announcements by id, in the order of the log.
  public static Map<UUID, Recorded> ofMission(Connection connection, int generation, String mission)
      throws SQLException {
    Map<UUID, Recorded> claims = new LinkedHashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select body from muster.journal_row
             where generation = ? and mission = ? order by log_offset\
            """)) {
      select.setInt(1, generation);
      select.setString(2, mission);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          Recorded recorded = read(rows.getString(1));
          claims.put(recorded.id(), recorded);
        }
      }
    }
    return claims;
  }

  /// What a mission has recorded under an id.
  public static Optional<Recorded> recorded(
      Connection connection, int generation, String mission, UUID id) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select body from muster.journal_row where generation = ? and id = ? and mission = ?")) {
      select.setInt(1, generation);
      select.setObject(2, id);
      select.setString(3, mission);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(read(row.getString(1))) : Optional.empty();
      }
    }
  }

  /// A mission's announcements with their places, in the order of the log.
  public static List<Arrival.Announced> arrivals(
      Connection connection, int generation, String mission) throws SQLException {
    List<Arrival.Announced> arrivals = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select log_partition, log_offset, body from muster.journal_row
             where generation = ? and mission = ? order by log_offset\
            """)) {
      select.setInt(1, generation);
      select.setString(2, mission);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          String body = rows.getString(3);
          arrivals.add(new Arrival.Announced(rows.getInt(1), rows.getLong(2), read(body), body));
        }
      }
    }
    return arrivals;
  }

  /// Takes out the announcements at these offsets of the mission's partition.
  public static void delete(
      Connection connection, int generation, String mission, Collection<Long> offsets)
      throws SQLException {
    if (offsets.isEmpty()) {
      return;
    }
    try (PreparedStatement delete =
        connection.prepareStatement(
            "delete from muster.journal_row where generation = ? and mission = ? and log_offset = any (?)")) {
      delete.setInt(1, generation);
      delete.setString(2, mission);
      delete.setArray(3, connection.createArrayOf("bigint", offsets.toArray()));
      delete.executeUpdate();
    }
  }

  /// An announcement from a row's body.
  public static Recorded read(String body) {
    return AnnouncementJson.readRecorded(body.getBytes(StandardCharsets.UTF_8)).orThrow();
  }
}
