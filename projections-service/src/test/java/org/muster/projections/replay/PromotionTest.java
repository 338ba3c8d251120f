package org.muster.projections.replay;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.localstack.LocalStackTestResource;
import org.muster.projections.Altered;
import org.muster.projections.Asking;
import org.muster.projections.Said;
import org.muster.projections.TestLog;
import org.muster.projections.database.AdvisoryLock;
import org.muster.projections.database.Database;
import org.muster.projections.generations.Generations;
import org.muster.projections.live.LiveConfig;
import org.muster.projections.live.LiveProjection;
import org.muster.projections.live.LiveState;
import org.muster.projections.log.Log;

/// Promoting and going back, while others read.
@QuarkusTest
@WithTestResource(LocalStackTestResource.class)
class PromotionTest {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String MISSION = "SEAMLESS";
  private static final int READERS = 3;
  private static TestLog log;
  private static String neighbour;
  private static TestLog.Place last;

  @Inject Database database;
  @Inject LiveProjection live;
  @Inject LiveConfig config;
  @Inject Replays replays;
  @Inject ReplayLock lock;

  @BeforeAll
  static void open() {
    log = TestLog.ofService();
    log.append(Said.strength(MISSION, 1_000, "2022-10-31"));
    log.append(Said.strength(MISSION, "BEN", 400, "2022-10-31"));
    last = log.append(Said.leaving(MISSION, "BEN", "2022-11-10", "2023-12-31"));
    neighbour = inTheSamePartition(last.partition());
  }

  @AfterAll
  static void close() {
    log.close();
  }

  @BeforeEach
  void caughtUp() {
    Replaying.nothingRuns();
    Asking.notBefore(live, last).get("/v1/missions/" + MISSION + "/posture").then().statusCode(200);
  }

  /// I6. The rows of one generation are marked, so that an answer that mixes two is seen.
  @Test
  void nobody_sees_a_failure_an_older_position_or_a_mixture_while_generations_change()
      throws Exception {
    int first = promoted();
    int marked = Replaying.ended(Replaying.start("{\"hold\": true}")).getInt("generation");
    mark(marked);
    Readers readers = new Readers(marked);
    readers.start();

    readers.seen(first);
    log.append(Said.note(neighbour, "before the promotion"));
    promote(marked, "{}").then().statusCode(200);
    readers.seen(marked);
    log.append(Said.note(neighbour, "before going back"));
    promote(first, "{}").then().statusCode(200);
    log.append(Said.note(neighbour, "during a replay"));
    JsonPath replay = Replaying.ended(Replaying.start("{}"));
    assertThat(replay.getString("state")).as(replay.prettify()).isEqualTo("promoted");
    readers.seen(replay.getInt("generation"));
    readers.stop();

    assertThat(readers.complaints).isEmpty();
    assertThat(readers.generations).contains(first, marked, replay.getInt("generation"));
  }

  @Test
  void the_generation_that_was_left_by_going_back_is_kept_and_older_ones_are_not()
      throws SQLException {
    int first = promoted();
    int second = Replaying.ended(Replaying.start("{}")).getInt("generation");
    int third = Replaying.ended(Replaying.start("{}")).getInt("generation");
    assertThat(numbers()).contains(second, third).doesNotContain(first);
    assertThat(listed().getString("promotions[0].by")).isEqualTo("local");
    assertThat(listed().getInt("previous")).isEqualTo(second);

    promote(second, "{}").then().statusCode(200);

    assertThat(promoted()).isEqualTo(second);
    assertThat(numbers()).contains(second, third);
    assertThat(listed().getInt("previous")).isEqualTo(third);
    String answering = "generations.find { it.number == %d }.".formatted(second);
    assertThat(listed().getString(answering + "state")).isEqualTo("promoted");
    assertThat(listed().getBoolean(answering + "ourRules")).isTrue();
    assertThat(listed().getLong(answering + "bytes")).isPositive();
    assertThat(listed().getLong(answering + "behind")).isZero();
  }

