package org.muster.projections.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.muster.contracts.json.WireNames;
import org.muster.projections.posture.AnnouncementLife;

/// What has become of a mission's announcements, as rows.
public final class LifeRows {
  private LifeRows() {}

  /// The lives that are stored, by the announcement's id.
  public static Map<UUID, AnnouncementLife> ofMission(
      Connection connection, int generation, String mission) throws SQLException {
    Map<UUID, AnnouncementLife> lives = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select id, status, by from muster.announcement_life where generation = ? and mission = ?")) {
      select.setInt(1, generation);
      select.setString(2, mission);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          UUID id = rows.getObject(1, UUID.class);
          lives.put(
              id,
              new AnnouncementLife(
                  id,
                  AnnouncementLife.Status.valueOf(rows.getString(2).toUpperCase(Locale.ROOT)),
                  List.of((UUID[]) rows.getArray(3).getArray())));
        }
      }
    }
    return lives;
  }

  /// Writes lives, replacing those of the same announcement.
  public static void upsert(
      Connection connection, int generation, String mission, Collection<AnnouncementLife> lives)
      throws SQLException {
    if (lives.isEmpty()) {
      return;
    }
    try (PreparedStatement upsert =
        connection.prepareStatement(
            """
            insert into muster.announcement_life (generation, mission, id, status, by)
            values (?, ?, ?, ?, ?)
            on conflict (generation, mission, id)
            do update set status = excluded.status, by = excluded.by\
            """)) {
      for (AnnouncementLife life : lives) {
        upsert.setInt(1, generation);
        upsert.setString(2, mission);
        upsert.setObject(3, life.id());
        upsert.setString(4, WireNames.of(life.status()));
        upsert.setArray(5, connection.createArrayOf("uuid", life.by().toArray()));
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }

  public static void delete(
      Connection connection, int generation, String mission, Collection<UUID> ids)
      throws SQLException {
    if (ids.isEmpty()) {
      return;
    }
    try (PreparedStatement delete =
        connection.prepareStatement(
            "delete from muster.announcement_life where generation = ? and mission = ? and id = any (?)")) {
      delete.setInt(1, generation);
      delete.setString(2, mission);
      delete.setArray(3, connection.createArrayOf("uuid", ids.toArray()));
      delete.executeUpdate();
    }
  }
}
