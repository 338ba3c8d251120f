package org.muster.contracts.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.muster.contracts.announcement.AnnouncementType;

/// The published contracts: a JSON Schema (draft 2020-12) for each type and version, and an
/// AsyncAPI 3.0 document. They are written from the records that the codec reads, and stand as
/// files in `org/muster/contracts/schemas`, where a test holds them to this.
///
/// Every schema stands alone. Where JSON Schema cannot say a rule (that a day exists, that a code
/// is a country's), its `$comment` or description does, and the reader is stricter.
public final class Schemas {

  private static final JsonMapper MAPPER = new JsonMapper();

  /// The name of the AsyncAPI document's file.
  public static final String ASYNC_API = "asyncapi.json";

  private Schemas() {}

  /// The schema of an announcement as a client sends it.
  public static String of(AnnouncementType type) {
    return text(
        SchemaWriter.write(
            type, "urn:muster:schema:%s:v%d".formatted(type.name(), type.version()), null));
  }

  /// The schema of an announcement as it stands in the log: with `id`, `recordedAt` and
  /// `recordedBy`.
  public static String ofRecorded(AnnouncementType type) {
    return text(
        SchemaWriter.write(
            type,
            "urn:muster:schema:%s:v%d:recorded".formatted(type.name(), type.version()),
            Stamps.SHAPE));
  }

  /// The AsyncAPI 3.0 document of the topic. It refers to the schemas as files beside it.
  public static String asyncApi() {
    return text(AsyncApi.document());
  }

  /// Every published file by its name.
  public static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    for (AnnouncementType type : AnnouncementType.ALL) {
      files.put(fileName(type), of(type));
      files.put(recordedFileName(type), ofRecorded(type));
    }
    files.put(ASYNC_API, asyncApi());
    return files;
  }

  /// Such as `withdrawal-announced.v1.json`.
  public static String fileName(AnnouncementType type) {
    return "%s.v%d.json".formatted(type.name(), type.version());
  }

  /// Such as `withdrawal-announced.v1.recorded.json`.
  public static String recordedFileName(AnnouncementType type) {
    return "%s.v%d.recorded.json".formatted(type.name(), type.version());
  }

  private static String text(JsonNode document) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    try {
      return MAPPER.writer(printer).writeValueAsString(document) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
