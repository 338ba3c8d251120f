package org.muster.projections.answers;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.muster.contracts.json.WireNames;
import org.muster.contracts.position.LogPosition;
import org.muster.projections.http.Snapshot;
import org.muster.projections.posture.PostureAnswer;
import org.muster.projections.posture.PostureStep;
import org.muster.projections.posture.Question;

/// Answers a question about a mission: from its stored steps where they answer it, else by folding
/// its journal.
public final class PostureLookup {

  private final Snapshot snapshot;
  private final String mission;
  private final PostureQuestion asked;
  private final Instant now;

  public PostureLookup(Snapshot snapshot, String mission, PostureQuestion asked, Instant now) {
    this.snapshot = snapshot;
    this.mission = mission;
    this.asked = asked;
    this.now = now;
  }

  /// The body of the answer.
  ///
  /// @throws org.muster.projections.problem.Problem 404 if nobody has ever spoken of the mission
  public String body() throws SQLException {
    List<PostureStep> steps;
    LogPosition position;
    Instant lastTaken;
    if (asked.isOfRows()) {
      lastTaken = MissionClaims.lastRecorded(snapshot, mission);
      position = snapshot.positionOf(mission);
      steps = stored();
    } else {
      MissionClaims known = MissionClaims.of(snapshot, mission, asked.atPosition());
      lastTaken = known.lastTaken();
      position = known.position();
      steps = PostureAnswer.fold(known.claims(), asked.question());
    }
    return PostureAnswer.json(
        mission,
        asked.question(),
        asked.knowledge(lastTaken, now),
        steps.getFirst(),
        steps.subList(1, steps.size()),
        Incomplete.of(snapshot, mission).json(),
        position.toString());
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