  @Test
  void an_older_generation_that_is_accepted_says_how_far_answers_were_before() throws SQLException {
    Replaying.ended(Replaying.start("{}"));
    int older = Replaying.ended(Replaying.start("{\"hold\": true}")).getInt("generation");
    TestLog.Place newer = log.append(Said.note(neighbour, "after the replay"));
    Asking.notBefore(live, newer).get("/v1/missions/" + neighbour + "/posture");
    live.stop();

    promote(older, "{\"accept\": \"older\"}").then().statusCode(200);

    String posture = "/v1/missions/" + MISSION + "/posture";
    assertThat(given().get(posture).header("Muster-Behind")).isEqualTo("1");
    assertThat(listed().getInt("promotions[0].behind")).isEqualTo(1);
    assertThat(listed().getList("promotions[0].accepted")).isEqualTo(List.of("older"));
    live.start();
    await().atMost(LONG).until(() -> given().get(posture).header("Muster-Behind") == null);
  }

  @Test
  void rows_of_other_rules_that_were_promoted_knowingly_are_not_replaced_unasked()
      throws SQLException {
    int other = promoted();
    int ours = Replaying.ended(Replaying.start("{}")).getInt("generation");
    live.stop();
    Altered.rows(database, "update muster.generation set fold_version = 0 where number = " + other);
    promote(other, "{}").then().statusCode(409);
    promote(other, "{\"accept\": \"older\"}").then().statusCode(200);
    int replays = given().get("/v1/replays").jsonPath().getList("replays").size();
    live.start();

    Response answer = given().get("/v1/missions/" + MISSION + "/posture");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.header("Muster-Rules")).isEqualTo("0");
    assertThat(answer.header("Muster-Stands-Since")).isNotEmpty();
    await().atMost(LONG).until(() -> live.state().toString().startsWith("OtherRules"));
    promote(ours, "{}").then().statusCode(200);
    assertThat(given().get("/v1/replays").jsonPath().getList("replays")).hasSize(replays);
    assertThat(given().get("/v1/missions/" + MISSION + "/posture").header("Muster-Stands-Since"))
        .isNull();
  }

  @Test
  void rows_of_another_log_that_were_promoted_knowingly_are_not_replaced_unasked()
      throws SQLException {
    int other = promoted();
    int ours = Replaying.ended(Replaying.start("{}")).getInt("generation");
    live.stop();
    int replays = given().get("/v1/replays").jsonPath().getList("replays").size();
    try {
      Altered.rows(
          database, "update muster.generation set lineage = 'another' where number = " + other);
      promote(other, "{}").then().statusCode(409).body("detail", containsString("another log"));
      promote(other, "{\"accept\": \"older\"}").then().statusCode(200);
    } finally {
      live.start();
    }
    await().atMost(LONG).until(() -> live.state() instanceof LiveState.OtherLog);
    this.replays.look();

    assertThat(given().get("/v1/replays").jsonPath().getList("replays")).hasSize(replays);
    assertThat(promoted()).isEqualTo(other);
    promote(ours, "{}").then().statusCode(200);
    await().atMost(LONG).until(() -> live.state() instanceof LiveState.Following);
  }

  /// A replay that the service of before left running is in the way when the rules are found to be
  /// others, and fails a moment later.
  @Test
  void the_replay_that_nobody_asks_for_begins_as_soon_as_nothing_is_in_its_way() throws Exception {
    int old = promoted();
    int left = Replaying.ended(Replaying.start("{\"hold\": true}")).getInt("generation");
    live.stop();
    try (AdvisoryLock otherInstance = lock.taken()) {
      Altered.rows(
          database,
          "update muster.generation set fold_version = 0 where number in (%d, %d)"
              .formatted(old, left));
      Altered.rows(
          database, "update muster.generation set state = 'filling' where number = " + left);
      Altered.rows(
          database, "update muster_ops.replay set state = 'running' where generation = " + left);
      live.start();
      await().atMost(LONG).until(() -> live.state() instanceof LiveState.OtherRules);
      replays.look();
      assertThat(otherInstance.isAlive()).isTrue();
    }

    await().atMost(LONG).until(() -> live.state() instanceof LiveState.Following);
    assertThat(promoted()).isGreaterThan(left);
    assertThat(numbers()).doesNotContain(left);
  }

  @Test
  void a_generation_that_waits_can_be_given_up() throws SQLException {
    JsonPath held = Replaying.ended(Replaying.start("{\"hold\": true}"));

    given().delete("/v1/replays/" + held.getLong("id")).then().statusCode(202);

    assertThat(Replaying.ended(held.getLong("id")).getString("state")).isEqualTo("cancelled");
    assertThat(numbers()).doesNotContain(held.getInt("generation"));
    promote(held.getInt("generation"), "{}").then().statusCode(404);
    given().delete("/v1/replays/" + held.getLong("id")).then().statusCode(409);
  }

  @Test
  void of_generations_that_wait_only_the_last_is_kept() throws SQLException {
    int first = Replaying.ended(Replaying.start("{\"hold\": true}")).getInt("generation");
    int second = Replaying.ended(Replaying.start("{\"hold\": true}")).getInt("generation");

    await().atMost(LONG).until(() -> !numbers().contains(first));
    assertThat(Replaying.ended(Replaying.of(first)).getString("state")).isEqualTo("cancelled");
    assertThat(numbers()).contains(promoted(), second);
    given().delete("/v1/replays/" + Replaying.of(second)).then().statusCode(202);
  }

  @Test
  void a_replay_that_was_to_be_cancelled_when_it_answered_already_is_told_as_promoted()
      throws SQLException {
    JsonPath replay = Replaying.ended(Replaying.start("{}"));
    Altered.rows(
        database,
        "update muster_ops.replay set state = 'running', cancel_requested = true where id = "
            + replay.getLong("id"));

    assertThat(Replaying.ended(replay.getLong("id")).getString("state")).isEqualTo("promoted");
    assertThat(promoted()).isEqualTo(replay.getInt("generation"));
  }

  @Test
  void a_replay_says_that_it_waits_for_the_living_projection() {
    long replay;
    live.stop();
    try {
      log.append(Said.note(neighbour, "nobody follows"));
      replay = Replaying.start("{}");
      String path = "/v1/replays/" + replay;
      await()
          .atMost(LONG)
          .until(() -> "living-projection".equals(given().get(path).jsonPath().get("waitingFor")));
    } finally {
      live.start();
    }
    assertThat(Replaying.ended(replay).getString("state")).isEqualTo("promoted");
  }

  @Test
  void a_partition_that_had_stopped_in_a_kept_generation_goes_on_once_somebody_decided()
      throws SQLException {
    int kept = Replaying.ended(Replaying.start("{\"hold\": true}")).getInt("generation");
    Altered.rows(
        database,
        "update muster.checkpoint set parked_in_a_row = 20 where generation = %d and partition = %d"
            .formatted(kept, last.partition()));
    log.append(Said.note(neighbour, "after the decision"));

    promote(kept, "{}").then().statusCode(200);

    assertThat(promoted()).isEqualTo(kept);
  }

  @Test
  void a_generation_that_cannot_come_to_where_answers_are_says_so() throws SQLException {
    int kept = Replaying.ended(Replaying.start("{\"hold\": true}")).getInt("generation");
    for (int i = 0; i < config.parkedLimit(); i++) {
      TestLog.Place unused = log.appendRaw(neighbour, new byte[] {'?'});
    }
    TestLog.Place beyond = log.append(Said.note(neighbour, "after the garbage"));
    await().atMost(LONG).until(() -> given().get("/q/health/ready").statusCode() == 503);
    Altered.rows(
        database,
        "update muster.checkpoint set parked_in_a_row = 0 where generation = %d and partition = %d"
            .formatted(promoted(), last.partition()));
    Asking.notBefore(live, beyond).get("/v1/missions/" + neighbour + "/posture");

    promote(kept, "{}").then().statusCode(409).body("detail", containsString("stopped at offset"));

    given().delete("/v1/replays/" + Replaying.of(kept)).then().statusCode(202);
    discard(beyond);
  }

  @Test
  void what_is_decided_while_a_replay_waits_holds_for_it_too() {
    for (int i = 0; i < config.parkedLimit(); i++) {
      TestLog.Place unused = log.appendRaw(neighbour, new byte[] {'?'});
    }
    TestLog.Place beyond = log.append(Said.note(neighbour, "after the garbage"));
    await().atMost(LONG).until(() -> given().get("/q/health/ready").statusCode() == 503);
    live.stop();
    long replay;
    try {
      log.append(Said.note(TestLog.missionOutside(beyond.partition()), "nobody follows"));
      replay = Replaying.start("{}");
      String path = "/v1/replays/" + replay;
      await()
          .atMost(LONG)
          .until(() -> "living-projection".equals(given().get(path).jsonPath().get("waitingFor")));
      discard(beyond);
    } finally {
      live.start();
    }

    JsonPath ended = Replaying.ended(replay);
    assertThat(ended.getString("state")).as(ended.prettify()).isEqualTo("promoted");
    Asking.notBefore(live, beyond)
        .get("/v1/missions/" + neighbour + "/posture")
        .then()
        .statusCode(200);
  }

  /// So that the partition stops no other test's generation.
  private void discard(TestLog.Place beyond) {
    for (long offset = beyond.offset() - config.parkedLimit(); offset < beyond.offset(); offset++) {
      given()
          .body("{\"reason\": \"it was for a test\"}")
          .post("/v1/parked/%d.%d/discard".formatted(beyond.partition(), offset))
          .then()
          .statusCode(200);
    }
  }

  @Test
  void the_progress_is_streamed_until_the_end_and_measured() {
    long id = Replaying.start("{\"dryRun\": true}");
    List<JsonPath> events = new ArrayList<>();
    given()
        .get("/v1/replays/" + id + "/stream")
        .then()
        .statusCode(200)
        .extract()
        .asString()
        .lines()
        .filter(line -> line.startsWith("data:"))
        .forEach(line -> events.add(new JsonPath(line.substring("data:".length()))));

    assertThat(events.getLast().getString("state")).isEqualTo("done");
    assertThat(events.getLast().getString("by")).isEqualTo("local");
    assertThat(events.getLast().getString("reason")).isEqualTo("asked for");
    assertThat(events.subList(0, events.size() - 1))
        .allMatch(event -> event.getString("state").equals("running"));
    assertThat(events.stream().map(event -> event.getDouble("percent")).toList()).isSorted();
    assertThat(events.getLast().getLong("done")).isEqualTo(events.getLast().getLong("total"));
    given().get("/v1/replays/999999/stream").then().statusCode(404);
    assertThat(given().get("/q/metrics").asString())
        .contains("muster_replay_running", "muster_replay_phase{phase=\"verifying\"")
        .contains("muster_replay_done_records", "muster_projection_lag_records");
  }

  /// Asks again and again, and complains.
  private static final class Readers {
    private final int marked;
    private final List<Thread> threads = new ArrayList<>();
    private final ConcurrentLinkedQueue<String> complaints = new ConcurrentLinkedQueue<>();
    private final Set<Integer> generations = new ConcurrentSkipListSet<>();
    private volatile boolean over;

    Readers(int marked) {
      this.marked = marked;
    }

    void start() {
      for (int i = 0; i < READERS; i++) {
        threads.add(Thread.ofPlatform().start(this::read));
      }
    }

    private void read() {
      long position = -1;
      while (!over) {
        Response answer = given().get("/v1/missions/" + MISSION + "/posture?on=2023-01-01");
        String body = answer.asString();
        if (answer.statusCode() != 200) {
          complaints.add(answer.statusCode() + " " + body);
          continue;
        }
        String[] token = answer.header("Muster-Position").split(":");
        long offset = Long.parseLong(token[token.length - 1]);
        if (offset < position) {
          complaints.add("back from %d to %d".formatted(position, offset));
        }
        position = offset;
        int generation = Integer.parseInt(answer.header("Muster-Generation"));
        generations.add(generation);
        int marks = body.split("\"marked\":true", -1).length - 1;
        if (marks != (generation == marked ? 2 : 0)) {
          complaints.add("%d marks in generation %d: %s".formatted(marks, generation, body));
        }
      }
    }

    void seen(int generation) {
      await().atMost(LONG).until(() -> generations.contains(generation));
    }

    void stop() throws InterruptedException {
      over = true;
      for (Thread thread : threads) {
        assertThat(thread.join(LONG)).isTrue();
      }
    }
  }

  private void mark(int generation) throws SQLException {
    Altered.rows(
        database,
        """
        update muster.posture_step
           set details = details || ',"marked":true'
         where generation = %d and mission = 'SEAMLESS'\
        """
            .formatted(generation));
  }

  private static Response promote(int generation, String body) {
    return given().body(body).post("/v1/generations/" + generation + "/promotion");
  }

  private static JsonPath listed() {
    return given().get("/v1/generations").then().statusCode(200).extract().jsonPath();
  }

  private static List<Integer> numbers() {
    return listed().getList("generations.number");
  }

  private int promoted() throws SQLException {
    return database.read(connection -> Generations.promoted(connection).orElseThrow().number());
  }

  private static String inTheSamePartition(int partition) {
    return IntStream.range(0, 10_000)
        .mapToObj(i -> "NEIGHBOUR-" + i)
        .filter(code -> Log.partitionOf(code, 12) == partition)
        .findFirst()
        .orElseThrow();
  }
}
