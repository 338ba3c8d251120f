package org.muster.projections.parked;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;

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

  /// How many of the last so many records before an offset are parked and nobody decided on.
  public static int undecidedBefore(
      Connection connection, int generation, int partition, long nextOffset, int last)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select count(*) from muster.undecided
             where generation = ? and log_partition = ? and log_offset >= ? and log_offset < ?\
            """)) {
      select.setInt(1, generation);
      select.setInt(2, partition);
      select.setLong(3, nextOffset - last);
      select.setLong(4, nextOffset);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }
}
