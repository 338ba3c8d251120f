package org.muster.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muster.cli.Await;

/// New code, old events: a service with another rule is started over the rows of the old one. The
/// figures are worked out by hand on the article's announcements: what is said to be about 450 and
/// about 200 leaves within 10 % of it, and within 20 % by the changed rule.
class MigrationIT {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final String POSTURE =
      "/v1/missions/MINUSMA/posture?on=2023-12-31&scenario=intended";
  private static final String OLD_RULE =
      "{\"low\":585,\"best\":650,\"high\":1615,\"partial\":true}";
  private static final String NEW_RULE =
      "{\"low\":520,\"best\":650,\"high\":1680,\"partial\":true}";
  private static final String LATER =
      """
      {"type": "context-noted", "mission": "MINUSMA", "text": "said meanwhile",
       "announced": "2022-12-31", "sources": [{"publisher": "A desk", "title": "A note"}]}\
      """;
  private static final ObjectMapper JSON = new ObjectMapper();

  private static Stack stack;
  private static Rows rows;

  @BeforeAll
  static void start() throws IOException {
    stack = Stack.start("migration", Map.of());
    rows = new Rows(stack.servers().postgres());
    stack.startEvents();
    stack.startProjections();
    stack.events().awaitReady();
    var article = Stack.home().resolve("samples/minusma-at-a-crossroads.ndjson");
    stack.post(Files.readString(article));
    stack.projections().awaitReady();
  }

  @AfterAll
  static void close() throws SQLException {
    rows.close();
    stack.close();
  }

  @Test
  void changed_rules_are_served_once_somebody_has_accepted_what_they_change() throws Exception {
    int rules = ChangedRules.presentVersion();
    await("the article is projected", () -> reduction(asked()).equals(OLD_RULE));
    int old = rows.promoted();
    String before = asked().body();

    // another rule is started over the old rows: they are served as they stand
    stack.projections().kill();
    var changed = ChangedRules.build(stack.folder());
    stack.projections().start(changed);
    stack.projections().awaitReady();
    await("a replay that nobody asked for has ended", () -> "different".equals(newest("state")));
    stack.events().postJson("/v1/announcements", LATER);
    var meanwhile = asked();
    assertThat(reduction(meanwhile)).isEqualTo(OLD_RULE);
    assertThat(header(meanwhile, "Muster-Rules")).isEqualTo("" + rules);
    assertThat(header(meanwhile, "Muster-Stands-Since")).isNotEmpty();
    assertThat(sameBut(meanwhile.body())).isEqualTo(sameBut(before));
    assertThat(newest("reason")).isEqualTo("the rules changed since version " + rules);

    // what they change is told in the domain's words, and kept
    long replay = Long.parseLong(newest("id"));
    int made = Integer.parseInt(newest("generation"));
    assertThat(newest("detail"))
        .startsWith(
            "the rules changed from version %d to %d; 1 missions".formatted(rules, rules + 1))
        .endsWith(": MINUSMA");
    List<String> words = words(replay);
    assertThat(words)
        .as(String.join("\n", words))
        .anyMatch(told ->
            told.startsWith(
                "MINUSMA from 2023-12-31 on, intended: reduction low 585 → 520, reduction high"
                    + " 1,615 → 1,680; BEN reduction low 405 → 360, reduction high 495 → 540;"
                    + " SWE reduction low 180 → 160, reduction high 220 → 240; because of"
                    + " withdrawal-announced of BEN ("));

    // it waits for somebody, also after another start
    stack.projections().kill();
    stack.projections().start(changed);
    stack.projections().awaitReady();
    assertThat(words(replay)).isEqualTo(words);
    assertThat(refused(made, "{}")).isEqualTo("urn:muster:problem:different");
    assertThat(refused(made, "{\"accept\": \"older\"}")).isEqualTo("urn:muster:problem:different");
    assertThat(reduction(asked())).isEqualTo(OLD_RULE);

    // accepted: the new rules answer, with what was said meanwhile
    assertThat(promote(made, "{\"accept\": \"difference\"}")).isEqualTo(200);
    var after = asked();
    assertThat(reduction(after)).isEqualTo(NEW_RULE);
    assertThat(header(after, "Muster-Rules")).isEqualTo("" + (rules + 1));
    assertThat(header(after, "Muster-Stands-Since")).isEmpty();
    await("what was said meanwhile is followed", () -> journal().contains("said meanwhile"));

    // back to the old rules, knowingly, and forward again
    assertThat(refused(old, "{}")).isEqualTo("urn:muster:problem:other-rules");
    assertThat(promote(old, "{\"accept\": \"older\"}")).isEqualTo(200);
    var back = asked();
    assertThat(reduction(back)).isEqualTo(OLD_RULE);
    assertThat(header(back, "Muster-Behind")).isEqualTo("1");
    assertThat(promote(made, "{}")).isEqualTo(200);
    assertThat(reduction(asked())).isEqualTo(NEW_RULE);
    assertThat(journal()).contains("said meanwhile");

    assertThat(newest("id")).as("no replay besides").isEqualTo("" + replay);
    assertThat(newest("state")).isEqualTo("promoted");
    assertThat(words(replay)).isEqualTo(words);
    assertThat(rows.audit())
        .containsSubsequence(
            "%d → %d rules %d: asked for, by local, accepted difference"
                .formatted(old, made, rules + 1),
            "%d → %d rules %d: asked for, by local, accepted older".formatted(made, old, rules),
            "%d → %d rules %d: asked for, by local, accepted nothing"
                .formatted(old, made, rules + 1));
  }

  private static HttpResponse<String> asked() {
    try {
      return stack.projections().get(POSTURE);
    } catch (IOException e) {
      throw stack.projections().failed("does not answer: " + e);
    }
  }

  private static String reduction(HttpResponse<String> answer) {
    return read(answer.body()).path("reduction").toString();
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  /// An answer without the time at which it was asked.
  private static JsonNode sameBut(String body) {
    var answer = (ObjectNode) read(body);
    answer.remove("knowledge");
    return answer;
  }

  private static JsonNode read(String body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new AssertionError(body, e);
    }
  }

  private static String journal() {
    return stack.projections().json("/v1/announcements?mission=MINUSMA&limit=100").toString();
  }

  private static String newest(String field) {
    JsonNode replays = stack.projections().json("/v1/replays").path("replays");
    return replays.path(0).path(field).asText();
  }

  private static List<String> words(long replay) {
    List<String> words = new ArrayList<>();
    stack
        .projections()
        .json("/v1/replays/" + replay + "/difference?limit=1000")
        .path("differences")
        .forEach(difference -> words.add(difference.path("words").asText()));
    return words;
  }

  private static int promote(int generation, String body) throws IOException {
    return promotion(generation, body).statusCode();
  }

  private static String refused(int generation, String body) throws IOException {
    var answer = promotion(generation, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
    return read(answer.body()).path("type").asText();
  }

  private static HttpResponse<String> promotion(int generation, String body) throws IOException {
    return stack
        .projections()
        .post("/v1/generations/" + generation + "/promotion", "application/json", body);
  }

  private static void await(String what, BooleanSupplier condition) {
    if (!Await.until(LONG, condition)) {
      throw stack.projections().failed("never: " + what);
    }
  }
}
