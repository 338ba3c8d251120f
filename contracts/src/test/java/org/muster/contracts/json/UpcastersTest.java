package org.muster.contracts.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.muster.contracts.announcement.ReviewScheduled;

/// How a type gets a second version. The example: `review-scheduled` had its date in `dueBy` once,
/// as a plain day that meant "by"; since version 2 it is `due`, a date of the EDTF profile.
class UpcastersTest {

  private static final Upcasters EXAMPLE =
      new Upcasters(Map.of("review-scheduled", List.of(UpcastersTest::dueOfDueBy)));

  private static final String SOURCES =
      "\"sources\": [{\"publisher\": \"A newspaper\", \"title\": \"A title\"}]";

  /// What makes version 2 of version 1.
  private static ObjectNode dueOfDueBy(ObjectNode body) {
    JsonNode dueBy = body.remove("dueBy");
    return dueBy == null ? body : body.put("due", "[..%s]".formatted(dueBy.asText()));
  }

  @Test
  void aBodyOfTheFirstVersionIsReadByTodaysClass() {
    BodyReader reader = new BodyReader(EXAMPLE);
    assertThat(due(reader, "\"dueBy\": \"2023-01-31\"")).isEqualTo("[..2023-01-31]");
    assertThat(reader.errors()).isEmpty();
  }

  @Test
  void aBodyOfTodaysVersionIsReadAsItIs() {
    BodyReader reader = new BodyReader(EXAMPLE);
    assertThat(due(reader, "\"version\": 2, \"due\": \"2023-01\"")).isEqualTo("2023-01");
    assertThat(reader.errors()).isEmpty();
  }

  @Test
  void aFieldOfTheFirstVersionIsNoneOfTheSecond() {
    assertThat(errors(EXAMPLE, "\"version\": 2, \"dueBy\": \"2023-01-31\""))
        .contains("/dueBy", "/due");
  }

  @Test
  void aVersionFromTheFutureIsRefused() {
    assertThat(errors(EXAMPLE, "\"version\": 3, \"due\": \"2023-01\"")).containsExactly("/version");
    assertThat(errors(EXAMPLE, "\"version\": \"2\", \"due\": \"2023-01\""))
        .containsExactly("/version");
  }

  @Test
  void aTypeWithoutASecondVersionHasNoFieldForIt() {
    assertThat(errors(Upcasters.PUBLISHED, "\"version\": 1, \"due\": \"2023-01\""))
        .containsExactly("/version");
  }

  private static String due(BodyReader reader, String fields) {
    ReviewScheduled read =
        (ReviewScheduled)
            Objects.requireNonNull(reader.announcement(body(fields), "", BodyReader.TYPE));
    return read.due().text();
  }

  private static List<String> errors(Upcasters upcasters, String fields) {
    BodyReader reader = new BodyReader(upcasters);
    assertThat(reader.announcement(body(fields), "", BodyReader.TYPE)).isNull();
    return reader.errors().stream().map(FieldError::pointer).toList();
  }

  private static JsonNode body(String fields) {
    return AnnouncementJson.parse(
            """
            {"type": "review-scheduled", "mission": "MINUSMA", %s, %s}\
            """
                .formatted(fields, SOURCES)
                .getBytes(UTF_8))
        .orThrow();
  }
}
