package org.muster.projections.answers;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.Header;
import org.muster.contracts.position.LogPosition;
import org.muster.contracts.position.LogVector;
import org.muster.contracts.recorded.Recorded;
import org.muster.projections.http.Snapshot;
import org.muster.projections.journal.ReadJournal;
import org.muster.projections.problem.Problem;

/// What the journal has of a mission, up to a position.
///
/// @param claims the announcements in the order of the log
/// @param position the last record of the mission's partition that was taken account of
/// @param lastTaken when the last of the announcements was recorded, `null` if there was none so
///   far
public record MissionClaims(
    List<Recorded> claims, LogPosition position, @Nullable Instant lastTaken) {

  /// Three of the largest missions, about 100 MB, if there is memory for them.
  private static final ReadJournal READ = new ReadJournal(60_000);

  private static final Pattern MISSION = Pattern.compile(Header.MISSION_CODE);

  public MissionClaims {
    claims = List.copyOf(claims);
  }

  /// Reads them.
  ///
  /// @param atPosition no further than there; `null` for all of it
  /// @throws Problem 404 if nobody has ever spoken of the mission
  public static MissionClaims of(Snapshot snapshot, String mission, @Nullable LogVector atPosition)
      throws SQLException {
    Instant lastRecorded = lastRecorded(snapshot, mission);
    LogPosition position = position(snapshot, mission, atPosition);
    List<Recorded> claims =
        READ.ofMission(
            snapshot.connection(), snapshot.generation().number(), mission, position.offset() + 1);
    @Nullable Instant lastTaken =
        claims.stream()
            .map(Recorded::recordedAt)
            .max(Comparator.naturalOrder())
            .orElse(atPosition == null ? lastRecorded : null);
    return new MissionClaims(claims, position, lastTaken);
  }

  /// When the mission's last announcement was recorded.
  ///
  /// @throws Problem 404 if nobody has ever spoken of it
  public static Instant lastRecorded(Snapshot snapshot, String mission) throws SQLException {
    if (!MISSION.matcher(mission).matches()) {
      throw unknown(mission);
    }
    try (PreparedStatement select =
        snapshot
            .connection()
            .prepareStatement(
                "select max(recorded_at) from muster.journal_row where generation = ? and mission = ?")) {
      select.setInt(1, snapshot.generation().number());
      select.setString(2, mission);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        @Nullable OffsetDateTime last = row.getObject(1, OffsetDateTime.class);
        if (last == null) {
          throw unknown(mission);
        }
        return last.toInstant();
      }
    }
  }

  private static Problem unknown(String mission) {
    return Problem.notFound("nobody has ever spoken of the mission " + mission);
  }

  private static LogPosition position(
      Snapshot snapshot, String mission, @Nullable LogVector exact) {
    LogPosition reached = snapshot.positionOf(mission);
    if (exact == null) {
      return reached;
    }
    snapshot.refuseUnlessRead(exact, IntStream.of(reached.partition()));
    long next = exact.next().get(reached.partition());
    if (next == 0) {
      throw Problem.badParameter("atPosition", "is before the first record of " + mission);
    }
    return new LogPosition(reached.lineage(), reached.partition(), next - 1);
  }
}
