package org.muster.projections.answers;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.Component;
import org.muster.contracts.json.WireNames;
import org.muster.projections.posture.Interval;
import org.muster.projections.posture.PostureAnswer;
import org.muster.projections.posture.Question;

/// Figures and what they answer, as JSON that every slice writes alike.
public final class Figures {
  private Figures() {}

  /// An object without members.
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /// Writes an interval; `null` where it cannot be said, and for its open end.
  public static void interval(ObjectNode object, String name, @Nullable Interval interval) {
    if (interval == null) {
      object.putNull(name);
      return;
    }
    ObjectNode ends = object.putObject(name);
    ends.put("low", interval.low());
    ends.put("best", interval.best());
    ends.put("high", interval.high());
  }

  /// Writes a reduction, which may lack plans without a number; `null` where it cannot be said.
  public static void reduction(ObjectNode object, @Nullable Interval reduction, boolean partial) {
    interval(object, "reduction", reduction);
    if (object.get("reduction") instanceof ObjectNode ends) {
      ends.put("partial", partial);
    }
  }

  /// Writes the ceilings by population, `null` if none is known.
  public static void authorized(ObjectNode object, Map<Component, Interval> ceilings) {
    if (ceilings.isEmpty()) {
      object.putNull("authorized");
      return;
    }
    ObjectNode authorized = object.putObject("authorized");
    ceilings.forEach(
        (component, ceiling) -> interval(authorized, WireNames.of(component), ceiling));
  }

  /// Writes a list of texts, or of what prints as one.
  public static void texts(ObjectNode object, String name, Collection<?> texts) {
    ArrayNode array = object.putArray(name);
    texts.forEach(text -> array.add(text.toString()));
  }

  /// The three columns of an interval.
  public static Stream<String> columns(String name) {
    return Stream.of("low", "best", "high").map(end -> name + "." + end);
  }

  /// The columns of a table, of single names and of those of intervals.
  @SafeVarargs
  public static List<String> columns(Stream<String>... parts) {
    return Stream.of(parts).flatMap(part -> part).toList();
  }

  /// What an answer begins with: what was asked, of whom, knowing what.
  ///
  /// @param on the day asked about, `null` if the answer is about many
  public static ObjectNode head(
      String mission, Question question, @Nullable Object on, PostureAnswer.Knowledge knowledge) {
    ObjectNode head = object();
    head.put("mission", mission);
    if (on != null) {
      head.put("on", on.toString());
    }
    head.put("component", "uniformed");
    head.put("scenario", WireNames.of(question.scenario()));
    head.put("policy", WireNames.of(question.policy()));
    head.put("about", question.about());
    knowledge(head, knowledge);
    return head;
  }

  /// Writes what was known.
  public static void knowledge(ObjectNode head, PostureAnswer.Knowledge knowledge) {
    ObjectNode known = head.putObject("knowledge");
    known.put("basis", WireNames.of(knowledge.basis()));
    known.put("at", Objects.toString(knowledge.at(), null));
    known.put("final", knowledge.finished());
  }
}
