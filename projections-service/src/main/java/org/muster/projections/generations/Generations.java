package org.muster.projections.generations;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muster.projections.log.Log;
import org.muster.projections.posture.MissionFold;

/// Which generations there are, and which of them answers.
public final class Generations {

  /// The channel on which a promotion is told.
  public static final String CHANNEL = "muster_generation";

  private static final long FIRST_LOCK = 0x6d757374_00000001L;
  private static final String SELECT =
      "select g.number, g.fold_version, g.lineage, g.state, g.created_at, g.promoted_at,"
          + " not exists (select from muster_ops.log l where l.lineage <> g.lineage),"
          + " p.answered_before from muster.generation g"
          + " left join muster.promoted p on p.generation = g.number ";

  private Generations() {}

  /// The generation that answers; empty before the first start.
  public static Optional<Generation> promoted(Connection connection) throws SQLException {
    return one(connection, SELECT + "where p.generation is not null");
  }

  /// All of them, the newest first.
  public static List<Generation> all(Connection connection) throws SQLException {
    return select(connection, SELECT + "order by g.number desc");
  }

  /// The generation of that number.
  public static Optional<Generation> one(Connection connection, int number) throws SQLException {
    return one(connection, SELECT + "where g.number = " + number);
  }

  /// The generation of that number, kept from being dropped or promoted by others meanwhile.
  public static Optional<Generation> locked(Connection connection, int number) throws SQLException {
    return one(connection, SELECT + "where g.number = " + number + " for update of g");
  }

  /// The generation that answers, even if it was made from another log; makes and promotes an empty
  /// one if there is none.
  public static Generation promotedOrFirst(Connection connection, Log log) throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
      lock.setLong(1, FIRST_LOCK);
      lock.execute();
    }
    Optional<Generation> promoted = promoted(connection);
    if (promoted.isPresent()) {
      return promoted.get();
    }
    int number = create(connection, log);
    attach(connection, number);
    promote(connection, number, "first start");
    return promoted(connection).orElseThrow();
  }

  /// Makes the tables of a new generation; nobody sees them before [#attach]. Its checkpoints stand
  /// where the log begins.
  public static int create(Connection connection, Log log) throws SQLException {
    int number = createTables(connection, log);
    for (int p = 0; p < log.partitions(); p++) {
      long start = log.starts().get(p);
      if (start > 0) {
        Checkpoints.advance(connection, number, 0, new Checkpoint(p, start, 0));
      }
    }
    return number;
  }

  private static int createTables(Connection connection, Log log) throws SQLException {
    try (PreparedStatement create =
        connection.prepareStatement("select muster.create_generation(?, ?, ?)")) {
      create.setInt(1, MissionFold.VERSION);
      create.setString(2, log.lineage());
      create.setInt(3, log.partitions());
      try (ResultSet row = create.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  /// The indexes that the tables of a generation lack, by the name that the projected table's has.
  public static List<String> missingIndexes(Connection connection, int number) throws SQLException {
    List<String> names = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement("select muster.missing_indexes(?)")) {
      select.setInt(1, number);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          names.add(row.getString(1));
        }
      }
    }
    return names;
  }

  /// Builds an index of a generation that is not attached yet; does nothing if it is there.
  public static void buildIndex(Connection connection, int number, String index)
      throws SQLException {
    try (PreparedStatement alone =
            connection.prepareStatement("select pg_advisory_xact_lock(?, hashtext(?))");
        PreparedStatement build = connection.prepareStatement("select muster.build_index(?, ?)")) {
      alone.setInt(1, number);
      alone.setString(2, index);
      alone.execute();
      build.setInt(1, number);
      build.setString(2, index);
      build.execute();
    }
  }

  /// Whether the rows of a generation can be read.
  public static boolean isAttached(Connection connection, int number) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("select muster.is_attached(?)")) {
      select.setInt(1, number);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  /// Builds the indexes that a generation lacks and lets the projected tables have it.
  public static void attach(Connection connection, int number) throws SQLException {
    call(connection, "select muster.attach_generation(?)", number);
  }

  /// Removes a generation and its rows.
  ///
  /// @throws SQLException also if readers hold it for longer than 300 ms; another try may help
  public static void drop(Connection connection, int number) throws SQLException {
    call(connection, "select muster.drop_generation(?)", number);
  }

  /// A generation is complete and stays, without answering.
  public static void keep(Connection connection, int number) throws SQLException {
    call(connection, "update muster.generation set state = 'kept' where number = ?", number);
  }

  /// Makes a generation the one that answers.
  public static void promote(Connection connection, int number, String reason) throws SQLException {
    promote(connection, number, PromotionOrder.plain(reason));
  }

  /// Makes a generation the one that answers, for that reason.
  public static void promote(Connection connection, int number, PromotionOrder order)
      throws SQLException {
    call(
        connection,
        "update muster.generation set state = 'kept' where state = 'promoted' and number <> ?",
        number);
    call(
        connection,
        "update muster.generation set state = 'promoted', promoted_at = now() where number = ?",
        number);
    PromotionRows.insert(connection, number, order);
    point(connection, number);
    try (PreparedStatement notify = connection.prepareStatement("select pg_notify(?, ?)")) {
      notify.setString(1, CHANNEL);
      notify.setString(2, Integer.toString(number));
      notify.execute();
    }
  }

  /// Sets the pointer. If answers were further before than the generation is, it remembers how far.
  private static void point(Connection connection, int number) throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            """
            with seen as (
              select array_agg(greatest(had.next_offset, p.answered_before[had.partition + 1])
                               order by had.partition) as next_offsets,
                     bool_or(has.next_offset
                             < greatest(had.next_offset, p.answered_before[had.partition + 1]))
                       as further
                from muster.promoted p
                join muster.checkpoint had on had.generation = p.generation
                join muster.checkpoint has on has.generation = ? and has.partition = had.partition
                 and has.lineage = had.lineage)
            insert into muster.promoted (generation, answered_before)
            select ?, case when further then next_offsets end from seen
            on conflict (only_row) do update
              set generation = excluded.generation, answered_before = excluded.answered_before\
            """)) {
      upsert.setInt(1, number);
      upsert.setInt(2, number);
      upsert.executeUpdate();
    }
  }

  private static void call(Connection connection, String sql, int number) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setInt(1, number);
      statement.execute();
    }
  }

  private static Optional<Generation> one(Connection connection, String sql) throws SQLException {
    return select(connection, sql).stream().findFirst();
  }

  private static List<Generation> select(Connection connection, String sql) throws SQLException {
    List<Generation> generations = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        @Nullable OffsetDateTime promotedAt = row.getObject(6, OffsetDateTime.class);
        generations.add(
            new Generation(
                row.getInt(1),
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                promotedAt == null ? null : promotedAt.toInstant(),
                row.getBoolean(7),
                offsets(row.getArray(8))));
      }
    }
    return generations;
  }

  private static List<Long> offsets(@Nullable Array array) throws SQLException {
    return array == null ? List.of() : List.of((Long[]) array.getArray());
  }
}
