package org.muster.projections.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.json.WireNames;
import org.muster.projections.database.CopyRows;
import org.muster.projections.database.Stored;
import org.muster.projections.posture.AnnouncementLife;

/// What has become of a mission's announcements, as rows.
public final class LifeRows {

  /// The columns besides `generation`, in the order of [#values].
  public static final List<String> COLUMNS = List.of("mission", "id", "status", "by");

  private LifeRows() {}

  /// The values of a row.
  public static @Nullable Object[] values(String mission, AnnouncementLife life) {
    return new @Nullable Object[] {
      mission, life.id(), WireNames.of(life.status()), life.by().toArray(UUID[]::new)
    };
  }

  /// Writes how lives changed.
  ///
  /// @return how many rows were written or deleted
  /// @throws SQLException also if what changed is not stored, or what was added is
  public static int change(
      Connection connection,
      int generation,
      String mission,
      Map<UUID, AnnouncementLife> before,
      Map<UUID, AnnouncementLife> now)
      throws SQLException {
    List<UUID> gone = before.keySet().stream().filter(id -> !now.containsKey(id)).toList();
    List<AnnouncementLife> added = new ArrayList<>();
    List<AnnouncementLife> changed = new ArrayList<>();
    now.forEach((id, life) -> {
      AnnouncementLife was = before.get(id);
      if (was == null) {
        added.add(life);
      } else if (!was.equals(life)) {
        changed.add(life);
      }
    });
    delete(connection, generation, mission, gone);
    update(connection, generation, mission, changed);
    insert(connection, generation, mission, added);
    return gone.size() + changed.size() + added.size();
  }

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

  private static void insert(
      Connection connection, int generation, String mission, Collection<AnnouncementLife> lives)
      throws SQLException {
    if (lives.isEmpty()) {
      return;
    }
    try (CopyRows rows =
        CopyRows.into(connection, "muster.announcement_life", CopyRows.ofGeneration(COLUMNS))) {
      for (AnnouncementLife life : lives) {
        rows.row(List.of(generation), values(mission, life));
      }
      rows.end();
    }
  }

  private static void update(
      Connection connection, int generation, String mission, Collection<AnnouncementLife> lives)
      throws SQLException {
    if (lives.isEmpty()) {
      return;
    }
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            update muster.announcement_life set status = ?, by = ?
             where generation = ? and mission = ? and id = ?\
            """)) {
      for (AnnouncementLife life : lives) {
        update.setString(1, WireNames.of(life.status()));
        update.setArray(2, connection.createArrayOf("uuid", life.by().toArray()));
        update.setInt(3, generation);
        update.setString(4, mission);
        update.setObject(5, life.id());
        update.addBatch();
      }
      Stored.each(update.executeBatch(), "lives of announcements of " + mission);
    }
  }

  private static void delete(
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
