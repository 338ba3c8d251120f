package org.muster.projections.replay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The record of every replay, kept for ever.
final class ReplayRows {

  private static final String SELECT =
      """
      select id, reason, state, phase, generation, previous_generation, dry_run, hold, max_rate,
             done, total, started_at, loaded_at, ended_at, detail, report, clock_timestamp() as now
        from muster_ops.replay\
      """;

  private ReplayRows() {}

  static long insert(Connection connection, ReplayRequest request, String reason)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into muster_ops.replay (reason, dry_run, hold, max_rate, state, phase)
            values (?, ?, ?, ?, 'running', 'starting') returning id\
            """)) {
      insert.setString(1, reason);
      insert.setBoolean(2, request.dryRun());
      insert.setBoolean(3, request.hold());
      insert.setObject(4, request.maxRate());
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  static void generations(Connection connection, long id, int generation, int previous)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update muster_ops.replay set generation = ?, previous_generation = ? where id = ?")) {
      update.setInt(1, generation);
      update.setInt(2, previous);
      update.setLong(3, id);
      update.executeUpdate();
    }
  }

  static void progress(Connection connection, long id, String phase, long done, long total)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            update muster_ops.replay
               set phase = ?, done = ?, total = ?,
                   loaded_at = case when ? <> 'reading' then coalesce(loaded_at, clock_timestamp()) end
             where id = ?\
            """)) {
      update.setString(1, phase);
      update.setLong(2, done);
      update.setLong(3, total);
      update.setString(4, phase);
      update.setLong(5, id);
      update.executeUpdate();
    }
  }

  static void end(
      Connection connection,
      long id,
      String state,
      @Nullable String detail,
      @Nullable String report)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            update muster_ops.replay
               set state = ?, detail = ?, report = coalesce(?, report), ended_at = clock_timestamp()
             where id = ?\
            """)) {
      update.setString(1, state);
      update.setString(2, detail == null ? null : detail.replace('\u0000', '\uFFFD'));
      update.setString(3, report);
      update.setLong(4, id);
      update.executeUpdate();
    }
  }

  /// The generation of a replay that was held, or differed, answers now.
  static void promoted(Connection connection, int generation) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            update muster_ops.replay set state = 'promoted'
             where generation = ? and state in ('held', 'different')\
            """)) {
      update.setInt(1, generation);
      update.executeUpdate();
    }
  }

  static Optional<Replay> one(Connection connection, long id) throws SQLException {
    return select(connection, SELECT + " where id = " + id).stream().findFirst();
  }

  /// The last ones, the newest first.
  static List<Replay> last(Connection connection, int limit) throws SQLException {
    return select(connection, SELECT + " order by id desc limit " + limit);
  }

  static List<Replay> running(Connection connection) throws SQLException {
    return select(connection, SELECT + " where state = 'running'");
  }

  /// The replay that filled a generation.
  static Optional<Replay> ofGeneration(Connection connection, int generation) throws SQLException {
    return select(connection, SELECT + " where generation = " + generation).stream().findFirst();
  }

  private static List<Replay> select(Connection connection, String sql) throws SQLException {
    List<Replay> replays = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        replays.add(read(row));
      }
    }
    return replays;
  }

  private static Replay read(ResultSet row) throws SQLException {
    Instant startedAt = row.getObject("started_at", OffsetDateTime.class).toInstant();
    Instant loadedAt = instant(row, "loaded_at");
    Instant endedAt = instant(row, "ended_at");
    Instant until = loadedAt != null ? loadedAt : endedAt != null ? endedAt : instant(row, "now");
    long elapsedMs = until == null ? 0 : Duration.between(startedAt, until).toMillis();
    long done = row.getLong("done");
    long total = row.getLong("total");
    long rate = done * 1_000 / Math.max(1, elapsedMs);
    return new Replay(
        row.getLong("id"),
        row.getString("reason"),
        row.getString("state"),
        row.getString("phase"),
        row.getObject("generation", Integer.class),
        row.getObject("previous_generation", Integer.class),
        row.getBoolean("dry_run"),
        row.getBoolean("hold"),
        row.getObject("max_rate", Integer.class),
        done,
        total,
        rate,
        rate == 0 ? null : (total - done) / rate,
        startedAt,
        endedAt,
        row.getString("detail"),
        row.getString("report"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
