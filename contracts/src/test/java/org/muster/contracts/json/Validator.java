package org.muster.contracts.json;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.muster.contracts.announcement.AnnouncementType;

/// A validator that knows JSON Schema and nothing of Muster.
final class Validator {

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Map<AnnouncementType, Schema> SCHEMAS = new ConcurrentHashMap<>();
  private static final Map<AnnouncementType, Schema> RECORDED = new ConcurrentHashMap<>();

  private Validator() {}

  static List<Error> errors(AnnouncementType type, String json) {
    return SCHEMAS
        .computeIfAbsent(type, t -> REGISTRY.getSchema(Schemas.of(t)))
        .validate(json, InputFormat.JSON);
  }

  static List<Error> errorsOfRecorded(AnnouncementType type, String json) {
    return RECORDED
        .computeIfAbsent(type, t -> REGISTRY.getSchema(Schemas.ofRecorded(t)))
        .validate(json, InputFormat.JSON);
  }

  static List<Error> errorsOfSchema(String schema) {
    return REGISTRY
        .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
        .validate(schema, InputFormat.JSON);
  }
}
