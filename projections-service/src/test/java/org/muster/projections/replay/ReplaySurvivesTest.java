package org.muster.projections.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.contracts.recorded.Recorded;
import org.muster.localstack.LocalStackTestResource;
import org.muster.localstack.TestStack;
import org.muster.projections.Altered;
import org.muster.projections.Said;
import org.muster.projections.TestLog;
import org.muster.projections.answers.StepRow;
import org.muster.projections.answers.StepRows;
import org.muster.projections.database.AdvisoryLock;
import org.muster.projections.database.Database;
import org.muster.projections.generations.Checkpoints;
import org.muster.projections.generations.Generation;
import org.muster.projections.generations.Generations;
import org.muster.projections.generations.PromotionRecord;
import org.muster.projections.generations.PromotionRows;
import org.muster.projections.live.LagWatch;
import org.muster.projections.live.LiveConfig;
import org.muster.projections.live.LiveProjection;
import org.muster.projections.log.Log;
import org.muster.projections.log.LogChains;
import org.muster.projections.log.LogEnds;
import org.muster.projections.posture.MissionFold;
import org.muster.projections.posture.PostureStep;
import org.muster.projections.posture.Scenario;
import org.muster.projections.problem.Problem;

/// A replay goes on wherever it was cut off, on whichever instance, and never on two.
@QuarkusTest
@WithTestResource(LocalStackTestResource.class)
class ReplaySurvivesTest {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final int POOLED = 8;
  private static final int KILLS = Integer.getInteger("replay.kills", 2);
  private static final long SEED = Long.getLong("replay.seed", 20_260_101L);
  private static final List<String> CONTRIBUTORS = List.of("BEN", "EGY", "TCD", "NER", "DEU");

  private static final Map<String, List<Recorded>> SAID = new TreeMap<>();
  private static TestLog log;

  @Inject Database database;
  @Inject LogChains chains;
  @Inject LogEnds ends;
  @Inject LiveProjection live;
  @Inject LiveConfig liveConfig;
  @Inject LagWatch lag;
  @Inject ReplayConfig config;
  @Inject ReplayLock lock;
  @Inject Promotions promotions;
  @Inject Replays replays;

  @BeforeAll
  static void open() {
    log = TestLog.ofService();
    Random random = new Random(SEED);
    for (int i = 0; i < 400; i++) {
      String mission = "SURVIVES-" + (char) ('A' + random.nextInt(9));
      String contributor = CONTRIBUTORS.get(random.nextInt(CONTRIBUTORS.size()));
      String day = "%d-%02d-15".formatted(2010 + random.nextInt(12), 1 + random.nextInt(12));
      say(
          random.nextInt(4) == 0
              ? Said.leaving(mission, contributor, day, "2024-06-30")
              : Said.strength(mission, contributor, 10 + random.nextInt(900), day));
    }
    Recorded twice = say(Said.note("SURVIVES-A", "twice"));
    log.append(twice);
    log.append(Said.another("SURVIVES-A", twice.id(), "another of the same id"));
  }

  private static Recorded say(Recorded recorded) {
    log.append(recorded);
    SAID.computeIfAbsent(recorded.announcement().mission(), m -> new ArrayList<>()).add(recorded);
    return recorded;
  }

  @AfterAll
  static void close() {
    log.close();
  }

  @BeforeEach
  void nothingRuns() {
    await().atMost(LONG).until(() -> database.write(ReplayRows::running).isEmpty());
    await().atMost(LONG).until(() -> vector(promoted()).equals(ends.now()));
  }

