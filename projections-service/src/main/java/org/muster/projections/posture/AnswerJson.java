package org.muster.projections.posture;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.Component;
import org.muster.contracts.announcement.PositionStated;
import org.muster.contracts.edtf.Edtf;
import org.muster.contracts.json.WireNames;

/// The parts of a posture as JSON.
final class AnswerJson {

  private static final JsonFactory JSON = new JsonFactory();

  private AnswerJson() {}

  @FunctionalInterface
  private interface Content {
    void write(JsonGenerator json) throws IOException;
  }

  /// An object's fields without its braces, or an array's elements without its brackets.
  private static String inside(Content content) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      content.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String whole = text.toString();
    return whole.substring(1, whole.length() - 1);
  }

  /// What an answer says of a step, as the members of an object: its figures, then its details.
  static String members(PostureStep step) {
    String figures = inside(json -> figures(json, step));
    return step.details().isEmpty() ? figures : figures + "," + step.details();
  }

  private static void figures(JsonGenerator json, PostureStep step) throws IOException {
    String contributor = step.contributor();
    json.writeStartObject();
    if (contributor != null) {
      json.writeStringField("contributor", contributor);
      strings(json, "status", step.status());
    }
    interval(json, "deployed", step.deployed());
    interval(json, "operational", step.operational());
    text(json, "whyNull", step.whyNull());
    if (contributor == null) {
      reduction(json, step.reduction(), step.partial());
    } else {
      interval(json, "reduction", step.reduction());
    }
    interval(json, "increase", step.increase());
    interval(json, "suspended", step.suspended());
    strings(json, "flags", step.flags());
    json.writeEndObject();
  }

  /// What an answer says of a contributor besides its figures.
  static String details(ContributorView view) {
    return inside(json -> details(json, view));
  }

  private static void details(JsonGenerator json, ContributorView view) throws IOException {
    json.writeStartObject();
    Plan plan = view.plan();
    text(json, "stage", plan == null ? null : WireNames.of(plan.stage()));
    count(json, view.count());
    plan(json, plan);
    text(
        json, "unquantified", view.unquantified().isEmpty() ? null : view.unquantified().getLast());
    json.writeArrayFieldStart("because");
    for (Effect effect : view.because()) {
      effect(json, effect);
    }
    json.writeEndArray();
    disregarded(json, view.disregarded());
    json.writeArrayFieldStart("pledged");
    for (UUID id : view.pledged()) {
      json.writeString(id.toString());
    }
    json.writeEndArray();
    position(json, view.position());
    json.writeEndObject();
  }

  private static void count(JsonGenerator json, @Nullable Count count) throws IOException {
    if (count == null) {
      json.writeNullField("count");
      return;
    }
    json.writeObjectFieldStart("count");
    json.writeStringField("asOf", count.day().toString());
    ends(json, count.strength());
    json.writeEndObject();
  }

  private static void plan(JsonGenerator json, @Nullable Plan plan) throws IOException {
    if (plan == null) {
      json.writeNullField("plan");
      return;
    }
    json.writeObjectFieldStart("plan");
    json.writeStringField("id", plan.id().toString());
    date(json, "starts", plan.starts());
    date(json, "completes", plan.completes());
    date(json, "retainsPartUntil", plan.retains());
    json.writeStringField("extent", WireNames.of(plan.extent()));
    interval(json, "personnel", plan.number());
    json.writeEndObject();
  }

  private static void position(JsonGenerator json, @Nullable Entry position) throws IOException {
    if (position != null && position.claim() instanceof PositionStated stated) {
      json.writeObjectFieldStart("position");
      json.writeStringField("id", position.id().toString());
      json.writeStringField("stance", WireNames.of(stated.stance()));
      json.writeEndObject();
    } else {
      json.writeNullField("position");
    }
  }

  /// What an answer says of the mission besides its figures.
  static String details(MissionView view) {
    return inside(json -> details(json, view));
  }

  private static void details(JsonGenerator json, MissionView view) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("mandate");
    json.writeStringField("status", WireNames.of(view.mandate().status()));
    date(json, "expires", view.mandate().expires());
    json.writeEndObject();
    authorized(json, view.authorized());
    interval(json, "counted", view.counted());
    interval(json, "remainder", view.remainder());
    json.writeArrayFieldStart("unquantified");
    for (MissionView.Unquantified plan : view.unquantified()) {
      json.writeStartObject();
      text(json, "contributor", plan.contributor());
      json.writeStringField("state", plan.state());
      json.writeEndObject();
    }
    json.writeEndArray();
    disregarded(json, view.disregarded());
    json.writeEndObject();
  }

  private static void authorized(JsonGenerator json, Map<Component, Interval> authorized)
      throws IOException {
    if (authorized.isEmpty()) {
      json.writeNullField("authorized");
      return;
    }
    json.writeObjectFieldStart("authorized");
    for (Map.Entry<Component, Interval> ceiling : authorized.entrySet()) {
      interval(json, WireNames.of(ceiling.getKey()), ceiling.getValue());
    }
    json.writeEndObject();
  }

  /// Effects as elements of an array.
  static String effects(Collection<Effect> effects) {
    return inside(json -> {
      json.writeStartArray();
      for (Effect effect : effects) {
        effect(json, effect);
      }
      json.writeEndArray();
    });
  }

  private static void effect(JsonGenerator json, Effect effect) throws IOException {
    json.writeStartObject();
    text(json, "id", effect.id() == null ? null : effect.id().toString());
    json.writeStringField("type", effect.type());
    text(json, "contributor", effect.contributor());
    json.writeStringField("figure", WireNames.of(effect.figure()));
    json.writeObjectFieldStart("effect");
    number(json, "low", effect.low());
    number(json, "best", effect.best());
    number(json, "high", effect.high());
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void disregarded(JsonGenerator json, List<Disregard> disregarded)
      throws IOException {
    json.writeArrayFieldStart("disregarded");
    for (Disregard disregard : disregarded) {
      json.writeStartObject();
      json.writeStringField("id", disregard.id().toString());
      json.writeStringField("type", disregard.type());
      json.writeStringField("reason", disregard.reason().wireName());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void interval(JsonGenerator json, String name, @Nullable Interval interval)
      throws IOException {
    if (interval == null) {
      json.writeNullField(name);
      return;
    }
    json.writeObjectFieldStart(name);
    ends(json, interval);
    json.writeEndObject();
  }

  private static void reduction(JsonGenerator json, @Nullable Interval reduction, boolean partial)
      throws IOException {
    if (reduction == null) {
      json.writeNullField("reduction");
      return;
    }
    json.writeObjectFieldStart("reduction");
    ends(json, reduction);
    json.writeBooleanField("partial", partial);
    json.writeEndObject();
  }

  private static void ends(JsonGenerator json, Interval interval) throws IOException {
    number(json, "low", interval.low());
    number(json, "best", interval.best());
    number(json, "high", interval.high());
  }

  private static void number(JsonGenerator json, String name, @Nullable Long number)
      throws IOException {
    if (number == null) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, number);
    }
  }

  private static void date(JsonGenerator json, String name, @Nullable Edtf date)
      throws IOException {
    text(json, name, date == null ? null : date.text());
  }

  private static void text(JsonGenerator json, String name, @Nullable String text)
      throws IOException {
    if (text == null) {
      json.writeNullField(name);
    } else {
      json.writeStringField(name, text);
    }
  }

  private static void strings(JsonGenerator json, String name, List<String> texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
