package org.muster.projections.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// Turns what was found into bytes.
final class Rendering {

  private static final JsonMapper JSON = new JsonMapper();
  private static final CsvMapper CSV = new CsvMapper();
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private Rendering() {}

  static byte[] of(Reply reply, Format format) {
    try {
      return switch (format) {
        case JSON -> json(reply);
        case NDJSON -> lines(reply.rows());
        case CSV -> csv(reply);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] json(Reply reply) throws JsonProcessingException {
    return switch (reply) {
      case Reply.Written written -> written.json().getBytes(StandardCharsets.UTF_8);
      case Reply.One one -> JSON.writeValueAsBytes(one.body());
      case Reply.Page page -> {
        ObjectNode body = page.head().deepCopy();
        page.lists().forEach((name, rows) -> body.putArray(name).addAll(rows));
        body.put("next", page.next());
        yield JSON.writeValueAsBytes(body);
      }
    };
  }

  private static byte[] lines(List<ObjectNode> rows) throws JsonProcessingException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (ObjectNode row : rows) {
      lines.writeBytes(JSON.writeValueAsBytes(row));
      lines.write('\n');
    }
    return lines.toByteArray();
  }

  private static byte[] csv(Reply reply) throws IOException {
    CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true).setLineSeparator("\r\n");
    List<String> names = reply.columns().stream().map(Rendering::columnName).toList();
    names.forEach(schema::addColumn);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var writer = CSV.writer(schema.build()).writeValues(bytes)) {
      if (reply.rows().isEmpty()) {
        return (String.join(",", names) + "\r\n").getBytes(StandardCharsets.UTF_8);
      }
      for (ObjectNode row : reply.rows()) {
        writer.write(reply.columns().stream().map(column -> cell(row, column)).toList());
      }
    }
    return bytes.toByteArray();
  }

  /// Names that every table program and database takes: `deployed.low` is `deployed_low`.
  private static String columnName(String path) {
    return path.replace('.', '_');
  }

  private static String cell(ObjectNode row, String column) {
    JsonNode value = row;
    for (String name : column.split("\\.")) {
      value = value.path(name);
    }
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (value.isArray()) {
      return safe(
          StreamSupport.stream(value.spliterator(), false)
              .map(element -> element.isValueNode() ? element.asText() : element.toString())
              .collect(Collectors.joining(" ")));
    }
    return value.isTextual() ? safe(value.textValue()) : value.toString();
  }

  /// A cell that a spreadsheet would take for a formula gets an apostrophe in front.
  private static String safe(String text) {
    return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