  @Test
  void a_replay_whose_connections_are_cut_goes_on_and_comes_to_the_same_rows() throws SQLException {
    Random random = new Random(SEED);
    for (int kill = 0; kill < KILLS; kill++) {
      GenerationDigest lived = digest(promoted());
      long total = ends.now().stream().mapToLong(Long::longValue).sum();
      int rate = Math.toIntExact(total / 2);
      Replay replay = replays.start(new ReplayRequest(false, false, rate), "to be cut off");
      double cutAt = random.nextDouble() * 95;
      await()
          .atMost(LONG)
          .pollInterval(Duration.ofMillis(5))
          .until(() -> replays.one(replay.id()).percent() >= cutAt);
      cutConnections();

      Replay ended = ended(replay.id());
      forgetDeadConnections();

      assertThat(ended.state()).as("cut at %s %%: %s", cutAt, ended).isEqualTo("promoted");
      assertThat(digest(promoted())).isEqualTo(lived);
      assertThat(foldedInMemory()).isEqualTo(stored(promoted()));
    }
  }

  @Test
  void another_instance_goes_on_when_one_stops() throws Exception {
    Replays other = another(config);
    Replay replay = other.start(new ReplayRequest(false, false, 300), "handed over");
    await().atMost(LONG).until(() -> replays.one(replay.id()).done() > 0);
    double before = replays.one(replay.id()).percent();

    other.onStop(new ShutdownEvent());

    Replay ended = ended(replay.id());
    assertThat(ended.state()).as(ended.toString()).isEqualTo("promoted");
    assertThat(ended.resumed()).isEqualTo(1);
    assertThat(ended.percent()).isEqualTo(100).isGreaterThan(before);
    assertThat(ended.done()).isEqualTo(ended.total());
  }

  @Test
  void two_instances_never_run_the_same_and_either_can_cancel_it_without_a_trace()
      throws SQLException {
    Replays other = another(config);
    Replay replay = replays.start(new ReplayRequest(false, false, 1), "to be cancelled");

    assertThatThrownBy(() -> other.start(ReplayRequest.PLAIN, "a second"))
        .isInstanceOf(Problem.class);
    other.look();
    await().atMost(LONG).until(() -> replays.one(replay.id()).generation() != null);
    other.cancel(replay.id());

    Replay ended = ended(replay.id());
    assertThat(ended.state()).isEqualTo("cancelled");
    assertThat(ended.resumed()).isZero();
    assertThat(tracesOf(Objects.requireNonNull(ended.generation()))).isEmpty();
  }

  @Test
  void a_replay_that_nobody_runs_any_more_can_be_cancelled() throws Exception {
    Replays other = another(config);
    long id;
    try (AdvisoryLock held = lock.taken()) {
      id =
          database.write(connection ->
              ReplayRows.insert(
                  connection, ReplayRequest.PLAIN, "its service is gone", null, false));
      other.cancel(id);
      assertThat(replays.one(id).isRunning()).isTrue();
    }

    assertThat(ended(id).state()).isEqualTo("cancelled");
  }

  @Test
  void what_a_killed_service_no_longer_dropped_goes_as_soon_as_nobody_reads_it()
      throws SQLException {
    Log followed = live.log().orElseThrow();
    int left =
        database.write(connection -> {
          int number = Generations.create(connection, followed);
          Generations.attach(connection, number);
          Generations.keep(connection, number);
          return number;
        });

    Replays other = another(new Sparing(config));
    try (Connection reader = superuser();
        Statement statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      statement.execute("select from muster.journal_row_g" + left);
      other.look();
      assertThat(tracesOf(left)).isNotEmpty();
      reader.rollback();
    }
    other.look();

    assertThat(tracesOf(left)).isEmpty();
  }

  @Test
  void a_dry_run_whose_service_ended_is_told_as_interrupted() throws Exception {
    long id;
    try (AdvisoryLock held = lock.taken()) {
      id =
          database.write(connection ->
              ReplayRows.insert(
                  connection,
                  new ReplayRequest(true, false, null),
                  "its service is gone",
                  null,
                  false));
      assertThat(held.isAlive()).isTrue();
    }

    Replay ended = ended(id);
    assertThat(ended.state()).isEqualTo("cancelled");
    assertThat(ended.detail()).startsWith("interrupted: ").contains("start it again");
  }

