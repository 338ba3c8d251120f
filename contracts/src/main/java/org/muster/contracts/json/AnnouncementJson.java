package org.muster.contracts.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.Announcement;
import org.muster.contracts.recorded.Recorded;

/// Announcements from and to JSON. Reading tells every error with its JSON Pointer; writing gives
/// one canonical form.
///
/// Refused besides what the fields rule: duplicate names, nesting deeper than 16, text after the
/// object, bytes that are not UTF-8, a byte order mark. `null` is the same as an absent field.
public final class AnnouncementJson {

  private static final int MAX_DEPTH = 16;
  private static final char REPLACEMENT = '\uFFFD';
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
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
    return result(reader.announcement(node, "", BodyReader.TYPE), reader.errors());
  }

  /// Parses JSON with the limits above, without looking at what it says.
  public static Decoded<JsonNode> parse(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0 && !isUtf8(body)) {
      return invalid("is not UTF-8");
    }
    if (text.startsWith(BYTE_ORDER_MARK)) {
      return invalid("starts with a byte order mark, which JSON has not (RFC 8259)");
    }
    try {
      JsonNode node = MAPPER.readTree(text);
      return node == null || node.isMissingNode()
          ? invalid("the body is empty")
          : new Decoded.Valid<>(node);
    } catch (JsonProcessingException e) {
      String where =
          e.getLocation() == null
              ? ""
              : " (line %d, column %d)"
                  .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
      return invalid("is not JSON: " + e.getOriginalMessage() + where);
    }
  }

  private static Decoded<JsonNode> invalid(String detail) {
    return new Decoded.Invalid<>(List.of(new FieldError("", detail)));
  }

  /// A malformed byte decodes as U+FFFD, but so does U+FFFD itself: only a strict decoder tells.
  private static boolean isUtf8(byte[] body) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
      return true;
    } catch (CharacterCodingException e) {
      return false;
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
    return result(reader.recorded(node), reader.errors());
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
      BodyWriter.part(json, Stamps.SHAPE, Stamps.of(recorded));
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
