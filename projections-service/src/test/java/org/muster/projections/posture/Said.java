package org.muster.projections.posture;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.json.AnnouncementJson;
import org.muster.contracts.recorded.Recorded;
import org.muster.contracts.recorded.Recorder;

/// An announcement in the domain's words, for specifications. It goes through the wire format, so
/// that a specification says nothing that nobody could post. Where it matters it has a name, which
/// others can refer to. The stage of a withdrawal, suspension or termination is `announced` unless
/// it says otherwise; a number that was counted is announced on the day that it is of.
final class Said {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant FIRST_RECORDED = Instant.parse("2026-01-01T00:00:00Z");

  private final ObjectNode body = JSON.createObjectNode();
  private @Nullable String name;
  private @Nullable Instant recordedAt;
  private Recorder recorder = new Recorder("local", "desk", "recorder");

  private Said(String type, @Nullable String contributor) {
    body.put("type", type).put("mission", "MINUSMA");
    if (contributor != null) {
      body.put("contributor", contributor);
    }
    body.putArray("sources").addObject().put("publisher", "A paper").put("title", "A report");
  }

  static Said withdrawal(String contributor) {
    return new Said("withdrawal-announced", contributor).stage("announced");
  }

  static Said suspension(String contributor) {
    return new Said("suspension-announced", contributor).stage("announced");
  }

  static Said resumption(String contributor) {
    return new Said("activity-resumed", contributor);
  }

  static Said deployment(String contributor) {
    return new Said("deployment-announced", contributor).stage("implemented");
  }

  static Said strength(String contributor) {
    return new Said("strength-reported", contributor);
  }

  static Said missionStrength() {
    return new Said("strength-reported", null);
  }

  static Said departure(String contributor) {
    return new Said("departure-reported", contributor);
  }

  static Said missionDeparture() {
    return new Said("departure-reported", null);
  }

  static Said position(String contributor, String stance) {
    Said said = new Said("position-stated", contributor);
    said.body.put("stance", stance);
    return said;
  }

  static Said mandate(String change) {
    Said said = new Said("mandate-decided", null).stage("official");
    said.body.put("change", change);
    return said;
  }

  static Said hostSays(String type) {
    Said said = new Said(type, null);
    said.body.put("host", "MLI");
    return said;
  }

  static Said incident(String killed, int number) {
    Said said = new Said("incident-reported", null);
    said.body.put("category", "hostile-act");
    said.body
        .putArray("casualties")
        .addObject()
        .put("victims", killed)
        .putObject("killed")
        .put("value", number)
        .put("qualifier", "exact")
        .put("text", "" + number);
    return said;
  }

  static Said detention(String contributor) {
    Said said = new Said("personnel-detained", contributor);
    said.body.put("host", "MLI");
    return said;
  }

  static Said note(String text) {
    Said said = new Said("context-noted", null);
    said.body.put("text", text);
    return said;
  }

  static Said correction(String target, Said announcement) {
    return correction(id(target), announcement.body.toString().getBytes(StandardCharsets.UTF_8));
  }

