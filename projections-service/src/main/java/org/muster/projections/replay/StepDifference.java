package org.muster.projections.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muster.projections.posture.Interval;
import org.muster.projections.posture.PostureStep;

/// What differs between two steps of the same mission or contributor.
final class StepDifference {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final @Nullable String contributor;
  private final List<Difference.Change> changes = new ArrayList<>();

  private StepDifference(@Nullable String contributor) {
    this.contributor = contributor;
  }

  /// The figures that differ; if none does, that they are explained differently.
  ///
  /// @param contributor `null` for the mission as a whole
  /// @param before `null` if there was no such step
  /// @param after `null` if there is none any more
  static List<Difference.Change> between(
      @Nullable String contributor, @Nullable PostureStep before, @Nullable PostureStep after) {
    StepDifference all = new StepDifference(contributor);
    if (before == null || after == null) {
      all.add(
          "present",
          null,
          JSON.booleanNode(before != null),
          JSON.booleanNode(after != null),
          before == null ? "appears" : "is gone");
    }
    all.figure(
        "deployed",
        interval(before, PostureStep::deployed),
        interval(after, PostureStep::deployed));
    all.figure(
        "operational",
        interval(before, PostureStep::operational),
        interval(after, PostureStep::operational));
    all.figure(
        "reduction",
        interval(before, PostureStep::reduction),
        interval(after, PostureStep::reduction));
    all.figure(
        "suspended",
        interval(before, PostureStep::suspended),
        interval(after, PostureStep::suspended));
    all.figure(
        "increase",
        interval(before, PostureStep::increase),
        interval(after, PostureStep::increase));
    if (before != null && after != null) {
      all.toldOfBoth(before, after);
    }
    return all.changes;
  }

  private void toldOfBoth(PostureStep before, PostureStep after) {
    if (before.partial() != after.partial()) {
      add(
          "partial",
          null,
          JSON.booleanNode(before.partial()),
          JSON.booleanNode(after.partial()),
          after.partial() ? "the reduction is now partial" : "the reduction is no longer partial");
    }
    texts("status", before.status(), after.status());
    texts("flags", before.flags(), after.flags());
    if (!Objects.equals(before.whyNull(), after.whyNull())) {
      add(
          "whyNull",
          null,
          text(before.whyNull()),
          text(after.whyNull()),
          "reason why unknown %s → %s"
              .formatted(orNone(before.whyNull()), orNone(after.whyNull())));
    }
    if (changes.isEmpty()) {
      add("explanation", null, JSON.nullNode(), JSON.nullNode(), "explained differently");
    }
  }

  private interface Get {
    @Nullable Interval of(PostureStep step);
  }

  private static @Nullable Interval interval(@Nullable PostureStep step, Get figure) {
    return step == null ? null : figure.of(step);
  }

  private void figure(String name, @Nullable Interval before, @Nullable Interval after) {
    if (Objects.equals(before, after)) {
      return;
    }
    if (before == null || after == null || areAllOther(before, after)) {
      add(
          name,
          null,
          json(before),
          json(after),
          "%s %s → %s".formatted(name, words(before), words(after)));
      return;
    }
    end(name, "low", before.low(), after.low(), "none");
    end(name, "best", before.best(), after.best(), "none");
    end(name, "high", before.high(), after.high(), "no limit");
  }

  private void end(
      String figure, String end, @Nullable Long before, @Nullable Long after, String absent) {
    if (!Objects.equals(before, after)) {
      add(
          figure,
          end,
          number(before),
          number(after),
          "%s %s %s → %s".formatted(figure, end, words(before, absent), words(after, absent)));
    }
  }

  private void texts(String name, List<String> before, List<String> after) {
    if (!before.equals(after)) {
      add(
          name,
          null,
          array(before),
          array(after),
          "%s %s → %s"
              .formatted(
                  name,
                  before.isEmpty() ? "none" : String.join(" ", before),
                  after.isEmpty() ? "none" : String.join(" ", after)));
    }
  }

  private void add(
      String figure, @Nullable String end, JsonNode before, JsonNode after, String words) {
    changes.add(new Difference.Change(contributor, figure, end, before, after, words));
  }

  private static boolean areAllOther(Interval before, Interval after) {
    return before.low() != after.low()
        && !Objects.equals(before.best(), after.best())
        && !Objects.equals(before.high(), after.high());
  }

  private static boolean isExact(Interval interval) {
    return interval.high() != null && interval.high() == interval.low();
  }

  /// `unknown`, `880` or `585 / 650 / 1,615`: low, best, high.
  private static String words(@Nullable Interval interval) {
    if (interval == null) {
      return "unknown";
    }
    return isExact(interval)
        ? count(interval.low())
        : "%s / %s / %s"
            .formatted(
                count(interval.low()), words(interval.best(), "–"), words(interval.high(), "∞"));
  }

  private static String words(@Nullable Long number, String absent) {
    return number == null ? absent : count(number);
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String orNone(@Nullable String text) {
    return text == null ? "none" : text;
  }

  private static JsonNode json(@Nullable Interval interval) {
    if (interval == null) {
      return JSON.nullNode();
    }
    ObjectNode json = JSON.objectNode();
    json.put("low", interval.low());
    json.put("best", interval.best());
    json.put("high", interval.high());
    return json;
  }

  private static JsonNode number(@Nullable Long number) {
    return number == null ? JSON.nullNode() : JSON.numberNode(number);
  }

  private static JsonNode text(@Nullable String text) {
    return text == null ? JSON.nullNode() : TextNode.valueOf(text);
  }

  private static ArrayNode array(List<String> texts) {
    ArrayNode array = JSON.arrayNode();
    texts.forEach(array::add);
    return array;
  }
}
