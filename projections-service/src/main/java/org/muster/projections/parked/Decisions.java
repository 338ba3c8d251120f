package org.muster.projections.parked;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/// What somebody decided about parked records: kept beside the audit, by the record's place in the
/// log, so that a replay honours it. Of `discarded` and `released` the last holds.
public final class Decisions {

  /// What was decided.
  enum Decision {
    /// It stays out, and nothing is incomplete for it.
    DISCARDED,
    /// It was read and folded after all.
    RELEASED,
    /// It was tried again and failed as before.
    STILL_PARKED;

    String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private Decisions() {}

  /// Whether somebody decided that a record is left out.
  public static boolean isDiscarded(Connection connection, int partition, long offset)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select exists (select from muster.discarded
                            where log_partition = ? and log_offset = ?)\
            """)) {
      select.setInt(1, partition);
      select.setLong(2, offset);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  /// Notes who decided what, when and why.
  static void insert(
      Connection connection, RecordId id, Decision decision, String reason, String decidedBy)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into muster_ops.parked_decision
              (topic_id, lineage, log_partition, log_offset, decision, reason, decided_by)
            select topic_id, lineage, ?, ?, ?, ?, ? from muster_ops.log\
            """)) {
      insert.setInt(1, id.partition());
      insert.setLong(2, id.offset());
      insert.setString(3, decision.wireName());
      insert.setString(4, reason);
      insert.setString(5, decidedBy);
      insert.executeUpdate();
    }
  }

  /// A record that a generation has parked although it was released since the generation was begun;
  /// empty if there is none.
  public static Optional<String> releasedSince(Connection connection, int generation)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select last.log_partition, last.log_offset
              from (select distinct on (d.log_partition, d.log_offset)
                           d.log_partition, d.log_offset, d.decision, d.decided_at
                      from muster_ops.parked_decision d
                      join muster_ops.log l on l.topic_id = d.topic_id and l.lineage = d.lineage
                     where d.decision <> 'still-parked'
                     order by d.log_partition, d.log_offset, d.number desc) last
              join muster.parked p
                on p.generation = ? and p.log_partition = last.log_partition
               and p.log_offset = last.log_offset
             where last.decision = 'released'
               and last.decided_at > (select created_at from muster.generation where number = ?)
             limit 1\
            """)) {
      select.setInt(1, generation);
      select.setInt(2, generation);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new RecordId(row.getInt(1), row.getLong(2)).toString())
            : Optional.empty();
      }
    }
  }

  /// Nobody has decided about so many of the records that cannot be read and stand, without another
  /// between them, before an offset.
  public static int undecidedBefore(
      Connection connection, int generation, int partition, long nextOffset) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            with unreadable as (
              select log_offset, row_number() over (order by log_offset desc) as place
                from muster.parked
               where generation = ? and log_partition = ? and log_offset < ?
                 and reason not in (?, ?))
            select count(*) from unreadable r
             where r.log_offset = ? - r.place
               and not exists (select from muster.discarded d
                                where d.log_partition = ? and d.log_offset = r.log_offset)\
            """)) {
      select.setInt(1, generation);
      select.setInt(2, partition);
      select.setLong(3, nextOffset);
      select.setString(4, ParkReason.ID_CONFLICT.wireName());
      select.setString(5, ParkReason.FOLD_FAILED.wireName());
      select.setLong(6, nextOffset);
      select.setInt(7, partition);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }
}
