package org.muster.projections.answers;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.json.WireNames;
import org.muster.contracts.position.LogPosition;
import org.muster.contracts.position.LogVector;
import org.muster.contracts.recorded.Recorded;
import org.muster.projections.http.Snapshot;
import org.muster.projections.journal.JournalRows;
import org.muster.projections.posture.Basis;
import org.muster.projections.posture.Cut;
import org.muster.projections.posture.PostureAnswer;
import org.muster.projections.posture.PostureStep;
import org.muster.projections.posture.Question;
import org.muster.projections.problem.Problem;

/// Answers a question about a mission: from its stored steps where they answer it, else by folding
/// its journal.
final class PostureLookup {

  /// A producer may deliver for two minutes; five more for clocks that differ.
  private static final Duration UNTIL_FINAL = Duration.ofMinutes(7);

  private final Snapshot snapshot;
  private final String mission;
  private final PostureQuestion asked;
  private final Instant now;

  PostureLookup(Snapshot snapshot, String mission, PostureQuestion asked, Instant now) {
    this.snapshot = snapshot;
    this.mission = mission;
    this.asked = asked;
    this.now = now;
  }

  /// The body of the answer.
  ///
  /// @throws Problem 404 if nobody has ever spoken of the mission
  String body() throws SQLException {
    Instant lastRecorded =
        lastRecorded()
            .orElseThrow(
                () -> Problem.notFound("nobody has ever spoken of the mission " + mission));
    LogPosition position = position();
    List<PostureStep> steps;
    Instant at = lastRecorded;
    if (asked.isOfRows()) {
      steps = stored();
    } else {
      Collection<Recorded> claims =
          JournalRows.ofMission(
                  snapshot.connection(),
                  snapshot.generation().number(),
                  mission,
                  position.offset() + 1)
              .values();
      at =
          claims.stream()
              .map(Recorded::recordedAt)
              .max(Comparator.naturalOrder())
              .orElse(lastRecorded);
      steps = PostureAnswer.fold(claims, asked.question());
    }
    return PostureAnswer.json(
        mission,
        asked.question(),
        knowledge(at),
        steps.getFirst(),
        steps.subList(1, steps.size()),
        Incomplete.of(snapshot, mission).json(),
        position.toString());
  }

  /// Without a cut by time it is told by the last announcement that was taken account of. A
  /// recorded cut is final when nothing that was recorded before it can still arrive; another never
  /// is.
  private PostureAnswer.Knowledge knowledge(Instant lastTaken) {
    Cut cut = asked.question().cut();
    Instant at = cut.at() == null ? lastTaken : cut.at();
    boolean isFinal =
        asked.atPosition() != null
            || (cut.basis() == Basis.RECORDED && at.plus(UNTIL_FINAL).isBefore(now));
    return new PostureAnswer.Knowledge(cut.basis(), at, isFinal);
  }

  /// The last record of the mission's partition that the answer takes account of.
  private LogPosition position() {
    LogPosition reached = snapshot.positionOf(mission);
    LogVector exact = asked.atPosition();
    if (exact == null) {
      return reached;
    }
    if (!exact.lineage().equals(reached.lineage())) {
      throw Problem.conflict(
              "other-log",
              "atPosition is a position in the log %s, this is the log %s"
                  .formatted(exact.lineage(), reached.lineage()))
          .with("parameter", "atPosition");
    }
    if (exact.next().size() != snapshot.next().size()) {
      throw Problem.badParameter(
          "atPosition",
          "has %d partitions, the log %d".formatted(exact.next().size(), snapshot.next().size()));
    }
    long next = exact.next().get(reached.partition());
    if (next - 1 > reached.offset()) {
      throw Problem.unavailable(
          "not-there-yet",
          "partition %d was read up to offset %d".formatted(reached.partition(), reached.offset()),
          Duration.ofSeconds(1));
    }
    if (next == 0) {
      throw Problem.badParameter("atPosition", "is before the first record of " + mission);
    }
    return new LogPosition(reached.lineage(), reached.partition(), next - 1);
  }

  private Optional<Instant> lastRecorded() throws SQLException {
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
        return Optional.ofNullable(last).map(OffsetDateTime::toInstant);
      }
    }
  }

  /// The mission's step on the day, then each contributor's in the order of their codes.
  private List<PostureStep> stored() throws SQLException {
    Question question = asked.question();
    List<PostureStep> steps = new ArrayList<>();
    try (PreparedStatement select =
        snapshot
            .connection()
            .prepareStatement(
                """
                select distinct on (contributor collate "C") %s from muster.posture_step
                 where generation = ? and mission = ? and scenario = ? and from_day <= ?
                 order by contributor collate "C", from_day desc\
                """
                    .formatted(String.join(", ", StepRow.COLUMNS)))) {
      select.setInt(1, snapshot.generation().number());
      select.setString(2, mission);
      select.setString(3, WireNames.of(question.scenario()));
      select.setObject(4, question.on());
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          steps.add(StepRow.read(rows));
        }
      }
    }
    return steps;
  }
}
