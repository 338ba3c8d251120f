package org.muster.projections.casualties;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.muster.contracts.recorded.Recorded;
import org.muster.projections.answers.Figures;
import org.muster.projections.answers.Incomplete;
import org.muster.projections.answers.MissionClaims;
import org.muster.projections.http.Snapshot;
import org.muster.projections.posture.Standing;

/// What was told of a mission's incidents and casualties.
///
/// @param claims all that was said of the mission
/// @param standing what stands of it
/// @param byId each announcement by its id
record Told(MissionClaims claims, List<Standing> standing, Map<UUID, Recorded> byId) {

  static final String NEVER_ADDED =
      "Reported totals (snapshots) and single incidents are never added to each other: a total"
          + " may count the same people.";

  static Told of(Snapshot snapshot, String mission, CasualtyQuestion question) throws SQLException {
    MissionClaims claims = MissionClaims.of(snapshot, mission, question.known().atPosition());
    Map<UUID, Recorded> byId = new HashMap<>();
    claims.claims().forEach(recorded -> byId.put(recorded.id(), recorded));
    return new Told(claims, Standing.of(claims.claims(), question.known().question().cut()), byId);
  }

  List<Incident> incidents() {
    return CasualtyFold.incidents(standing);
  }

  List<CasualtyFold.Snapshot> snapshots() {
    return CasualtyFold.snapshots(standing);
  }

  /// What an answer begins with.
  ObjectNode head(Snapshot snapshot, String mission, CasualtyQuestion question, Instant now)
      throws SQLException {
    ObjectNode head = Figures.object();
    head.put("mission", mission);
    head.put("from", Objects.toString(question.from(), null));
    head.put("to", Objects.toString(question.to(), null));
    head.put("about", question.known().question().about());
    Figures.knowledge(head, question.known().knowledge(claims.lastTaken(), now));
    head.put("note", NEVER_ADDED);
    Incomplete.of(snapshot, mission, question.known().atPosition()).writeTo(head);
    head.put("position", claims.position().toString());
    return head;
  }
}
