package org.muster.projections.replay;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.contracts.recorded.Recorded;
import org.muster.localstack.LocalStackTestResource;
import org.muster.projections.Asking;
import org.muster.projections.Said;
import org.muster.projections.TestLog;
import org.muster.projections.database.Database;
import org.muster.projections.generations.Generation;
import org.muster.projections.generations.Generations;
import org.muster.projections.live.LiveProjection;
import org.muster.projections.live.LiveState;
import org.muster.projections.posture.MissionFold;

/// Live rows are altered as a changed rule or a fault would alter them; a replay says what differs.
@QuarkusTest
@WithTestResource(LocalStackTestResource.class)
class ProofTest {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final String MISSION = "PROVED";
  private static TestLog log;
  private static UUID counted;
  private static UUID left;
  private static TestLog.Place last;

  @Inject Database database;
  @Inject LiveProjection live;

  @BeforeAll
  static void open() {
    log = TestLog.ofService();
    log.append(Said.strength(MISSION, 13_000, "2022-10-31"));
    Recorded count = Said.strength(MISSION, "CIV", 880, "2022-10-31");
    counted = count.id();
    log.append(count);
    Recorded leaving = Said.leaving(MISSION, "CIV", "2022-11-11", "2023-06-30");
    left = leaving.id();
    log.append(leaving);
    log.append(Said.leaving(MISSION, "EGY", "2022-08-12", "2023-12-31"));
    log.append(Said.note(MISSION, "Words | and others – ünd so weiter"));
    log.append(Said.another(MISSION, leaving.id(), "another under the same id"));
    last = log.appendRaw(MISSION, "no JSON".getBytes(java.nio.charset.StandardCharsets.UTF_8));
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
  void every_column_of_every_row_is_in_the_digest() throws SQLException {
    int generation = promoted().number();
    List<String> unnoticed =
        database.write(connection -> {
          GenerationDigest before = GenerationDigest.of(connection, generation);
          List<String> same = new ArrayList<>();
          for (Column column : columns(connection)) {
            Savepoint unaltered = connection.setSavepoint();
            alterOne(connection, column, generation);
            if (GenerationDigest.of(connection, generation).equals(before)) {
              same.add(column.table() + "." + column.name());
            }
            connection.rollback(unaltered);
          }
          return same;
        });
    assertThat(unnoticed).isEmpty();
  }

  @Test
  void what_differs_is_told_in_the_domains_words_and_promoted_only_if_accepted()
      throws SQLException {
    int before = promoted().number();
    alter(
        """
        update muster.posture_step
           set deployed_low = 12000, deployed_best = 13100, deployed_high = 13211
         where generation = ? and mission = 'PROVED' and scenario = 'announced'
           and contributor = '' and from_day >= '2022-11-12'\
        """,
        before);
    alter(
        """
        update muster.posture_step
           set deployed_low = 900, deployed_best = 900, deployed_high = 900, because = ''
         where generation = ? and mission = 'PROVED' and scenario = 'announced'
           and contributor = 'CIV' and from_day >= '2022-11-12'\
        """,
        before);
    alter(
        "update muster.announcement_life set status = 'disputed' where generation = ? and id = '%s'"
            .formatted(counted),
        before);
    alter(
        "update muster.journal_row set body = body || ' ' where generation = ? and id = '%s'"
            .formatted(counted),
        before);
    alter(
        "delete from muster.parked where generation = ? and mission = 'PROVED' and reason = 'unreadable-value'",
        before);

    JsonPath replay = Replaying.ended(Replaying.start("{}"));

    assertThat(replay.getString("state")).as(replay.prettify()).isEqualTo("different");
    assertThat(replay.getList("report.missionsDiffering")).containsExactly(MISSION);
    String id = replay.getString("id");
    List<String> words = words(id);
    assertThat(words)
        .as(String.join("\n", words))
        .contains(
            "PROVED from 2023-06-30 on, announced: deployed 12,000 / 13,100 / 13,211 → 12,120;"
                + " CIV deployed 900 → 0; because of withdrawal-announced of CIV (%s)"
                    .formatted(left))
        .anyMatch(told -> told.contains("announcement %s: disputed → effective".formatted(counted)))
        .anyMatch(told ->
            told.endsWith(
                "announcement %s (strength-reported of CIV) is recorded differently (body)"
                    .formatted(counted)))
        .anyMatch(told -> told.endsWith("is newly parked (unreadable-value)"));
    assertThat(replay.getList("report.difference.first")).isEqualTo(words);
    assertThat(differences(id).getList("differences.kind"))
        .containsExactlyInAnyOrder("journal", "life", "parked", "posture");
    Map<String, Object> change =
        differences(id).getMap("differences.find { it.kind == 'posture' }.changes[1]");
    assertThat(change)
        .containsEntry("contributor", "CIV")
        .containsEntry("figure", "deployed")
        .containsEntry("before", Map.of("low", 900, "best", 900, "high", 900))
        .containsEntry("after", Map.of("low", 0, "best", 0, "high", 0));
    given()
        .accept("text/csv")
        .get("/v1/replays/" + id + "/difference")
        .then()
        .statusCode(200)
        .contentType("text/csv; charset=UTF-8");

    String promotion = "/v1/generations/" + replay.getInt("generation") + "/promotion";
    given().post(promotion).then().statusCode(409);
    given().body("{\"accept\": \"older\"}").post(promotion).then().statusCode(409);
    assertThat(promoted().number()).isEqualTo(before);
    given().body("{\"accept\": \"difference\"}").post(promotion).then().statusCode(200);

    assertThat(promoted().number()).isEqualTo(replay.getInt("generation"));
    Map<String, Object> audit = given().get("/v1/generations").jsonPath().getMap("promotions[0]");
    assertThat(audit)
        .containsEntry("from", before)
        .containsEntry("to", replay.getInt("generation"))
        .containsEntry("accepted", List.of("difference"))
        .containsEntry("by", "local")
        .containsEntry("behind", 0)
        .containsEntry("replay", Integer.valueOf(id))
        .containsEntry("reason", "asked for");
    assertThat(words(id)).isEqualTo(words);
  }

  @Test
  void whatever_column_is_altered_its_row_is_named() throws SQLException {
    int before = promoted().number();
    JsonPath held = Replaying.ended(Replaying.start("{\"hold\": true}"));
    assertThat(held.getString("state")).as(held.prettify()).isEqualTo("held");
    int after = held.getInt("generation");
    List<String> unnamed =
        database.write(connection -> {
          List<String> silent = new ArrayList<>();
          for (Column column : columns(connection)) {
            if (!column.table().equals("posture_step")) {
              Savepoint unaltered = connection.setSavepoint();
              String row = lastRow(connection, column, before);
              alterOne(connection, column, before);
              if (differences(connection, before, after).stream()
                  .noneMatch(told -> told.contains(row))) {
                silent.add(column.table() + "." + column.name());
              }
              connection.rollback(unaltered);
            }
          }
          return silent;
        });
    assertThat(unnamed).isEmpty();
    given().post("/v1/generations/" + after + "/promotion").then().statusCode(200);
  }

  @Test
  void a_difference_that_no_answer_shows_is_told_all_the_same() throws SQLException {
    int before = promoted().number();
    alter(
        "update muster.journal_row set client_key = 'another' where generation = ? and id = '%s'"
            .formatted(counted),
        before);
    alter(
        """
        update muster.parked set key = 'ANOTHER'
         where generation = ? and mission = 'PROVED' and reason = 'unreadable-value'\
        """,
        before);
    alter(
        """
        update muster.posture_step set deployed_best = 7
         where generation = ? and mission = 'PROVED' and scenario = 'announced'
           and contributor = 'EGY' and deployed_low is null\
        """,
        before);

    JsonPath replay = Replaying.ended(Replaying.start("{}"));

    assertThat(replay.getString("state")).as(replay.prettify()).isEqualTo("different");
    assertThat(replay.getString("detail")).isEqualTo("1 missions differ in 3 places: PROVED");
    assertThat(words(replay.getString("id")))
        .containsExactlyInAnyOrder(
            "PROVED: announcement %s (strength-reported of CIV) is recorded differently (client_key)"
                .formatted(counted),
            "PROVED: the record at %d.%d is parked differently (key)"
                .formatted(last.partition(), last.offset()),
            "PROVED: the rows of posture announced EGY differ in what is not shown");
    given()
        .body("{\"accept\": \"difference\"}")
        .post("/v1/generations/" + replay.getInt("generation") + "/promotion")
        .then()
        .statusCode(200);
  }

  @Test
  void what_new_rules_changed_is_told_and_waits_until_somebody_accepts_it() throws SQLException {
    int old = promoted().number();
    live.stop();
    alter(
        """
        update muster.posture_step set deployed_high = deployed_high + 100
         where generation = ? and mission = 'PROVED' and contributor = ''\
        """,
        old);
    alter(
        """
        update muster.posture_step set reduction_low = 5, reduction_best = 5, reduction_high = 5
         where generation = ? and mission = 'PROVED' and contributor = '' and from_day = '-infinity'\
        """,
        old);
    alter("update muster.generation set fold_version = 0 where number = ?", old);
    live.start();

    await()
        .atMost(LONG)
        .until(() ->
            "different".equals(given().get("/v1/replays").jsonPath().get("replays[0].state")));

    JsonPath replay = newest();
    assertThat(replay.getString("reason")).isEqualTo("the rules changed since version 0");
    assertThat(promoted().number()).isEqualTo(old);
    assertThat(replay.getInt("report.rules.before")).isZero();
    assertThat(replay.getInt("report.rules.after")).isEqualTo(MissionFold.VERSION);
    assertThat(replay.getString("detail"))
        .startsWith("the rules changed from version 0 to " + MissionFold.VERSION);
    assertThat(words(replay.getString("id")))
        .anyMatch(
            told -> told.startsWith("PROVED ") && told.contains("deployed high 13,100 → 13,000"))
        .anyMatch(told -> told.startsWith("PROVED until ") && told.contains("reduction 5 → "));

    live.stop();
    live.start(); // as a service that is started again: it waits for the same decision
    await().atMost(LONG).until(() -> live.state() instanceof LiveState.OtherRules);
    String promotion = "/v1/generations/" + replay.getInt("generation") + "/promotion";
    given().post(promotion).then().statusCode(409);
    given().body("{\"accept\": \"difference\"}").post(promotion).then().statusCode(200);
    assertThat(promoted().number()).isEqualTo(replay.getInt("generation"));
    assertThat(newest().getLong("id")).isEqualTo(replay.getLong("id"));
    assertThat(newest().getString("state")).isEqualTo("promoted");
  }

  private static JsonPath newest() {
    long id = given().get("/v1/replays").jsonPath().getLong("replays[0].id");
    return given().get("/v1/replays/" + id).jsonPath();
  }

  private static List<String> words(String replay) {
    return differences(replay).getList("differences.words");
  }

  private static JsonPath differences(String replay) {
    return given()
        .get("/v1/replays/" + replay + "/difference?limit=1000")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private void alter(String sql, int generation) throws SQLException {
    int altered =
        database.write(connection -> {
          try (var update = connection.prepareStatement(sql)) {
            update.setInt(1, generation);
            return update.executeUpdate();
          }
        });
    assertThat(altered).as(sql).isPositive();
  }

  private Generation promoted() throws SQLException {
    return database.read(connection -> Generations.promoted(connection).orElseThrow());
  }

  private record Column(String table, String name, String type) {}

  private static List<Column> columns(Connection connection) throws SQLException {
    List<Column> columns = new ArrayList<>();
    try (var select =
            connection.prepareStatement(
                """
                select table_name, column_name, data_type from information_schema.columns
                 where table_schema = 'muster' and column_name <> 'generation'
                   and table_name in ('journal_row', 'announcement_life', 'posture_step', 'parked')\
                """);
        var row = select.executeQuery()) {
      while (row.next()) {
        columns.add(new Column(row.getString(1), row.getString(2), row.getString(3)));
      }
    }
    assertThat(columns).hasSizeGreaterThan(40);
    return columns;
  }

  /// The id of the announcement, or the place of the record, that [#alterOne] alters.
  private static String lastRow(Connection connection, Column column, int generation)
      throws SQLException {
    try (var select =
        connection.prepareStatement(
            """
            select %2$s from muster.%1$s
             where generation = ? and ctid = (select max(ctid) from muster.%1$s
                                               where generation = ? and mission = 'PROVED')\
            """
                .formatted(
                    column.table(),
                    column.table().equals("parked")
                        ? "log_partition || '.' || log_offset"
                        : "id::text"))) {
      select.setInt(1, generation);
      select.setInt(2, generation);
      try (var row = select.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  /// What is told of two generations, in words.
  private static List<String> differences(Connection connection, int before, int after)
      throws SQLException {
    Differences found = new Differences(20);
    DifferenceFinder finder =
        new DifferenceFinder(
            new DifferenceFinder.Side(connection, before),
            new DifferenceFinder.Side(connection, after),
            found,
            new Stop());
    var differing =
        GenerationDigest.of(connection, after).differing(GenerationDigest.of(connection, before));
    for (var mission : differing.entrySet()) {
      finder.mission(mission.getKey(), mission.getValue());
    }
    return found.kept().stream().map(Difference::words).toList();
  }

  private static void alterOne(Connection connection, Column column, int generation)
      throws SQLException {
    String name = "\"" + column.name() + "\"";
    String altered =
        switch (column.type()) {
          case "text" -> "coalesce(" + name + ", '') || 'x'";
          case "bigint", "integer" -> "coalesce(" + name + ", 0) + 1000";
          case "boolean" -> "not " + name;
          case "date" ->
              "case when isfinite(%1$s) then %1$s + 1 else '2000-01-01' end".formatted(name);
          case "timestamp with time zone" -> name + " + interval '1 millisecond'";
          case "uuid" -> "gen_random_uuid()";
          case "ARRAY" ->
              column.name().equals("by")
                  ? "array_append(" + name + ", gen_random_uuid())"
                  : "array_append(" + name + ", 'x')";
          case "bytea" -> "coalesce(" + name + ", '') || '\\x00'";
          default -> throw new IllegalArgumentException(column.toString());
        };
    try (var update =
        connection.prepareStatement(
            """
            update muster.%1$s set %2$s = %3$s
             where generation = ? and ctid = (select max(ctid) from muster.%1$s
                                               where generation = ? and mission = 'PROVED')\
            """
                .formatted(column.table(), name, altered))) {
      update.setInt(1, generation);
      update.setInt(2, generation);
      assertThat(update.executeUpdate()).as(column.toString()).isEqualTo(1);
    }
  }
}
