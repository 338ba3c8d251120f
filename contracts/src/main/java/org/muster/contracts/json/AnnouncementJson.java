package org.muster.contracts.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.Announcement;
import org.muster.contracts.recorded.Recorded;
import org.muster.contracts.recorded.Recorder;

/// Announcements from and to JSON. Reading tells every error with its JSON Pointer; writing gives
/// one canonical form.
///
/// Refused besides what the fields rule: duplicate names, nesting deeper than 16, text after the
/// object, bytes that are not UTF-8.
public final class AnnouncementJson {

  private static final int MAX_DEPTH = 16;
  private static final Set<String> STAMPED = Set.of("id", "recordedAt", "recordedBy");

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private AnnouncementJson() {}

  /// Reads an announcement as a client sends it.
  public static Decoded<Announcement> read(byte[] body) {
    return switch (parse(body)) {
      case Decoded.Valid<JsonNode>(JsonNode node) -> read(node);
      case Decoded.Invalid<JsonNode>(List<FieldError> errors) -> new Decoded.Invalid<>(errors);
    };
  }

  /// Reads an announcement that was parsed before, such as the `data` of a CloudEvent.
  public static Decoded<Announcement> read(JsonNode node) {
    BodyReader reader = new BodyReader();
    return result(reader.announcement(node, "", Set.of()), reader.errors());
  }

  /// Parses JSON with the limits above, without looking at what it says.
  public static Decoded<JsonNode> parse(byte[] body) {
    try {
      JsonNode node = MAPPER.readTree(body);
      return node == null || node.isMissingNode()
          ? new Decoded.Invalid<>(List.of(new FieldError("", "the body is empty")))
          : new Decoded.Valid<>(node);
    } catch (JsonProcessingException e) {
      String where =
          e.getLocation() == null
              ? ""
              : " (line %d, column %d)"
                  .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
      return new Decoded.Invalid<>(
          List.of(new FieldError("", "is not JSON: " + e.getOriginalMessage() + where)));
    } catch (IOException e) {
      return new Decoded.Invalid<>(List.of(new FieldError("", "is not JSON: " + e.getMessage())));
    }
  }

  /// Reads an announcement as it stands in the log.
  public static Decoded<Recorded> readRecorded(byte[] body) {
    return switch (parse(body)) {
      case Decoded.Valid<JsonNode>(JsonNode node) -> readRecorded(node);
      case Decoded.Invalid<JsonNode>(List<FieldError> errors) -> new Decoded.Invalid<>(errors);
    };
  }

  private static Decoded<Recorded> readRecorded(JsonNode node) {
    BodyReader reader = new BodyReader();
    Announcement announcement = reader.announcement(node, "", STAMPED);
    List<FieldError> errors = new ArrayList<>(reader.errors());
    UUID id = stamp(node, "id", errors, UUID::fromString);
    Instant recordedAt = stamp(node, "recordedAt", errors, Instant::parse);
    JsonNode by = node.path("recordedBy");
    String issuer = stamp(by, "issuer", errors, text -> text);
    String subject = stamp(by, "subject", errors, text -> text);
    String role = stamp(by, "role", errors, text -> text);
    if (announcement == null
        || id == null
        || recordedAt == null
        || issuer == null
        || subject == null
        || role == null) {
      return new Decoded.Invalid<>(errors);
    }
    return result(
        new Recorded(id, recordedAt, new Recorder(issuer, subject, role), announcement), errors);
  }

  private interface Reading<T> {
    T from(String text);
  }

  private static <T> @Nullable T stamp(
      JsonNode node, String name, List<FieldError> errors, Reading<T> reading) {
    JsonNode value = node.path(name);
    if (value.isTextual()) {
      try {
        return reading.from(value.textValue());
      } catch (IllegalArgumentException | DateTimeException e) {
        errors.add(new FieldError("/" + name, String.valueOf(e.getMessage())));
        return null;
      }
    }
    errors.add(new FieldError("/" + name, "is required in the log"));
    return null;
  }

  private static <T> Decoded<T> result(@Nullable T value, List<FieldError> errors) {
    return value == null || !errors.isEmpty()
        ? new Decoded.Invalid<>(errors)
        : new Decoded.Valid<>(value);
  }

  /// The announcement as a client sends it, in canonical form.
  public static byte[] write(Announcement announcement) {
    return bytes(json -> BodyWriter.fields(json, announcement));
  }

  /// The announcement as it stands in the log, in canonical form.
  public static byte[] writeRecorded(Recorded recorded) {
    return bytes(json -> {
      json.writeStringField("id", recorded.id().toString());
      json.writeStringField("recordedAt", recorded.recordedAt().toString());
      json.writeObjectFieldStart("recordedBy");
      json.writeStringField("issuer", recorded.recordedBy().issuer());
      json.writeStringField("subject", recorded.recordedBy().subject());
      json.writeStringField("role", recorded.recordedBy().role());
      json.writeEndObject();
      BodyWriter.fields(json, recorded.announcement());
    });
  }

  private interface Body {
    void write(JsonGenerator json) throws IOException;
  }

  private static byte[] bytes(Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
      json.writeStartObject();
      body.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
