package org.muster.projections.contributors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.recorded.Recorded;
import org.muster.projections.answers.Figures;
import org.muster.projections.answers.Incomplete;
import org.muster.projections.answers.MissionClaims;
import org.muster.projections.answers.PostureQuestion;
import org.muster.projections.answers.PostureRows;
import org.muster.projections.answers.StepRows;
import org.muster.projections.http.Paging;
import org.muster.projections.http.Place;
import org.muster.projections.http.Reply;
import org.muster.projections.http.Snapshot;
import org.muster.projections.journal.Fates;
import org.muster.projections.posture.ContributorTimeline;
import org.muster.projections.posture.Cut;
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
  Reply reply(Rows rows, Paging paging) throws SQLException {
    MissionClaims known = MissionClaims.of(snapshot, mission, asked.atPosition());
    if (Story.of(known.claims(), contributor, Cut.NONE).isEmpty()) {
      throw Problem.notFound("nobody has ever spoken of %s in %s".formatted(contributor, mission));
    }
    Question question = asked.question();
    ObjectNode body =
        Figures.head(mission, question, question.on(), asked.knowledge(known.lastTaken(), now));
    List<PostureStep> steps = steps(known.claims());
    ObjectNode element = element(known.claims(), steps);
    StoryRows told = new StoryRows(element, Fates.of(known.claims(), question.cut()));
    List<PostureStep> timeline = ContributorTimeline.of(steps);
    List<Recorded> story = Story.of(known.claims(), contributor, question.cut());
    body.put("contributor", contributor);
    body.set("posture", element);
    Incomplete.of(snapshot, mission, asked.atPosition()).writeTo(body);
    body.put("position", known.position().toString());
    return switch (rows) {
      case STORY -> {
        if (paging.isFirst()) {
          body.putArray("timeline").addAll(timeline.stream().map(ContributorRows::step).toList());
        }
        yield page(body, "story", paging.of(story, Story::place), told::row, StoryRows.COLUMNS);
      }
      case TIMELINE -> {
        if (paging.isFirst()) {
          body.putArray("story").addAll(story.stream().map(told::row).toList());
        }
        yield page(
            body,
            "timeline",
            paging.of(timeline, step -> Place.of(Place.day(step.fromDay()))),
            ContributorRows::step,
            ContributorRows.OVER_TIME);
      }
    };
  }

  private static <T> Reply page(
      ObjectNode head,
      String name,
      Paging.Page<T> page,
      Function<T, ObjectNode> row,
      List<String> columns) {
    return new Reply.Page(head, name, page.rows().stream().map(row).toList(), columns, page.next());
  }

  /// The step on the day: under the step policy one of all of them.
  private @Nullable ObjectNode element(List<Recorded> claims, List<PostureStep> steps) {
    LocalDate on = asked.question().on();
    List<PostureStep> upToDay =
        asked.question().policy() == Policy.LINEAR
            ? ContributorTimeline.steps(claims, asked.question(), contributor, on, on)
            : steps.stream().filter(step -> !step.fromDay().isAfter(on)).toList();
    return upToDay.isEmpty() ? null : PostureRows.parse(upToDay.getLast().answer());
  }

  /// The stored steps where they answer it, else those folded.
  private List<PostureStep> steps(List<Recorded> claims) throws SQLException {
    Question question = asked.question();
    if (asked.isOfRows()) {
      return StepRows.ofContributor(
          snapshot.connection(),
          snapshot.generation().number(),
          mission,
          question.scenario(),
          contributor);
    }
    if (question.policy() != Policy.LINEAR) {
      return ContributorTimeline.steps(claims, question, contributor, LocalDate.MIN, LocalDate.MAX);
    }
    TimelineRange range = TimelineRange.ALL.bounded(claims, question);
    return range.from() == null || range.to() == null
        ? List.of()
        : ContributorTimeline.steps(claims, question, contributor, range.from(), range.to());
  }
}
