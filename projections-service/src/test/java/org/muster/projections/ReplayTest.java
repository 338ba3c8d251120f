package org.muster.projections;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.muster.contracts.recorded.Recorded;
import org.muster.localstack.LocalStackTestResource;
import org.muster.projections.database.Database;
import org.muster.projections.generations.Generation;
import org.muster.projections.generations.Generations;
import org.muster.projections.live.LiveProjection;
import org.muster.projections.posture.MissionFold;
import org.muster.projections.replay.GenerationDigest;

@QuarkusTest
@WithTestResource(LocalStackTestResource.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplayTest {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static TestLog log;

  @Inject Database database;
  @Inject LiveProjection live;

  @BeforeAll
  static void open() {
    log = TestLog.ofService();
    Recorded twice = Said.note("REPLAYED", "sent twice");
    log.append(twice);
    log.append(twice);
    log.append(Said.strength("REPLAYED", 1_000, "2022-10-31"));
    log.append(Said.strength("REPLAYED", "BEN", 400, "2022-10-31"));
    Recorded leaving = Said.leaving("REPLAYED", "BEN", "2022-11-10", "2023-12-31");
    log.append(leaving);
    log.append(Said.retraction("REPLAYED", leaving.id()));
    log.append(Said.another("REPLAYED", twice.id(), "another under the same id"));
    log.appendRaw("REPLAYED", "not \"JSON\"\\\n\t".getBytes(StandardCharsets.UTF_8));
    log.append(Said.leaving("REPLAYED-2", "EGY", "2022-08-12", "2023-12-31"));
  }

  @AfterAll
  static void close() {
    log.close();
  }

  @BeforeEach
  void nothingRuns() {
    await()
        .atMost(LONG)
        .until(() ->
            given().get("/v1/replays").jsonPath().getList("replays.state").stream()
                .noneMatch("running"::equals));
  }

  /// First of all, as only then the living rows were written batch by batch, by no replay.
  @Test
  @Order(1)
  void a_replay_equals_the_living_row_for_row_and_answers_instead() throws SQLException {
    caughtUp();
    assertThat(given().get("/v1/replays").jsonPath().getList("replays")).isEmpty();
    Generation before = promoted();
    GenerationDigest lived = digest(before.number());

    JsonPath replay = ended(start("{}"));

    assertThat(replay.getString("state")).as(replay.prettify()).isEqualTo("promoted");
    assertThat(replay.getList("report.missionsDiffering")).isEmpty();
    assertThat(replay.getLong("done")).isEqualTo(replay.getLong("total")).isPositive();
    assertThat(promoted().number()).isGreaterThan(before.number());
    assertThat(digest(promoted().number())).isEqualTo(lived);
    assertThat(lived.byMission()).containsKeys("REPLAYED", "REPLAYED-2");
    assertThat(parkedReasons()).containsExactly("id-conflict", "unreadable-value");
  }

  @Test
  void queries_are_answered_throughout_a_replay_and_the_log_is_followed_after_it() {
    caughtUp();
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger asked = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    Thread asking =
        Thread.ofPlatform()
            .start(() -> {
              while (!over.get()) {
                int status =
                    given().get("/v1/missions/REPLAYED/posture?on=2023-01-01").statusCode();
                asked.incrementAndGet();
                if (status != 200) {
                  refused.incrementAndGet();
                }
              }
            });
    JsonPath replay = ended(start("{}"));
    over.set(true);
    await().atMost(LONG).until(() -> !asking.isAlive());
    log.append(Said.note("AFTERWARDS", "a word"));

    assertThat(replay.getString("state")).as(replay.prettify()).isEqualTo("promoted");
    assertThat(asked).hasPositiveValue();
    assertThat(refused).hasValue(0);
    await()
        .atMost(LONG)
        .until(() -> given().get("/v1/missions/AFTERWARDS/posture").statusCode() == 200);
  }

  @Test
  void a_dry_run_counts_and_writes_nothing() {
    caughtUp();
    int generations = generations();

    JsonPath replay = ended(start("{\"dryRun\": true}"));

    assertThat(replay.getString("state")).isEqualTo("done");
    assertThat(replay.getInt("report.types.'org.muster.retraction.v1'")).isPositive();
    assertThat(replay.getInt("report.parked.'unreadable-value'")).isPositive();
    assertThat(generations()).isEqualTo(generations);
  }

  @Test
  void a_held_replay_waits_to_be_promoted_and_the_one_before_can_answer_again()
      throws SQLException {
    caughtUp();
    int before = promoted().number();
    JsonPath held = ended(start("{\"hold\": true}"));
    assertThat(held.getString("state")).as(held.prettify()).isEqualTo("held");
    assertThat(promoted().number()).isEqualTo(before);

    int generation = held.getInt("generation");
    given().post("/v1/generations/" + generation + "/promotion").then().statusCode(200);
    assertThat(promoted().number()).isEqualTo(generation);

    given().post("/v1/generations/" + before + "/promotion").then().statusCode(200);
    assertThat(promoted().number()).isEqualTo(before);
  }

  @Test
  void a_cancelled_replay_leaves_nothing_behind() {
    caughtUp();
    int generations = generations();
    long id = start("{\"maxRate\": 1}");

    given().post("/v1/replays").then().statusCode(409);
    given().delete("/v1/replays/" + id).then().statusCode(202);

    assertThat(ended(id).getString("state")).isEqualTo("cancelled");
    assertThat(generations()).isEqualTo(generations);
  }

  @Test
  void how_many_seconds_are_left_is_measured_while_a_replay_runs() {
    caughtUp();
    long id = start("{\"maxRate\": 2, \"dryRun\": true}");

    await().atMost(LONG).until(() -> secondsLeft() > 0);
    given().delete("/v1/replays/" + id).then().statusCode(202);
    assertThat(ended(id).getString("state")).isEqualTo("cancelled");
    await().atMost(LONG).until(() -> secondsLeft() == 0);
  }

  /// As the metrics have it.
  private static double secondsLeft() {
    return given()
        .get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith("muster_replay_seconds_left"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElse(Double.NaN);
  }

  @Test
  void rows_of_other_rules_are_served_and_replaced_by_a_replay_that_nobody_asked_for()
      throws SQLException {
    caughtUp();
    int old = promoted().number();
    live.stop();
    Object unused =
        database.write(connection -> {
          try (var update = connection.createStatement()) {
            return update.executeUpdate(
                "update muster.generation set fold_version = 0 where number = " + old);
          }
        });
    given().get("/v1/missions/REPLAYED/posture").then().statusCode(200).header("Muster-Rules", "0");
    log.append(Said.note("MEANWHILE", "said while nobody followed the log"));
    live.start();

    await().atMost(LONG).until(() -> promoted().number() > old);
    assertThat(promoted().foldVersion()).isEqualTo(MissionFold.VERSION);
    given().get("/v1/missions/REPLAYED/posture").then().statusCode(200);
    given().get("/v1/missions/MEANWHILE/posture").then().statusCode(200);
  }

  @Test
  void what_is_asked_wrongly_is_named() {
    given().body("{\"maxRate\": 0}").post("/v1/replays").then().statusCode(400);
    given().body("{\"dry\": true}").post("/v1/replays").then().statusCode(400);
    given().get("/v1/replays/999999").then().statusCode(404);
    given().post("/v1/generations/999999/promotion").then().statusCode(404);
  }

  private static void caughtUp() {
    await()
        .atMost(LONG)
        .until(() ->
            given().get("/v1/missions/REPLAYED-2/posture").statusCode() == 200
                && parkedReasons().size() == 2);
  }

  private static List<String> parkedReasons() {
    return given()
        .get("/v1/parked?limit=500")
        .jsonPath()
        .getList("parked.findAll { it.mission == 'REPLAYED' }.reason");
  }

  private static long start(String body) {
    return given()
        .body(body)
        .post("/v1/replays")
        .then()
        .statusCode(202)
        .extract()
        .jsonPath()
        .getLong("id");
  }

  private static JsonPath ended(long id) {
    await()
        .atMost(LONG)
        .until(() ->
            !given().get("/v1/replays/" + id).jsonPath().getString("state").equals("running"));
    return given().get("/v1/replays/" + id).jsonPath();
  }

  private static int generations() {
    return given().get("/v1/generations").jsonPath().getList("generations").size();
  }

  private Generation promoted() throws SQLException {
    return database.read(connection -> Generations.promoted(connection).orElseThrow());
  }

  private GenerationDigest digest(int generation) throws SQLException {
    return database.read(connection -> GenerationDigest.of(connection, generation));
  }
}
