package org.muster.contracts.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muster.contracts.announcement.AnnouncementType;
import org.muster.contracts.recorded.Recorded;
import org.muster.contracts.topic.AnnouncementsTopic;
import org.muster.contracts.topic.CloudEventHeaders;

class AsyncApiTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNode DOCUMENT =
      AnnouncementJson.parse(Schemas.asyncApi().getBytes(UTF_8)).orThrow();

  @Test
  void oneChannelCarriesAMessageForEachType() {
    JsonNode channel = DOCUMENT.at("/channels/announcements");
    assertThat(channel.path("address").textValue()).isEqualTo(AnnouncementsTopic.NAME);
    for (AnnouncementType type : AnnouncementType.ALL) {
      String reference = channel.at("/messages/" + type.name() + "/$ref").textValue();
      JsonNode message = DOCUMENT.at(reference.substring(1));
      assertThat(message.path("name").textValue()).isEqualTo(type.eventType());
      assertThat(Schemas.files())
          .containsKey(message.at("/payload/schema/$ref").textValue().substring(2));
    }
    assertThat(DOCUMENT.at("/components/messages")).hasSameSizeAs(AnnouncementType.ALL);
  }

  @Test
  void itsTopicHasTheSettingsThatTheServicesDemand() {
    JsonNode settings = DOCUMENT.at("/channels/announcements/bindings/kafka/topicConfiguration");
    AnnouncementsTopic.settings(1)
        .forEach((name, value) -> {
          JsonNode said =
              settings.path(name).isArray() ? settings.path(name).get(0) : settings.path(name);
          assertThat(said.isMissingNode() ? value : said.asText()).as(name).isEqualTo(value);
        });
    assertThat(settings).hasSize(4);
  }

  @ParameterizedTest
  @MethodSource("org.muster.contracts.json.GoldenFilesTest#files")
  void theHeadersOfARecordAreWhatItsMessageSays(Path file) throws IOException {
    Recorded recorded = AnnouncementJson.readRecorded(GoldenFilesTest.record(file)).orThrow();
    AnnouncementType type = AnnouncementType.of(recorded.announcement());
    String schema = DOCUMENT.at("/components/messages/" + type.name() + "/headers").toString();
    String headers = MAPPER.writeValueAsString(CloudEventHeaders.of(recorded, "/events-service"));
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(schema)
                .validate(headers, InputFormat.JSON))
        .isEmpty();
    JsonNode said = DOCUMENT.at("/components/messages/" + type.name() + "/headers/properties");
    assertThat(said.fieldNames())
        .toIterable()
        .containsExactlyElementsOf(CloudEventHeaders.of(recorded, "/events-service").keySet());
  }
}
