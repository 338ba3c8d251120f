package org.muster.projections.contributors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.recorded.Recorded;
import org.muster.projections.answers.Figures;
import org.muster.projections.answers.Incomplete;
import org.muster.projections.answers.MissionClaims;
import org.muster.projections.answers.PostureQuestion;
import org.muster.projections.answers.PostureRows;
import org.muster.projections.http.Reply;
import org.muster.projections.http.Snapshot;
import org.muster.projections.posture.ContributorTimeline;
import org.muster.projections.posture.Cut;
import org.muster.projections.posture.MissionFold;
import org.muster.projections.posture.Policy;
import org.muster.projections.posture.PostureStep;
import org.muster.projections.posture.Question;
import org.muster.projections.problem.Problem;
import org.muster.projections.timeline.TimelineRange;

/// One contributor: where it stands on a day, how it came there and goes on, and all that was said.
final class ContributorLookup {

  /// Which list CSV and JSON Lines have the rows of.
  enum Rows {
    STORY,
    TIMELINE
  }

  private final Snapshot snapshot;
  private final String mission;
  private final String contributor;
  private final PostureQuestion asked;
  private final Instant now;

  ContributorLookup(
      Snapshot snapshot, String mission, String contributor, PostureQuestion asked, Instant now) {
    this.snapshot = snapshot;
    this.mission = mission;
    this.contributor = contributor;
    this.asked = asked;
    this.now = now;
  }

  /// @throws Problem 404 if nobody has ever spoken of the contributor in the mission
  Reply reply(Rows rows) throws SQLException {
    MissionClaims known = MissionClaims.of(snapshot, mission, asked.atPosition());
    if (Story.of(known.claims(), contributor, Cut.NONE).isEmpty()) {
      throw Problem.notFound("nobody has ever spoken of %s in %s".formatted(contributor, mission));
    }
    Question question = asked.question();
    ObjectNode body =
        Figures.head(mission, question, question.on(), asked.knowledge(known.lastTaken(), now));
    ObjectNode element = element(known.claims());
    List<ObjectNode> timeline =
        timeline(known.claims()).stream().map(ContributorRows::step).toList();
    StoryRows told =
        new StoryRows(
            element,
            MissionFold.lives(known.claims(), question.cut()),
            Story.disputes(known.claims()));
    List<ObjectNode> story =
        Story.of(known.claims(), contributor, question.cut()).stream().map(told::row).toList();
    body.put("contributor", contributor);
    body.set("posture", element);
    body.putArray("timeline").addAll(timeline);
    body.putArray("story").addAll(story);
    Incomplete.of(snapshot, mission).writeTo(body);
    body.put("position", known.position().toString());
    return switch (rows) {
      case STORY -> new Reply.One(body, story, StoryRows.COLUMNS);
      case TIMELINE -> new Reply.One(body, timeline, ContributorRows.OVER_TIME);
    };
  }

  private @Nullable ObjectNode element(List<Recorded> claims) {
    LocalDate on = asked.question().on();
    List<PostureStep> steps = ContributorTimeline.of(claims, asked.question(), contributor, on, on);
    return steps.isEmpty() ? null : PostureRows.parse(steps.getFirst().answer());
  }

  private List<PostureStep> timeline(List<Recorded> claims) {
    Question question = asked.question();
    if (question.policy() != Policy.LINEAR) {
      return ContributorTimeline.of(claims, question, contributor, LocalDate.MIN, LocalDate.MAX);
    }
    TimelineRange range = TimelineRange.ALL.bounded(claims, question);
    return range.from() == null || range.to() == null
        ? List.of()
        : ContributorTimeline.of(claims, question, contributor, range.from(), range.to());
  }
}
