package org.muster.projections.answers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.muster.contracts.position.LogPosition;
import org.muster.contracts.recorded.Recorded;
import org.muster.projections.http.Reply;
import org.muster.projections.posture.PostureAnswer;
import org.muster.projections.posture.PostureStep;

/// A posture as rows: one for the mission, one for each contributor.
public final class PostureRows {

  private static final JsonMapper JSON = new JsonMapper();

  /// The columns of CSV.
  public static final List<String> COLUMNS =
      List.of(
          "mission",
          "contributor",
          "on",
          "scenario",
          "status",
          "deployed.low",
          "deployed.best",
          "deployed.high",
          "operational.low",
          "operational.best",
          "operational.high",
          "reduction.low",
          "reduction.best",
          "reduction.high",
          "reduction.partial",
          "suspended.low",
          "suspended.best",
          "suspended.high",
          "increase.low",
          "increase.best",
          "increase.high",
          "whyNull",
          "stated.stance",
          "flags",
          "incomplete",
          "position");

  private PostureRows() {}

  static Reply reply(String answer) {
    return new Reply.Written(answer, () -> rows(parse(answer)), COLUMNS);
  }

  /// The mission's row, then each contributor's.
  public static List<ObjectNode> rows(ObjectNode body) {
    List<ObjectNode> rows = new ArrayList<>();
    ObjectNode mission = body.deepCopy();
    mission.remove("contributors");
    rows.add(mission);
    for (JsonNode contributor : body.path("contributors")) {
      ObjectNode row = JsonNodeFactory.instance.objectNode();
      for (String name : List.of("mission", "on", "scenario", "incomplete", "position")) {
        row.set(name, body.path(name));
      }
      // what an element calls its position is where the contributor stands, not where the log was
      contributor
          .properties()
          .forEach(member ->
              row.set(
                  member.getKey().equals("position") ? "stated" : member.getKey(),
                  member.getValue()));
      rows.add(row);
    }
    return rows;
  }

  /// A posture folded from announcements, recorded or not.
  public static ObjectNode folded(
      String mission,
      PostureQuestion asked,
      Collection<Recorded> claims,
      PostureAnswer.Knowledge knowledge,
      Incomplete incomplete,
      LogPosition position) {
    List<PostureStep> steps = PostureAnswer.fold(claims, asked.question());
    return parse(
        PostureAnswer.json(
            mission,
            asked.question(),
            knowledge,
            steps.getFirst(),
            steps.subList(1, steps.size()),
            incomplete.json(),
            position.toString()));
  }

  /// What the rules wrote as text.
  public static ObjectNode parse(String answer) {
    try {
      return (ObjectNode) JSON.readTree(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer is not JSON", e);
    }
  }
}
