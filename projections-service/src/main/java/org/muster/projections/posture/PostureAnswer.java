package org.muster.projections.posture;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.json.WireNames;
import org.muster.contracts.recorded.Recorded;

/// The answer to a question about a mission's posture, put together from its steps: the same
/// whether they were read from rows or folded just now.
public final class PostureAnswer {

  private static final JsonFactory JSON = new JsonFactory();

  private PostureAnswer() {}

  /// What was known, as the answer tells it.
  ///
  /// @param basis by which clock
  /// @param at up to when, `null` for all that is on record
  /// @param finished whether nothing can be added to what was known then
  public record Knowledge(Basis basis, @Nullable Instant at, boolean finished) {}

  /// The body of the answer.
  ///
  /// @param mission the mission
  /// @param question what was asked
  /// @param knowledge what was known
  /// @param own the mission's step on the day
  /// @param contributors the contributors' steps on the day, by their codes
  /// @param incomplete `false`, `true` or `"possible"`, as JSON: whether announcements are parked
  /// @param position up to where of the log it takes account, `null` if not said
  public static String json(
      String mission,
      Question question,
      Knowledge knowledge,
      PostureStep own,
      List<PostureStep> contributors,
      String incomplete,
      @Nullable String position) {
    StringBuilder body = new StringBuilder(4096);
    body.append(head(mission, question, knowledge)).append(',').append(AnswerJson.members(own));
    body.append(",\"contributors\":[");
    join(body, contributors.stream().map(PostureStep::answer).toList());
    body.append("],\"because\":[");
    join(body, contributors.stream().map(PostureStep::because).toList(), own.because());
    body.append("],\"incomplete\":").append(incomplete);
    body.append(",\"position\":").append(position == null ? "null" : '"' + position + '"');
    return body.append('}').toString();
  }

  private static void join(StringBuilder body, List<String> parts, String... more) {
    String separator = "";
    for (String part : parts) {
      if (!part.isEmpty()) {
        body.append(separator).append(part);
        separator = ",";
      }
    }
    for (String part : more) {
      if (!part.isEmpty()) {
        body.append(separator).append(part);
        separator = ",";
      }
    }
  }

  private static String head(String mission, Question question, Knowledge knowledge) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("mission", mission);
      json.writeStringField("on", question.on().toString());
      json.writeStringField("component", "uniformed");
      json.writeStringField("scenario", WireNames.of(question.scenario()));
      json.writeStringField("policy", WireNames.of(question.policy()));
      json.writeNumberField("about", question.about());
      json.writeObjectFieldStart("knowledge");
      json.writeStringField("basis", WireNames.of(knowledge.basis()));
      json.writeStringField("at", Objects.toString(knowledge.at(), null));
      json.writeBooleanField("final", knowledge.finished());
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String whole = text.toString();
    return whole.substring(0, whole.length() - 1);
  }

  /// The steps on the day of a question, folded from announcements: the mission's first, then each
  /// contributor's.
  public static List<PostureStep> fold(Collection<Recorded> announcements, Question question) {
    return MissionFold.on(announcements, question);
  }
}
