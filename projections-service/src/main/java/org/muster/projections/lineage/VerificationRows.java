package org.muster.projections.lineage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.projections.database.AdvisoryLock;
import org.muster.projections.log.PartitionFinding;

/// The record of every verification, kept for ever. One that is said to run while nobody has the
/// lock was cut: its service ended before it did.
final class VerificationRows {

  /// Who has it reads the log again.
  static final long LOCK = 0x6d757374_00000003L;

  private static final String CUT =
      "the service that read the log ended before it was done; start it again";
  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<List<PartitionFinding>> FINDINGS = new TypeReference<>() {};
  private static final String SELECT =
      """
      select id, state, lineage, done, total, started_at, told_at, ended_at, differences, partitions
        from muster_ops.log_verification\
      """;

  private VerificationRows() {}

  static void insert(Connection connection, Verification begun) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into muster_ops.log_verification (id, state, lineage, total, started_at)
            values (?, ?, ?, ?, ?)\
            """)) {
      insert.setObject(1, UUID.fromString(begun.id()));
      insert.setString(2, begun.state());
      insert.setString(3, begun.lineage());
      insert.setLong(4, begun.total());
      insert.setObject(5, begun.startedAt().atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }

  /// How far it is, or how it ended.
  static void update(Connection connection, Verification now) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            update muster_ops.log_verification
               set state = ?, done = ?, ended_at = ?, differences = ?, partitions = ?,
                   told_at = clock_timestamp()
             where id = ?\
            """)) {
      Instant endedAt = now.endedAt();
      update.setString(1, now.state());
      update.setLong(2, now.done());
      update.setObject(3, endedAt == null ? null : endedAt.atOffset(ZoneOffset.UTC));
      update.setArray(4, connection.createArrayOf("text", now.differences().toArray()));
      update.setString(5, JSON.writeValueAsString(now.partitions()));
      update.setObject(6, UUID.fromString(now.id()));
      update.executeUpdate();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("findings are always JSON", e);
    }
  }

  /// With the lock held: whatever is said to run was cut.
  static void endCut(Connection connection) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            update muster_ops.log_verification
               set state = 'interrupted', ended_at = told_at, differences = array[?]
             where state = 'running'\
            """)) {
      update.setString(1, CUT);
      update.executeUpdate();
    }
  }

  static Optional<Verification> one(Connection connection, UUID id) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SELECT + " where id = ?")) {
      select.setObject(1, id);
      return read(connection, select).stream().findFirst();
    }
  }

  /// The last ones, the newest first.
  static List<Verification> last(Connection connection, int limit) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(SELECT + " order by started_at desc, id limit ?")) {
      select.setInt(1, limit);
      return read(connection, select);
    }
  }

  private static List<Verification> read(Connection connection, PreparedStatement select)
      throws SQLException {
    boolean isAnyRunning = AdvisoryLock.isHeld(connection, LOCK);
    List<Verification> read = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        read.add(one(row, isAnyRunning));
      }
    }
    return read;
  }

  private static Verification one(ResultSet row, boolean isAnyRunning) throws SQLException {
    boolean cut = row.getString("state").equals("running") && !isAnyRunning;
    return new Verification(
        row.getString("id"),
        cut ? "interrupted" : row.getString("state"),
        row.getString("lineage"),
        row.getLong("done"),
        row.getLong("total"),
        row.getObject("started_at", OffsetDateTime.class).toInstant(),
        instant(row, cut ? "told_at" : "ended_at"),
        cut ? List.of(CUT) : List.of((String[]) row.getArray("differences").getArray()),
        findings(row.getString("partitions")));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static List<PartitionFinding> findings(String json) {
    try {
      return JSON.readValue(json, FINDINGS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored findings are not JSON", e);
    }
  }
}
