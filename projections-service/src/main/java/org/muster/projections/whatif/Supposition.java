package org.muster.projections.whatif;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.recorded.Recorded;
import org.muster.projections.answers.Figures;
import org.muster.projections.answers.Incomplete;
import org.muster.projections.answers.MissionClaims;
import org.muster.projections.answers.PostureQuestion;
import org.muster.projections.answers.PostureRows;
import org.muster.projections.http.Reply;
import org.muster.projections.http.Snapshot;
import org.muster.projections.posture.PostureAnswer;
import org.muster.projections.timeline.TimelineRange;
import org.muster.projections.timeline.TimelineRow;

/// A posture and its timeline without and with announcements that are only supposed.
final class Supposition {

  private static final List<String> COLUMNS =
      Figures.columns(Stream.of("case"), PostureRows.COLUMNS.stream());

  private final Snapshot snapshot;
  private final String mission;
  private final PostureQuestion asked;
  private final Instant now;

  Supposition(Snapshot snapshot, String mission, PostureQuestion asked, Instant now) {
    this.snapshot = snapshot;
    this.mission = mission;
    this.asked = asked;
    this.now = now;
  }

  Reply reply(byte[] body) throws SQLException {
    MissionClaims known = MissionClaims.of(snapshot, mission, asked.atPosition());
    List<Recorded> supposed =
        Hypotheses.read(
            body, mission, RecordedKeys.of(known.claims()), recordedAt(known.lastTaken()));
    List<Recorded> together = new ArrayList<>(known.claims());
    together.addAll(supposed);
    ObjectNode without = posture(known, known.claims());
    ObjectNode with = posture(known, together);
    ObjectNode answer = Figures.object();
    answer.set("without", without);
    answer.set("with", with);
    timeline(answer, "timelineWithout", known.claims());
    timeline(answer, "timelineWith", together);
    Figures.texts(answer, "supposed", supposed.stream().map(Recorded::id).toList());
    return new Reply.One(
        answer, Stream.concat(rows("without", without), rows("with", with)).toList(), COLUMNS);
  }

  /// Right after what is on record, but never after what was known at the cut: a supposition is
  /// known.
  private Instant recordedAt(@Nullable Instant lastTaken) {
    @Nullable Instant cut = asked.question().cut().at();
    Instant next = lastTaken == null ? Instant.EPOCH : lastTaken.plusMillis(1);
    return cut == null || next.isBefore(cut) ? next : cut;
  }

  private ObjectNode posture(MissionClaims known, Collection<Recorded> claims) throws SQLException {
    PostureAnswer.Knowledge knowledge = asked.knowledge(known.lastTaken(), now);
    return PostureRows.folded(
        mission,
        asked,
        claims,
        knowledge,
        Incomplete.of(snapshot, mission, asked.atPosition()),
        known.position());
  }

  private void timeline(ObjectNode answer, String name, Collection<Recorded> claims) {
    answer
        .putArray(name)
        .addAll(
            TimelineRange.ALL.rows(claims, asked.question()).stream()
                .map(TimelineRow::json)
                .toList());
  }

  private static Stream<ObjectNode> rows(String name, ObjectNode posture) {
    return PostureRows.rows(posture).stream()
        .map(row -> {
          ObjectNode line = Figures.object().put("case", name);
          line.setAll(row);
          return line;
        });
  }
}
