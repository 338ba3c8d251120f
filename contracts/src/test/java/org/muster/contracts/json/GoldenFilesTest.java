package org.muster.contracts.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muster.contracts.announcement.AnnouncementType;
import org.muster.contracts.recorded.KeyedId;
import org.muster.contracts.recorded.Recorded;
import org.muster.contracts.topic.CloudEventHeaders;

/// Records as they stand in logs since version 1 of each type. These files are never changed: what
/// was written once must be readable for ever.
class GoldenFilesTest {

  private static final Path FOLDER = Path.of("src/test/resources/golden/v1");

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList().stream();
    }
  }

  /// The bytes of the record, without the line end that ends the file.
  static byte[] record(Path file) {
    try {
      return Files.readString(file).stripTrailing().getBytes(UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyTypeHasAFullAndAMinimalRecord() throws IOException {
    List<String> expected =
        AnnouncementType.ALL.stream()
            .flatMap(type -> Stream.of(type.name() + ".full.json", type.name() + ".minimal.json"))
            .sorted()
            .toList();
    assertThat(files().map(file -> file.getFileName().toString())).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("files")
  void itReadsAndWritesBackByteForByte(Path file) {
    Recorded recorded = AnnouncementJson.readRecorded(record(file)).orThrow();
    assertThat(new String(AnnouncementJson.writeRecorded(recorded), UTF_8))
        .isEqualTo(new String(record(file), UTF_8));
    assertThat(file.getFileName().toString())
        .startsWith(AnnouncementType.of(recorded.announcement()).name() + ".");
  }

  @ParameterizedTest
  @MethodSource("files")
  void aFullRecordHasEveryFieldAndAMinimalOneOnlyTheRequired(Path file) {
    JsonNode node = AnnouncementJson.parse(record(file)).orThrow();
    AnnouncementType type = AnnouncementType.named(node.get("type").textValue()).orElseThrow();
    boolean full = file.toString().endsWith(".full.json");
    for (Shape.Field field : Shape.of(type.record()).fields()) {
      assertThat(node.has(field.name()))
          .as("%s has %s", file, field.name())
          .isEqualTo(full || field.required());
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void anIdIsMadeOfTheKeyIfThereIsOne(Path file) {
    Recorded recorded = AnnouncementJson.readRecorded(record(file)).orThrow();
    String key = recorded.announcement().header().key();
    if (key == null) {
      assertThat(recorded.id().version()).isEqualTo(7);
    } else {
      var by = recorded.recordedBy();
      assertThat(recorded.id())
          .isEqualTo(KeyedId.of(by.issuer(), by.subject(), recorded.announcement().mission(), key));
    }
  }

  @Test
  void theHeadersOfARecordAreACloudEvent() {
    Recorded recorded =
        AnnouncementJson.readRecorded(record(FOLDER.resolve("withdrawal-announced.full.json")))
            .orThrow();
    assertThat(CloudEventHeaders.of(recorded, "/events-service"))
        .containsExactly(
            entry("ce_specversion", "1.0"),
            entry("ce_id", recorded.id().toString()),
            entry("ce_type", "org.muster.withdrawal-announced.v1"),
            entry("ce_source", "/events-service"),
            entry("ce_subject", "MINUSMA/BEN"),
            entry("ce_time", "2022-11-10T00:00:00Z"),
            entry("ce_recordedtime", "2026-11-23T10:00:01.123Z"),
            entry("content-type", "application/json"));
  }
}
