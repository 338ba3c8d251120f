package org.muster.projections.generations;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The checkpoints of a generation: one a partition, advanced in the transaction that writes rows,
/// and only by who knows where it stands (compare and set).
public final class Checkpoints {
  private Checkpoints() {}

  /// All of them, by partition.
  public static Map<Integer, Checkpoint> of(Connection connection, int generation)
      throws SQLException {
    return select(connection, generation, "");
  }

  /// All of them, kept from being advanced until the transaction ends.
  public static Map<Integer, Checkpoint> locked(Connection connection, int generation)
      throws SQLException {
    return select(connection, generation, " for update");
  }

  /// How often rows of these partitions were written again in place, by partition; until the
  /// transaction ends nobody advances them or writes their rows again.
  public static Map<Integer, Long> held(
      Connection connection, int generation, Collection<Integer> partitions) throws SQLException {
    Map<Integer, Long> revisions = new TreeMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select partition, revision from muster.checkpoint
             where generation = ? and partition = any (?) order by partition for update\
            """)) {
      select.setInt(1, generation);
      select.setArray(2, connection.createArrayOf("integer", partitions.toArray()));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          revisions.put(rows.getInt(1), rows.getLong(2));
        }
      }
    }
    return revisions;
  }

  /// Tells whoever keeps rows of a partition in memory that they were written again.
  ///
  /// @param parkedInARow how many records before the checkpoint nobody has decided on, in a row
  public static void revise(Connection connection, int generation, int partition, int parkedInARow)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            update muster.checkpoint set revision = revision + 1, parked_in_a_row = ?
             where generation = ? and partition = ?\
            """)) {
      update.setInt(1, parkedInARow);
      update.setInt(2, generation);
      update.setInt(3, partition);
      update.executeUpdate();
    }
  }

  /// The offsets to be read next, in the order of partitions.
  public static List<Long> vector(Map<Integer, Checkpoint> checkpoints) {
    return new TreeMap<>(checkpoints).values().stream().map(Checkpoint::nextOffset).toList();
  }

  /// When the last record was applied; `null` if none was.
  public static @Nullable Instant lastApplied(Connection connection, int generation)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select max(applied_at) from muster.checkpoint where generation = ?")) {
      select.setInt(1, generation);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        @Nullable OffsetDateTime at = row.getObject(1, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
      }
    }
  }

  /// Advances a checkpoint.
  ///
  /// @throws OvertakenException if it is not where it was expected: somebody else was here
  public static void advance(
      Connection connection, int generation, long expectedOffset, Checkpoint to)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            update muster.checkpoint
               set next_offset = ?, parked_in_a_row = ?, applied_at = clock_timestamp()
             where generation = ? and partition = ? and next_offset = ?\
            """)) {
      update.setLong(1, to.nextOffset());
      update.setInt(2, to.parkedInARow());
      update.setInt(3, generation);
      update.setInt(4, to.partition());
      update.setLong(5, expectedOffset);
      if (update.executeUpdate() == 0) {
        throw new OvertakenException(generation, to.partition(), expectedOffset);
      }
    }
  }

  private static Map<Integer, Checkpoint> select(
      Connection connection, int generation, String suffix) throws SQLException {
    Map<Integer, Checkpoint> checkpoints = new TreeMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select partition, next_offset, parked_in_a_row from muster.checkpoint"
                + " where generation = ? order by partition"
                + suffix)) {
      select.setInt(1, generation);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          checkpoints.put(
              rows.getInt(1), new Checkpoint(rows.getInt(1), rows.getLong(2), rows.getInt(3)));
        }
      }
    }
    return checkpoints;
  }
}
