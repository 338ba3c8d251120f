package org.muster.contracts.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.contracts.json.Bodies.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.muster.contracts.announcement.AnnouncementType;

/// The schemas and the reader say the same, wherever JSON Schema can say it.
class SchemasTest {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  static final List<AnnouncementType> TYPES = AnnouncementType.ALL;

  @ParameterizedTest
  @FieldSource("TYPES")
  void everySchemaIsASchemaOfDraft202012(AnnouncementType type) {
    assertThat(Validator.errorsOfSchema(Schemas.of(type))).isEmpty();
    assertThat(Validator.errorsOfSchema(Schemas.ofRecorded(type))).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("TYPES")
  void itsExampleIsRightForTheSchemaAndTheReader(AnnouncementType type) {
    String example = parse(Schemas.of(type)).at("/examples/0").toString();
    assertThat(Validator.errors(type, example)).isEmpty();
    assertThat(Bodies.errors(example.getBytes(UTF_8))).isEmpty();
    String recorded = parse(Schemas.ofRecorded(type)).at("/examples/0").toString();
    assertThat(Validator.errorsOfRecorded(type, recorded)).isEmpty();
    AnnouncementJson.readRecorded(recorded.getBytes(UTF_8)).orThrow();
  }

  @ParameterizedTest
  @FieldSource("TYPES")
  void everyFieldIsDescribed(AnnouncementType type) {
    JsonNode schema = parse(Schemas.ofRecorded(type));
    assertThat(schema.path("description").asText()).isNotBlank();
    for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
      if (!field.getKey().equals("type")) {
        assertThat(field.getValue().path("description").asText()).as(field.getKey()).isNotBlank();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("org.muster.contracts.json.GoldenFilesTest#files")
  void everyGoldenRecordIsValid(Path file) {
    String record = new String(GoldenFilesTest.record(file), UTF_8);
    assertThat(Validator.errorsOfRecorded(type(record), record)).isEmpty();
    String posted = posted(record).toString();
    assertThat(Validator.errors(type(record), posted)).isEmpty();
    assertThat(Validator.errors(type(record), record))
        .as("a client cannot set the stamps")
        .isNotEmpty();
  }

  private static AnnouncementType type(String record) {
    return AnnouncementType.named(parse(record).path("type").textValue()).orElseThrow();
  }

  private static ObjectNode posted(String record) {
    ObjectNode node = (ObjectNode) parse(record);
    node.remove(List.of("id", "recordedAt", "recordedBy"));
    return node;
  }

  private static JsonNode parse(String json) {
    return AnnouncementJson.parse(json.getBytes(UTF_8)).orThrow();
  }

  /// Every change of one place of a golden record: a field or an entry dropped, added, of another
  /// type, empty, too long or with a wrong word. Accepted by both or by neither.
  @ParameterizedTest
  @MethodSource("org.muster.contracts.json.GoldenFilesTest#files")
  void schemaAndReaderAgreeOnEveryChangeOfOnePlace(Path file) {
    ObjectNode right = posted(new String(GoldenFilesTest.record(file), UTF_8));
    AnnouncementType type = AnnouncementType.named(right.get("type").textValue()).orElseThrow();
    List<String> disagreements = new ArrayList<>();
    int refused = 0;
    Map<String, ObjectNode> changes = changes(right);
    for (Map.Entry<String, ObjectNode> change : changes.entrySet()) {
      boolean schema = Validator.errors(type, change.getValue().toString()).isEmpty();
      List<FieldError> errors = Bodies.errors(Bodies.bytes(change.getValue()));
      if (disagree(schema, errors)) {
        disagreements.add(
            "%s: the schema %s, the reader says %s"
                .formatted(change.getKey(), schema ? "accepts" : "refuses", errors));
      }
      refused += errors.isEmpty() ? 0 : 1;
    }
    assertThat(disagreements).isEmpty();
    assertThat(changes).hasSizeGreaterThan(100);
    assertThat(refused).isBetween(20, changes.size() - 1);
  }

  /// The rules that compare two places: JSON Schema has no words for them.
  private static final Set<String> BEYOND_JSON_SCHEMA =
      Set.of(
          "its high is below its low",
          "cannot move an announcement to another mission: retract it and post it anew (R8b)");

  private static boolean disagree(boolean schemaAccepts, List<FieldError> errors) {
    return schemaAccepts
        ? errors.stream().anyMatch(error -> !BEYOND_JSON_SCHEMA.contains(error.detail()))
        : errors.isEmpty();
  }

  private static final List<JsonNode> VALUES =
      List.of(
          JSON.nullNode(),
          JSON.booleanNode(true),
          JSON.numberNode(0),
          JSON.numberNode(-1),
          JSON.numberNode(1.5),
          JSON.numberNode(7.0),
          JSON.numberNode(100_000_001),
          JSON.textNode(""),
          JSON.textNode("\u00a0 "),
          JSON.textNode("a\u0000b"),
          JSON.textNode("a\u202eb"),
          JSON.textNode("words"),
          JSON.textNode("words\n"),
          JSON.textNode("😀".repeat(32)),
          JSON.textNode("😀".repeat(200)),
          JSON.textNode("😀".repeat(201)),
          JSON.textNode("é".repeat(300)),
          JSON.textNode("é".repeat(301)),
          JSON.textNode("a".repeat(400)),
          JSON.textNode("a".repeat(401)),
          JSON.textNode("a".repeat(1000)),
          JSON.textNode("a".repeat(1001)),
          JSON.textNode("a".repeat(2000)),
          JSON.textNode("a".repeat(2001)),
          JSON.textNode("UN-X"),
          JSON.textNode("CIV"),
          JSON.textNode("civ"),
          JSON.textNode("whole"),
          JSON.textNode("under"),
          JSON.textNode("unknown"),
          JSON.textNode("range"),
          JSON.textNode("about"),
          JSON.textNode("A"),
          JSON.textNode("2022-11-11"),
          JSON.textNode("2022-13"),
          JSON.textNode("0000"),
          JSON.textNode("10000"),
          JSON.textNode("[2022..]"),
          JSON.textNode("[..2022]"),
          JSON.textNode("2022/2023"),
          JSON.textNode("https://un.org/a"),
          JSON.textNode("javascript:alert(1)"),
          JSON.textNode("0190a5b0-0000-7000-8000-000000000001"),
          JSON.textNode("1-1-1-1-1"),
          JSON.objectNode(),
          JSON.arrayNode(),
          json("{'value': 450}"),
          json("{'low': 1, 'high': 2}"),
          json("{'low': 1}"),
          json("{'value': 0, 'qualifier': 'under'}"),
          json("{'name': 'Moura', 'lat': 91, 'lon': 0}"),
          json("{'publisher': 'UN'}"),
          json("{'military': {'value': 1}}"),
          json("{'soldiers': {'value': 1}}"),
          JSON.arrayNode().add("words"),
          JSON.arrayNode().addNull());

  private static Map<String, ObjectNode> changes(ObjectNode right) {
    Map<String, ObjectNode> changes = new LinkedHashMap<>();
    String type = right.get("type").textValue();
    for (String pointer : pointers(right, "")) {
      if (pointer.equals("/type") || isTriedElsewhere(type, pointer)) {
        continue;
      }
      int slash = pointer.lastIndexOf('/');
      String owner = pointer.substring(0, slash);
      String name = pointer.substring(slash + 1);
      ObjectNode without = right.deepCopy();
      if (without.at(owner) instanceof ObjectNode object) {
        object.remove(name);
        changes.put("without " + pointer, without);
      }
      for (JsonNode value : VALUES) {
        ObjectNode changed = right.deepCopy();
        switch (changed.at(owner)) {
          case ObjectNode object -> object.set(name, value);
          case ArrayNode array -> array.set(Integer.parseInt(name), value);
          default -> throw new IllegalStateException(owner);
        }
        changes.put(pointer + " = " + value, changed);
      }
      if (right.at(pointer) instanceof ObjectNode) {
        ObjectNode more = right.deepCopy();
        ((ObjectNode) more.at(pointer)).put("unheardOf", 1);
        changes.put("more in " + pointer, more);
      }
    }
    changes.put("more", right.deepCopy().put("unheardOf", 1));
    return changes;
  }

  /// Sources and relations are the same in every type: the first type tries them for all.
  private static boolean isTriedElsewhere(String type, String pointer) {
    return !type.equals(AnnouncementType.ALL.getFirst().name())
        && (pointer.contains("/sources/") || pointer.contains("/relations/"));
  }

  private static List<String> pointers(JsonNode node, String at) {
    List<String> pointers = new ArrayList<>();
    switch (node) {
      case ObjectNode object ->
          object
              .properties()
              .forEach(field -> {
                pointers.add(at + "/" + field.getKey());
                pointers.addAll(pointers(field.getValue(), at + "/" + field.getKey()));
              });
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          pointers.add(at + "/" + i);
          pointers.addAll(pointers(array.get(i), at + "/" + i));
        }
      }
      default -> {}
    }
    return pointers;
  }
}
