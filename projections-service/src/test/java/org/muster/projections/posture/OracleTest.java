package org.muster.projections.posture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muster.contracts.json.AnnouncementJson;
import org.muster.contracts.recorded.Recorded;
import org.muster.contracts.recorded.Recorder;

/// The figures that others worked out by hand, and by an implementation that shares no code with
/// this one. They stand beside a checkout, not in it: without them the test is skipped.
class OracleTest {

  private static final Path ORACLE = Path.of("../../shared/oracle");
  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<JsonNode> rows() throws IOException {
    if (!Files.exists(ORACLE)) {
      return Stream.of(JSON.createObjectNode());
    }
    List<JsonNode> rows = new ArrayList<>();
    JSON.readTree(ORACLE.resolve("expected.json").toFile()).forEach(rows::add);
    return rows.stream();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theFiguresAreThoseOfTheOracle(JsonNode row) throws IOException {
    assumeTrue(Files.exists(ORACLE), "SKIPPED: the oracle is not beside this checkout");
    List<Recorded> announcements = new ArrayList<>(read("crossroads.ndjson", 0));
    if (row.get("events").asText().equals("crossroads+counts")) {
      announcements.addAll(read("counts.ndjson", 100));
    }
    Question question =
        new Question(
            LocalDate.parse(row.get("on").asText()),
            Scenario.valueOf(row.get("scenario").asText().toUpperCase(Locale.ROOT)),
            Policy.STEP_AT_DEADLINE,
            Question.DEFAULT_ABOUT,
            cut(row));
    List<PostureStep> steps =
        MissionFold.on(
            announcements.stream()
                .filter(r -> r.announcement().mission().equals("MINUSMA"))
                .toList(),
            question);
    PostureStep mission = steps.getFirst();
    JsonNode answer = JSON.readTree(mission.answer());

    assertThat(interval(answer.get("reduction"))).isEqualTo(interval(row.get("reduction")));
    assertThat(interval(answer.get("deployed"))).isEqualTo(interval(row.get("deployed")));
    assertThat(interval(answer.get("operational"))).isEqualTo(interval(row.get("operational")));
    assertThat(interval(answer.get("suspended"))).isEqualTo(interval(row.get("suspended")));
    assertThat(answer.get("whyNull")).isEqualTo(row.get("whyNull"));
    assertThat(answer.get("unquantified")).isEqualTo(row.get("unquantified"));
    assertThat(answer.get("authorized")).isEqualTo(row.get("authorized"));
    assertThat(answer.get("mandate").get("status")).isEqualTo(row.get("mandate"));
    List<String> expected = new ArrayList<>();
    for (Iterator<Map.Entry<String, JsonNode>> it = row.get("contributors").fields();
        it.hasNext(); ) {
      Map.Entry<String, JsonNode> one = it.next();
      expected.add(
          one.getKey()
              + one.getValue().get("status")
              + interval(one.getValue().get("deployed"))
              + interval(one.getValue().get("reduction")));
    }
    List<String> found = new ArrayList<>();
    for (PostureStep step : steps.subList(1, steps.size())) {
      JsonNode one = JSON.readTree(step.answer());
      found.add(
          one.get("contributor").asText()
              + one.get("status")
              + interval(one.get("deployed"))
              + interval(one.get("reduction")));
    }
    assertThat(found).isEqualTo(expected);
  }

  private static Cut cut(JsonNode row) {
    if (!row.has("knownAt") || row.get("knownAt").isNull()) {
      return Cut.NONE;
    }
    return new Cut(
        Basis.valueOf(row.get("basis").asText().toUpperCase(Locale.ROOT)),
        Instant.parse(row.get("knownAt").asText() + "T23:59:59.999Z"));
  }

  private static @Nullable String interval(JsonNode node) {
    return node == null || node.isNull()
        ? null
        : "%s/%s/%s".formatted(node.get("low"), node.get("best"), node.get("high"));
  }

  private static List<Recorded> read(String file, int seconds) throws IOException {
    List<Recorded> announcements = new ArrayList<>();
    Instant first = Instant.parse("2026-01-01T00:00:00Z");
    for (String line : Files.readAllLines(ORACLE.resolve(file))) {
      int n = seconds + announcements.size();
      announcements.add(
          new Recorded(
              new UUID(0x7000L, 0x8000000000000000L + n),
              first.plusSeconds(n),
              new Recorder("local", "desk", "recorder"),
              AnnouncementJson.read(line.getBytes(StandardCharsets.UTF_8)).orThrow()));
    }
    return announcements;
  }
}
