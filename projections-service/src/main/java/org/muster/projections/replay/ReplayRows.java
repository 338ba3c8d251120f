package org.muster.projections.replay;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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
      select id, reason, asked_by, state, phase, generation, previous_generation, dry_run, hold, max_rate,
             fills, ends, done, folded, total, fraction, active_ms, waiting_for, resumed, stalled,
             cancel_requested, started_at, ended_at, detail, report
        from muster_ops.replay\
      """;

  /// Where a replay stands.
  ///
  /// @param fraction of all the work, 0 to 1
  /// @param activeMs how long it was worked on
  /// @param waitingFor what it rests for, `null` if it does not
  record Standing(
      String phase,
      long done,
      long folded,
      long total,
      double fraction,
      long activeMs,
      @Nullable String waitingFor) {}

  private static final double LEAST_FRACTION = 0.005;

  private ReplayRows() {}

  /// @param by who asked for it, `null` if nobody had to
  /// @param fills whether the generation that answers is empty
  static long insert(
      Connection connection,
      ReplayRequest request,
      String reason,
      @Nullable String by,
      boolean fills)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into muster_ops.replay
              (reason, dry_run, hold, max_rate, fills, asked_by, state, phase)
            values (?, ?, ?, ?, ?, ?, 'running', 'starting') returning id\
            """)) {
      insert.setString(1, reason);
      insert.setBoolean(2, request.dryRun());
      insert.setBoolean(3, request.hold());
      insert.setObject(4, request.maxRate());
      insert.setBoolean(5, fills);
      insert.setString(6, by);
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /// It fills this generation with the log up to those offsets.
  static void begin(Connection connection, long id, int generation, int previous, List<Long> ends)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            update muster_ops.replay set generation = ?, previous_generation = ?, ends = ?
             where id = ?\
            """)) {
      update.setInt(1, generation);
      update.setInt(2, previous);
      update.setArray(3, connection.createArrayOf("bigint", ends.toArray()));
      update.setLong(4, id);
      update.executeUpdate();
    }
  }

  /// What it says of its progress never goes back, whoever says it.
  static void progress(Connection connection, long id, Standing at) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            update muster_ops.replay
               set phase = ?, total = ?, done = greatest(done, ?), folded = greatest(folded, ?),
                   fraction = greatest(fraction, ?), active_ms = greatest(active_ms, ?),
                   waiting_for = ?
             where id = ?\
            """)) {
      update.setString(1, at.phase());
      update.setLong(2, at.total());
      update.setLong(3, at.done());
      update.setLong(4, at.folded());
      update.setDouble(5, at.fraction());
      update.setLong(6, at.activeMs());
      update.setString(7, at.waitingFor());
      update.setLong(8, id);
      update.executeUpdate();
    }
  }

  /// A service goes on with it.
  static void resumed(Connection connection, long id) throws SQLException {
    call(
        connection,
        """
        update muster_ops.replay
           set resumed = resumed + 1, resumed_at_fraction = fraction,
               stalled = case when fraction > resumed_at_fraction then 0 else stalled + 1 end
         where id = ?\
        """,
        id);
  }

  /// What kept it from going on passes: that it is gone on with says nothing of the replay.
  static void interrupted(Connection connection, long id) throws SQLException {
    call(
        connection,
        "update muster_ops.replay set stalled = greatest(0, stalled - 1) where id = ?",
        id);
  }

  /// Whoever runs it is to end it.
  static void requestCancel(Connection connection, long id) throws SQLException {
    call(
        connection,
        "update muster_ops.replay set cancel_requested = true where id = ? and state = 'running'",
        id);
  }

  /// What comparing gave, before anything follows from it.
  static void found(Connection connection, long id, String report) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update muster_ops.replay set report = ? where id = ?")) {
      update.setString(1, report);
      update.setLong(2, id);
      update.executeUpdate();
    }
  }

  private static void call(Connection connection, String sql, long id) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setLong(1, id);
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
               set state = ?, detail = ?, report = coalesce(?, report), waiting_for = null,
                   fraction = case when ? in ('promoted', 'held', 'different', 'done')
                                   then 1 else fraction end,
                   ended_at = clock_timestamp()
             where id = ?\
            """)) {
      update.setString(1, state);
      update.setString(2, detail == null ? null : detail.replace('\u0000', '\uFFFD'));
      update.setString(3, report);
      update.setString(4, state);
      update.setLong(5, id);
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

  /// The generation of a replay that was held, or differed, is gone.
  static void dropped(Connection connection, int generation) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            update muster_ops.replay
               set state = 'cancelled',
                   detail = concat_ws('; ', detail, 'its generation gave way to a later one')
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

  /// The last one that rebuilt everything from so many records or more.
  static Optional<Replay> lastWhole(Connection connection, long records) throws SQLException {
    return select(
            connection,
            SELECT
                + " where not dry_run and max_rate is null and total >= "
                + records
                + " and state in ('promoted', 'held', 'different') order by id desc limit 1")
        .stream()
        .findFirst();
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
    long activeMs = row.getLong("active_ms");
    long done = row.getLong("done");
    double fraction = row.getDouble("fraction");
    boolean running = row.getString("state").equals("running");
    return new Replay(
        row.getLong("id"),
        row.getString("reason"),
        row.getString("asked_by"),
        row.getString("state"),
        row.getString("phase"),
        row.getObject("generation", Integer.class),
        row.getObject("previous_generation", Integer.class),
        row.getBoolean("dry_run"),
        row.getBoolean("hold"),
        row.getObject("max_rate", Integer.class),
        done,
        row.getLong("folded"),
        row.getLong("total"),
        Math.floor(fraction * 1_000) / 10,
        done * 1_000 / Math.max(1, activeMs),
        running ? secondsLeft(activeMs, fraction) : null,
        row.getString("waiting_for"),
        row.getInt("resumed"),
        activeMs,
        row.getObject("started_at", OffsetDateTime.class).toInstant(),
        instant(row, "ended_at"),
        row.getString("detail"),
        row.getString("report"),
        new Replay.Inner(
            row.getBoolean("fills"),
            ends(row),
            row.getInt("stalled"),
            row.getBoolean("cancel_requested")));
  }

  /// Nobody can tell before something is done.
  private static @Nullable Long secondsLeft(long activeMs, double fraction) {
    return fraction < LEAST_FRACTION
        ? null
        : Math.round(activeMs / 1_000.0 * (1 - fraction) / fraction);
  }

  private static @Nullable List<Long> ends(ResultSet row) throws SQLException {
    @Nullable Array ends = row.getArray("ends");
    return ends == null ? null : List.of((Long[]) ends.getArray());
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
