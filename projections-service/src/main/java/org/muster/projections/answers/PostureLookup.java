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

  /// The last step of each contributor that has begun: one look into the index for the contributor
  /// and one for its step, however many steps there are.
  private static final String LAST_STEPS =
      """
      with recursive who (contributor) as (
        (select contributor from muster.posture_step
          where generation = ? and mission = ? and scenario = ? order by contributor limit 1)
        union all
        select (select s.contributor from muster.posture_step s
                 where s.generation = ? and s.mission = ? and s.scenario = ?
                   and s.contributor > who.contributor
                 order by s.contributor limit 1)
          from who where who.contributor is not null
      )
      select step.* from who cross join lateral (
        select %s from muster.posture_step
         where generation = ? and mission = ? and scenario = ?
           and contributor = who.contributor and from_day <= ?
         order by from_day desc limit 1) step
       order by step.contributor collate "C"\
      """
          .formatted(String.join(", ", StepRow.COLUMNS));

  /// How often generation, mission and scenario are asked for in it.
  private static final int STEP_SETS = 3;

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
        Incomplete.of(snapshot, mission, asked.atPosition()).json(),
        position.toString());
  }

  /// The mission's step on the day, then each contributor's in the order of their codes.
  private List<PostureStep> stored() throws SQLException {
    Question question = asked.question();
    List<PostureStep> steps = new ArrayList<>();
    try (PreparedStatement select = snapshot.connection().prepareStatement(LAST_STEPS)) {
      int parameter = 1;
      for (int i = 0; i < STEP_SETS; i++) {
        select.setInt(parameter++, snapshot.generation().number());
        select.setString(parameter++, mission);
        select.setString(parameter++, WireNames.of(question.scenario()));
      }
      select.setObject(parameter, question.on());
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          steps.add(StepRow.read(rows));
        }
      }
    }
    return steps;
  }
}