  @Test
  void missions_larger_than_what_may_be_kept_are_read_back() throws SQLException {
    GenerationDigest lived = digest(promoted());
    Replays sparing = another(new Sparing(config));

    Replay ended = ended(sparing.start(ReplayRequest.PLAIN, "with little memory").id());

    assertThat(ended.state()).as(ended.toString()).isEqualTo("promoted");
    assertThat(digest(promoted())).isEqualTo(lived);
  }

  @Test
  void progress_never_goes_back_and_never_beyond_all() throws SQLException {
    Replay replay = replays.start(new ReplayRequest(false, false, 1_000), "to be watched");
    List<Replay> seen = new ArrayList<>(List.of(replay));
    await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> {
          seen.add(replays.one(replay.id()));
          return !seen.getLast().isRunning();
        });

    assertThat(seen).extracting(Replay::percent).isSorted().allMatch(p -> p >= 0 && p <= 100);
    assertThat(seen).extracting(Replay::done).isSorted();
    assertThat(seen).allMatch(now -> now.done() <= now.total());
    assertThat(seen.getLast().percent()).isEqualTo(100);
  }

  @Test
  void a_dry_run_says_what_it_found_and_what_nobody_can_know() throws SQLException {
    int generations = generations();
    Replay ended = ended(replays.start(new ReplayRequest(true, false, null), "dry").id());

    assertThat(ended.state()).isEqualTo("done");
    assertThat(ended.report())
        .contains("\"org.muster.strength-reported.v1\":", "\"parked\":", "\"unknownTypes\":")
        .contains("\"seconds\":", "\"readingSeconds\":", "\"disk\":");
    assertThat(generations()).isEqualTo(generations);
  }

  @Test
  void what_changed_rules_made_is_promoted_where_it_was_accepted_beforehand_and_audited_so()
      throws SQLException {
    int old = promoted().number();
    live.stop();
    try {
      Altered.rows(
          database,
          "update muster.journal_row set client_key = 'another' where generation = " + old);
      Altered.rows(database, "update muster.generation set fold_version = 0 where number = " + old);
      Replay replay =
          ended(
              another(new Sparing(config, true))
                  .start(new ReplayRequest(false, false, null), "a test")
                  .id());

      assertThat(replay.state()).isEqualTo("promoted");
      assertThat(replay.detail()).contains("the rules changed from version 0");
      PromotionRecord last =
          database.read(connection -> PromotionRows.last(connection, 1)).getFirst();
      assertThat(last.to()).isEqualTo(replay.generation());
      assertThat(last.accepted()).containsExactly("difference");
    } finally {
      live.start();
    }
  }

  @Test
  void an_empty_generation_with_a_long_log_is_loaded_by_a_replay() throws SQLException {
    GenerationDigest lived = digest(promoted());
    live.stop();
    Generation empty = promoteAnEmptyOne();
    RestAssured.get("/v1/missions/SURVIVES-A/posture").then().statusCode(503);

    live.start();

    await().atMost(LONG).until(() -> promoted().number() != empty.number());
    Replay filled = ended(replays.last().getFirst().id());
    assertThat(filled.reason()).contains("is empty, the log has");
    assertThat(filled.report()).contains("nothing to compare with");
    await().atMost(LONG).until(() -> digest(promoted()).equals(lived));
    RestAssured.get("/v1/missions/SURVIVES-A/posture").then().statusCode(200);
  }

  private Generation promoteAnEmptyOne() throws SQLException {
    Log followed = live.log().orElseThrow();
    return database.write(connection -> {
      int number = Generations.create(connection, followed);
      Generations.attach(connection, number);
      Generations.promote(connection, number, "a test");
      return Generations.promoted(connection).orElseThrow();
    });
  }

  /// Another instance over the same database and log.
  private Replays another(ReplayConfig itsConfig) {
    return new Replays(database, chains, ends, live, liveConfig, lag, itsConfig, lock, promotions);
  }

  private Replay ended(long id) throws SQLException {
    await().atMost(LONG).until(() -> !replays.one(id).isRunning());
    return replays.one(id);
  }

  private Generation promoted() throws SQLException {
    return database.write(connection -> Generations.promoted(connection).orElseThrow());
  }

  private List<Long> vector(Generation generation) throws SQLException {
    return database.write(
        connection -> Checkpoints.vector(Checkpoints.of(connection, generation.number())));
  }

  private GenerationDigest digest(Generation generation) throws SQLException {
    return database.read(connection -> GenerationDigest.of(connection, generation.number()));
  }

  private int generations() throws SQLException {
    return database.write(Generations::all).size();
  }

  private Map<StepRow.Key, PostureStep> foldedInMemory() {
    Map<StepRow.Key, PostureStep> steps = new HashMap<>();
    SAID.values()
        .forEach(said ->
            MissionFold.steps(said)
                .forEach(step -> steps.merge(StepRow.Key.of(step), step, (a, b) -> a)));
    return steps;
  }

  private Map<StepRow.Key, PostureStep> stored(Generation generation) throws SQLException {
    Map<StepRow.Key, PostureStep> steps = new HashMap<>();
    for (String mission : SAID.keySet()) {
      for (Scenario scenario : Scenario.values()) {
        database
            .write(connection ->
                StepRows.ofScenario(connection, generation.number(), mission, scenario))
            .forEach(step -> steps.merge(StepRow.Key.of(step), step, (a, b) -> a));
      }
    }
    return steps;
  }

  /// As a crash of the service or of the database does it.
  private void cutConnections() throws SQLException {
    try (Connection superuser = superuser();
        Statement statement = superuser.createStatement()) {
      statement.execute(
          """
          select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and application_name = 'muster-projector'\
          """);
    }
  }

  private Connection superuser() throws SQLException {
    String name =
        database.write(connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery("select current_database()")) {
            row.next();
            return row.getString(1);
          }
        });
    return TestStack.shared().connect(name);
  }

  /// The pool finds out about each when it is used.
  private void forgetDeadConnections() {
    await()
        .atMost(LONG)
        .ignoreExceptionsInstanceOf(SQLException.class)
        .until(() -> {
          for (int i = 0; i < POOLED; i++) {
            Generation unused = promoted();
          }
          return true;
        });
  }

  /// What there still is of a generation.
  private List<String> tracesOf(int generation) throws SQLException {
    return database.write(connection -> {
      List<String> traces = new ArrayList<>();
      try (Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery(
                  """
                  select relname from pg_class where relname like '%%\\_g%1$d'
                  union all select 'generation' from muster.generation where number = %1$d
                  union all select 'checkpoint' from muster.checkpoint where generation = %1$d
                  union all select 'mission' from muster.filling_mission where generation = %1$d\
                  """
                      .formatted(generation))) {
        while (row.next()) {
          traces.add(row.getString(1));
        }
      }
      return traces;
    });
  }

  /// Keeps hardly anything in memory.
  private record Sparing(ReplayConfig otherwise, boolean promoteChangedRules)
      implements ReplayConfig {
    Sparing(ReplayConfig otherwise) {
      this(otherwise, otherwise.promoteChangedRules());
    }

    @Override
    public OptionalInt readers() {
      return OptionalInt.of(3);
    }

    @Override
    public OptionalInt keptAnnouncements() {
      return OptionalInt.of(60);
    }

    @Override
    public long yieldAtLag() {
      return otherwise.yieldAtLag();
    }

    @Override
    public Duration lookEvery() {
      return otherwise.lookEvery();
    }

    @Override
    public int batchRecords() {
      return 50;
    }

    @Override
    public Duration pollTimeout() {
      return otherwise.pollTimeout();
    }

    @Override
    public int promotableWithin() {
      return otherwise.promotableWithin();
    }

    @Override
    public int dropTries() {
      return 1;
    }

    @Override
    public boolean whenRulesChange() {
      return otherwise.whenRulesChange();
    }

    @Override
    public int keptGenerations() {
      return otherwise.keptGenerations();
    }

    @Override
    public int keptDifferences() {
      return otherwise.keptDifferences();
    }
  }
}