  /// A correction to what an announcement in the wire format says.
  static Said correction(UUID target, byte[] announcement) {
    Said said = new Said("correction", null);
    said.body.put("target", target.toString());
    try {
      said.body.set("announcement", JSON.readTree(announcement));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return said;
  }

  static Said retraction(String target) {
    Said said = new Said("retraction", null);
    said.body.put("target", id(target).toString()).put("reason", "a mistake");
    return said;
  }

  static Said dispute(String target) {
    Said said = new Said("dispute", null);
    said.body.put("target", id(target).toString()).put("reason", "not so").put("saidBy", "MLI");
    return said;
  }

  Said named(String newName) {
    this.name = newName;
    return this;
  }

  Said ofMission(String mission) {
    body.put("mission", mission);
    return this;
  }

  Said stage(String stage) {
    body.put("stage", stage);
    return this;
  }

  Said withoutStage() {
    body.remove("stage");
    return this;
  }

  Said whole() {
    body.put("extent", "whole");
    return this;
  }

  Said part() {
    body.put("extent", "part");
    return this;
  }

  Said component(String component) {
    body.put("component", component);
    return this;
  }

  Said exactly(long number) {
    return number("exact", number);
  }

  Said about(long number) {
    return number("about", number);
  }

  Said over(long number) {
    return number("over", number);
  }

  Said atLeast(long number) {
    return number("at-least", number);
  }

  Said under(long number) {
    return number("under", number);
  }

  Said upTo(long number) {
    return number("up-to", number);
  }

  private Said number(String qualifier, long number) {
    body.putObject("personnel")
        .put("value", number)
        .put("qualifier", qualifier)
        .put("text", qualifier + " " + number);
    return this;
  }

  Said range(long low, long high) {
    body.putObject("personnel")
        .put("low", low)
        .put("high", high)
        .put("qualifier", "range")
        .put("text", low + " to " + high);
    return this;
  }

  Said unknownNumber() {
    body.putObject("personnel").put("qualifier", "unknown").put("text", "its troops");
    return this;
  }

  Said measure(String measure) {
    body.put("measure", measure);
    return this;
  }

  Said ceiling(String component, long number) {
    ObjectNode ceilings =
        body.has("ceilings") ? (ObjectNode) body.get("ceilings") : body.putObject("ceilings");
    ceilings
        .putObject(component)
        .put("value", number)
        .put("qualifier", "exact")
        .put("text", "" + number);
    return this;
  }

  Said announced(String edtf) {
    body.put("announced", edtf);
    return this;
  }

  Said starts(String edtf) {
    body.put("starts", edtf);
    return this;
  }

  Said completes(String edtf) {
    body.put("completes", edtf);
    return this;
  }

  Said retainsPartUntil(String edtf) {
    body.put("retainsPartUntil", edtf);
    return this;
  }

  Said asOf(String edtf) {
    body.put("asOf", edtf);
    if (!body.has("announced")) {
      body.put("announced", edtf);
    }
    return this;
  }

  Said since(String edtf) {
    body.put("measure", "cumulative").put("since", edtf);
    return this;
  }

  Said until(String edtf) {
    body.put("until", edtf);
    return this;
  }

  Said expires(String edtf) {
    body.put("expires", edtf);
    return this;
  }

  Said occurred(String edtf) {
    body.put("occurred", edtf);
    return this;
  }

  Said derived() {
    body.put("derived", true);
    return this;
  }

  Said saidBy(String who) {
    body.put("saidBy", who);
    return this;
  }

  /// Its source's day, and how far that can be trusted ("A1" to "F6").
  Said published(String edtf) {
    source().put("published", edtf);
    return this;
  }

  Said graded(String grade) {
    source().put("reliability", grade.substring(0, 1)).put("credibility", grade.substring(1));
    return this;
  }

  /// Another source, of that grade.
  Said andGraded(String grade) {
    ((ArrayNode) body.get("sources"))
        .addObject()
        .put("publisher", "Another paper")
        .put("title", "A report")
        .put("reliability", grade.substring(0, 1))
        .put("credibility", grade.substring(1));
    return this;
  }

  private ObjectNode source() {
    return (ObjectNode) body.get("sources").get(0);
  }

  Said andPublished(String edtf) {
    ((ArrayNode) body.get("sources"))
        .addObject()
        .put("publisher", "Another paper")
        .put("title", "A report")
        .put("published", edtf);
    return this;
  }

  Said supersedes(String other) {
    return relation("supersedes", other);
  }

  Said confirms(String other) {
    return relation("confirms", other);
  }

  Said duplicates(String other) {
    return relation("duplicates", other);
  }

  Said partOf(String other) {
    return relation("part-of", other);
  }

  /// Another way to be a tranche, or for a departure to carry out a plan.
  Said carriesOut(String other) {
    return relation("implements", other);
  }

  private Said relation(String rel, String other) {
    ArrayNode relations =
        body.has("relations") ? (ArrayNode) body.get("relations") : body.putArray("relations");
    relations.addObject().put("rel", rel).put("id", id(other).toString());
    return this;
  }

  Said recorded(String instant) {
    this.recordedAt = Instant.parse(instant);
    return this;
  }

  Said by(String subject) {
    this.recorder = new Recorder("local", subject, "recorder");
    return this;
  }

  Said byEditor(String subject) {
    this.recorder = new Recorder("local", subject, Recorder.EDITOR);
    return this;
  }

  /// The id of the announcement of that name.
  static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  String nameOr(int position) {
    return name == null ? "#" + position : name;
  }

  /// The announcement as the n-th that was recorded, unless it says when that was.
  Recorded recorded(int position) {
    return new Recorded(
        id(nameOr(position)),
        recordedAt == null ? FIRST_RECORDED.plusSeconds(position) : recordedAt,
        recorder,
        AnnouncementJson.read(body.toString().getBytes(StandardCharsets.UTF_8)).orThrow());
  }
}
