package org.muster.projections.answers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.position.LogVector;
import org.muster.projections.http.Snapshot;

/// Whether records that could not be read or folded are missing from a mission's figures.
public enum Incomplete {
  /// Nothing is parked.
  NO,
  /// Something is parked that may be of this mission.
  POSSIBLE,
  /// Something of this mission is parked.
  YES;

  /// What a snapshot says of a mission.
  public static Incomplete of(Snapshot snapshot, String mission) throws SQLException {
    return of(snapshot, mission, null);
  }

  /// The same by what the log had up to a position; `null` for all of it.
  public static Incomplete of(Snapshot snapshot, String mission, @Nullable LogVector atPosition)
      throws SQLException {
    Array next =
        snapshot
            .connection()
            .createArrayOf(
                "bigint", (atPosition == null ? snapshot.next() : atPosition.next()).toArray());
    try (PreparedStatement select =
        snapshot
            .connection()
            .prepareStatement(
                """
                select exists (select from muster.undecided
                                where generation = ? and mission = ?
                                  and log_offset < (?::bigint[])[log_partition + 1]),
                       exists (select from muster.undecided
                                where generation = ? and mission is null and log_partition = ?
                                  and log_offset < (?::bigint[])[log_partition + 1])\
                """)) {
      select.setInt(1, snapshot.generation().number());
      select.setString(2, mission);
      select.setArray(3, next);
      select.setInt(4, snapshot.generation().number());
      select.setInt(5, snapshot.partitionOf(mission));
      select.setArray(6, next);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getBoolean(1) ? YES : row.getBoolean(2) ? POSSIBLE : NO;
      }
    }
  }

  /// As JSON: `false`, `true` or `"possible"`.
  String json() {
    return switch (this) {
      case NO -> "false";
      case POSSIBLE -> "\"possible\"";
      case YES -> "true";
    };
  }

  /// Writes the member `incomplete`: `false`, `true` or `"possible"`.
  public void writeTo(ObjectNode body) {
    switch (this) {
      case NO -> body.put("incomplete", false);
      case POSSIBLE -> body.put("incomplete", "possible");
      case YES -> body.put("incomplete", true);
    }
  }
}
