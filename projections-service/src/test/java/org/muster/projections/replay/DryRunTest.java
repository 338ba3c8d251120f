package org.muster.projections.replay;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.contracts.recorded.Recorded;
import org.muster.localstack.LocalStackTestResource;
import org.muster.localstack.TopicProvisioning;
import org.muster.projections.Asking;
import org.muster.projections.Said;
import org.muster.projections.TestLog;
import org.muster.projections.database.Database;
import org.muster.projections.generations.Checkpoint;
import org.muster.projections.generations.Generation;
import org.muster.projections.generations.Generations;
import org.muster.projections.live.LiveConfig;
import org.muster.projections.live.LiveProjection;
import org.muster.projections.log.Log;
import org.muster.projections.posture.MissionFold;

/// What a dry run tells of a log of more than a thousand records.
@QuarkusTest
@WithTestResource(LocalStackTestResource.class)
@TestProfile(DryRunTest.OwnLog.class)
class DryRunTest {

  /// A log that no other test reads or writes.
  public static final class OwnLog implements QuarkusTestProfile {}

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final String MISSION = "DRY";
  private static final String STOPPED = missionElsewhere();
  private static final int NOTES = 1_000;
  private static final int COUPS = 105;
  private static final int EVERY = 5;
  private static TestLog log;
  private static TestLog.Place last;

  @Inject Database database;
  @Inject LiveProjection live;
  @Inject LiveConfig config;

  @BeforeAll
  static void open() {
    log = TestLog.ofService();
    Recorded twice = Said.note(MISSION, "twice");
    log.append(twice);
    log.append(Said.another(MISSION, twice.id(), "another under the same id"));
    for (int coup = 0; coup < COUPS; coup++) {
      unknown("coup-" + coup);
      if (coup % EVERY == 0) {
        log.append(Said.note(MISSION, "a note after " + coup));
      }
    }
    unknown("coup-0");
    for (int note = 0; note < NOTES; note++) {
      log.append(Said.note(MISSION + "-" + note % 10, "note " + note));
    }
    last = log.append(Said.note(MISSION, "the last"));
  }

  private static void unknown(String type) {
    TestLog.Place unused =
        log.appendRaw(
            MISSION, "{\"type\":\"%s\"}".formatted(type).getBytes(StandardCharsets.UTF_8));
  }

  /// A mission of another partition.
  private static String missionElsewhere() {
    return IntStream.range(0, 100)
        .mapToObj(n -> "STOPPED-" + n)
        .filter(name -> partition(name) != partition(MISSION))
        .findFirst()
        .orElseThrow();
  }

  private static int partition(String mission) {
    return Log.partitionOf(mission, TopicProvisioning.PARTITIONS);
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

  @Test
  void unknown_types_are_counted_by_their_names_and_those_after_a_hundred_together() {
    Map<String, Integer> unknown = ran().getMap("report.unknownTypes");

    assertThat(unknown)
        .hasSize(101)
        .containsEntry("org.muster.coup-0.v1", 2)
        .containsEntry("org.muster.coup-99.v1", 1)
        .containsEntry("others", 5);
    assertThat(
            given()
                .get("/v1/parked?limit=500")
                .jsonPath()
                .getString("parked.find { it.reason == 'unknown-type' }.detail"))
        .startsWith("org.muster.coup-0.v1 is not known here: ");
  }

  @Test
  void the_disk_is_estimated_from_the_generation_that_answers_and_what_it_parked_is_told()
      throws SQLException {
    int answering = promoted().number();

    JsonPath report = ran();

    assertThat(report.getInt("report.disk.ofGeneration")).isEqualTo(answering);
    assertThat(report.getLong("report.disk.bytes")).isPositive();
    assertThat(report.getInt("report.parkedWhenFolded.'id-conflict'")).isEqualTo(1);
    assertThat(report.getString("report.parkedWhenFoldedFrom"))
        .startsWith("what generation %d parked of the ".formatted(answering));
  }

  @Test
  void after_a_change_of_rules_the_disk_is_estimated_all_the_same_and_what_is_not_known_has_a_why()
      throws SQLException {
    int old = promoted().number();
    live.stop();
    rules(old, 0);

    JsonPath report = ran();

    rules(old, MissionFold.VERSION);
    live.start();
    assertThat(report.getInt("report.disk.ofGeneration")).isEqualTo(old);
    assertThat(report.getLong("report.disk.bytes")).isPositive();
    assertThat(report.getString("report.disk.from")).endsWith("made by version 0 of the rules");
    assertThat(report.getString("report.parkedWhenFolded")).isNull();
    assertThat(report.getString("report.parkedWhenFoldedFrom")).contains("other rules");
  }

  @Test
  void where_a_partition_would_stop_is_told_until_somebody_decides() {
    assertThat(ran().getList("report.stops")).isEmpty();
    TestLog.Place first = garbage();
    for (int i = 1; i < config.parkedLimit(); i++) {
      TestLog.Place unused = garbage();
    }
    TestLog.Place behind = log.append(Said.note(STOPPED, "behind the garbage"));

    List<Map<String, Integer>> stops = ran().getList("report.stops");

    assertThat(stops)
        .containsExactly(
            Map.of("partition", behind.partition(), "offset", Math.toIntExact(behind.offset())));
    String discard = "/v1/parked/%d.%d/discard".formatted(first.partition(), first.offset());
    await()
        .atMost(LONG)
        .until(() -> given().body("{\"reason\": \"a test\"}").post(discard).statusCode() == 200);
    assertThat(ran().getList("report.stops")).isEmpty();
  }

  private static TestLog.Place garbage() {
    return log.appendRaw(STOPPED, "no announcement".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void records_are_counted_from_where_the_log_begins() {
    assertThat(
            DryRun.records(
                List.of(new Checkpoint(0, 700, 0), new Checkpoint(1, 40, 0)), List.of(500L, 0L)))
        .isEqualTo(240);
  }

  private static JsonPath ran() {
    JsonPath replay = Replaying.ended(Replaying.start("{\"dryRun\": true}"));
    assertThat(replay.getString("state")).as(replay.prettify()).isEqualTo("done");
    return replay;
  }

  private Generation promoted() throws SQLException {
    return database.read(connection -> Generations.promoted(connection).orElseThrow());
  }

  private void rules(int generation, int version) throws SQLException {
    Object unused =
        database.write(connection -> {
          try (var update =
              connection.prepareStatement(
                  "update muster.generation set fold_version = ? where number = ?")) {
            update.setInt(1, version);
            update.setInt(2, generation);
            return update.executeUpdate();
          }
        });
  }
}
