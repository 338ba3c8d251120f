package org.muster.system;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muster.localstack.PostgresProcess;
import org.muster.projections.replay.GenerationDigest;

/// What stands in PostgreSQL, looked up as its superuser. A connection that was cut is made again.
final class Rows implements AutoCloseable {

  private static final int ANSWERS_WITHIN_SECONDS = 5;

  private final PostgresProcess postgres;
  private @Nullable Connection connection;

  /// A replay as it is recorded.
  ///
  /// @param generation the one that it fills, 0 before it has one
  record Replay(
      long id,
      String state,
      String phase,
      double fraction,
      int generation,
      int resumed,
      String detail,
      String report) {

    boolean isRunning() {
      return state.equals("running");
    }
  }

  /// How far a generation is, and the replay that fills it, seen at one moment.
  ///
  /// @param next the offsets to be read next, by partition
  /// @param folded how many missions are folded for good
  record Standing(Replay replay, Map<Integer, Long> next, long folded, int promoted) {

    /// Whether whoever starts next has something to go on with: a generation that answers already
    /// has none.
    boolean isToBeGoneOnWith() {
      return replay.isRunning() && !isAnswering();
    }

    boolean isAnswering() {
      return promoted == replay.generation();
    }
  }

  /// Reads one row after another.
  private interface Read<T> {
    T row(ResultSet row) throws SQLException;
  }

  Rows(PostgresProcess postgres) {
    this.postgres = postgres;
  }

  int promoted() throws SQLException {
    return one("select generation from muster.promoted", row -> row.getInt(1));
  }

  /// The offsets that the generation that answers will read next, by partition.
  List<Long> position() throws SQLException {
    return all(
        """
        select next_offset from muster.checkpoint
         where generation = (select generation from muster.promoted) order by partition\
        """,
        row -> row.getLong(1));
  }

  Replay replay(long id) throws SQLException {
    return standing(id).replay();
  }

  /// Everything about a replay in one look.
  Standing standing(long id) throws SQLException {
    return one(
        """
        select r.id, r.state, r.phase, r.fraction, coalesce(r.generation, 0), r.resumed,
               coalesce(r.detail, ''), coalesce(r.report, ''),
               array(select partition from muster.checkpoint c
                      where c.generation = r.generation order by partition),
               array(select next_offset from muster.checkpoint c
                      where c.generation = r.generation order by partition),
               (select count(*) from muster.filling_mission m
                 where m.generation = r.generation and m.folded),
               (select generation from muster.promoted)
          from muster_ops.replay r where r.id = %d\
        """
            .formatted(id),
        row -> {
          Map<Integer, Long> next = new TreeMap<>();
          Integer[] partitions = (Integer[]) array(row, 9);
          Long[] offsets = (Long[]) array(row, 10);
          for (int i = 0; i < partitions.length; i++) {
            next.put(partitions[i], offsets[i]);
          }
          return new Standing(
              new Replay(
                  row.getLong(1),
                  row.getString(2),
                  row.getString(3),
                  row.getDouble(4),
                  row.getInt(5),
                  row.getInt(6),
                  row.getString(7),
                  row.getString(8)),
              next,
              row.getLong(11),
              row.getInt(12));
        });
  }

  private static Object array(ResultSet row, int column) throws SQLException {
    Array array = row.getArray(column);
    return array.getArray();
  }

  /// How many replays there ever were.
  long replays() throws SQLException {
    return one("select count(*) from muster_ops.replay", row -> row.getLong(1));
  }

  /// Every generation as `number state`.
  List<String> generations() throws SQLException {
    return all(
        "select number || ' ' || state from muster.generation order by number",
        row -> row.getString(1));
  }

  /// What there is of generations that are not there: tables, indexes, checkpoints, notes.
  List<String> leftovers() throws SQLException {
    return all(
        """
        with traces (what, number) as (
          select relname::text, substring(relname from '_g([0-9]+)$')::int from pg_class
           where relnamespace = 'muster'::regnamespace and relname ~ '_g[0-9]+$'
          union all select 'checkpoint', generation from muster.checkpoint
          union all select 'mission', generation from muster.filling_mission
          union all select 'dropped record', generation from muster.filling_dropped
        )
        select what || ' of ' || number from traces
         where number not in (select number from muster.generation)
            or what in ('mission', 'dropped record')\
        """,
        row -> row.getString(1));
  }

  /// How often a generation began to answer.
  int promotions(int generation) throws SQLException {
    return one(
        "select count(*) from muster_ops.promotion where to_generation = " + generation,
        row -> row.getInt(1));
  }

  /// Who promoted what, why and accepting what, the oldest first.
  List<String> audit() throws SQLException {
    return all(
        """
        select format('%s → %s rules %s: %s, by %s, accepted %s', from_generation, to_generation,
                      fold_version, reason, coalesce(promoted_by, 'nobody'),
                      coalesce(accepted, 'nothing'))
          from muster_ops.promotion order by at\
        """,
        row -> row.getString(1));
  }

  /// The digest of what a generation has.
  GenerationDigest digest(int generation) throws SQLException {
    Connection in = connection();
    in.setAutoCommit(false);
    try {
      return GenerationDigest.of(in, generation);
    } finally {
      in.rollback();
      in.setAutoCommit(true);
    }
  }

  private <T> T one(String sql, Read<T> read) throws SQLException {
    List<T> rows = all(sql, read);
    if (rows.size() != 1) {
      throw new IllegalStateException("%d rows: %s".formatted(rows.size(), sql));
    }
    return rows.getFirst();
  }

  /// Looks once more if PostgreSQL was started again since the last time.
  private <T> List<T> all(String sql, Read<T> read) throws SQLException {
    try {
      return found(sql, read);
    } catch (SQLException e) {
      if (connection().isValid(ANSWERS_WITHIN_SECONDS)) {
        throw e;
      }
      connection().close();
      return found(sql, read);
    }
  }

  private <T> List<T> found(String sql, Read<T> read) throws SQLException {
    List<T> found = new ArrayList<>();
    try (Statement statement = connection().createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        found.add(read.row(row));
      }
    }
    return found;
  }

  private Connection connection() throws SQLException {
    Connection open = connection;
    if (open == null || open.isClosed()) {
      open = postgres.connect("muster");
      connection = open;
    }
    return open;
  }

  @Override
  public void close() throws SQLException {
    if (connection != null) {
      connection.close();
    }
  }
}
