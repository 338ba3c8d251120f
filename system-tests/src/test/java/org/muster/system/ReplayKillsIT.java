package org.muster.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muster.cli.Await;
import org.muster.projections.replay.GenerationDigest;

/// F3. A replay goes on by itself after `kill -9` of the service, of PostgreSQL or of the broker,
/// at any moment, and comes to exactly the rows of the pure fold; those who ask meanwhile notice
/// nothing but refused connections.
class ReplayKillsIT {

  private static final int KILLS = Integer.getInteger("muster.kills", 2);
  private static final long SEED = Long.getLong("muster.seed", System.nanoTime());
  private static final int ANNOUNCEMENTS = 3_000;
  private static final int TROUBLES = 60;
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final Duration SOON = Duration.ofMillis(2);
  private static final Duration OFTEN = Duration.ofMillis(50);

  private static Stack stack;
  private static TheLog log;
  private static Rows rows;

  private final Random random = new Random(SEED);
  private final Map<String, Integer> killed = new TreeMap<>();
  private int kills;

  /// Whose process is killed.
  private enum Victim {
    SERVICE,
    POSTGRES,
    BROKER
  }

  /// A replay, and when who is killed during it.
  ///
  /// @param request what is asked for
  /// @param cancelled whether it is cancelled just before
  private record Plan(String request, List<Moment> moments, Victim victim, boolean cancelled) {

    private static final int TENTHS = 10;

    static Plan random(int round, Random random) {
      List<Moment> moments = new ArrayList<>(List.of(Moment.random(round, random)));
      if (random.nextInt(TENTHS) < 3) {
        moments.add(Moment.random(random.nextInt(Moment.KINDS), random));
      }
      int dice = random.nextInt(TENTHS);
      return new Plan(
          random.nextBoolean() ? "{\"maxRate\": %d}".formatted(ANNOUNCEMENTS) : "{}",
          moments,
          dice == 0 ? Victim.POSTGRES : dice == 1 ? Victim.BROKER : Victim.SERVICE,
          random.nextInt(TENTHS) == 0);
    }
  }

  @BeforeAll
  static void load() throws IOException {
    stack = Stack.start("replay-kills", Map.of("muster.replay.look-every", "200ms"));
    stack.startEvents();
    stack.startProjections();
    stack.events().awaitReady();
    stack.post(ANNOUNCEMENTS, SEED);
    stack.events().kill();
    log = new TheLog(stack.servers().kafka().bootstrapServers());
    log.appendTroubles(TROUBLES, new Random(SEED));
    rows = new Rows(stack.servers().postgres());
    stack.projections().awaitReady();
  }

  @AfterAll
  static void close() throws SQLException {
    if (rows != null) {
      rows.close();
    }
    if (log != null) {
      log.close();
    }
    if (stack != null) {
      stack.close();
    }
  }

  @Test
  void a_replay_goes_on_wherever_it_is_killed() throws Exception {
    System.out.printf("replay kills: n=%d seed=%d%n", KILLS, SEED);
    levelWithTheLog();
    List<String> missions = IntStream.rangeClosed(1, 12).mapToObj("BENCH-%02d"::formatted).toList();
    int first = random.nextInt(Moment.KINDS);
    try (var clients = new Clients(stack.projections(), missions, 2)) {
      while (kills < KILLS) {
        replayThatIsKilled(Plan.random(first + kills, random), clients);
        assertThat(clients.complaints()).as("kill %d, seed %d", kills, SEED).isEmpty();
      }
      assertThat(clients.answers()).isPositive();
    }
    System.out.printf(
        Locale.ROOT,
        "replay kills: n=%d, none failed: the rate of failures is below 3/n = %.3f with 95 %%"
            + " confidence; seed=%d; killed while %s%n",
        kills,
        3.0 / kills,
        SEED,
        killed);
  }

  private void replayThatIsKilled(Plan plan, Clients clients) throws Exception {
    int before = rows.promoted();
    long replays = rows.replays();
    long id = stack.projections().postJson("/v1/replays", plan.request()).path("id").asLong();
    int cutOff = 0;
    try (var watch = new Watch(new Rows(stack.servers().postgres()), id)) {
      for (Moment moment : plan.moments()) {
        await(plan, SOON, () -> moment.hasCome(rows.standing(id)));
        if (plan.cancelled()) {
          stack.projections().delete("/v1/replays/" + id);
        }
        LockSupport.parkNanos(moment.afterMicros() * 1_000L);
        Rows.Standing cut = kill(plan.victim(), id, watch, clients);
        cutOff += cut.isToBeGoneOnWith() ? 1 : 0;
        told(plan, Moment.phase(cut));
        stack.projections().awaitReady();
      }
      await(plan, OFTEN, () -> !rows.replay(id).isRunning());
      await(plan, OFTEN, ReplayKillsIT::isSettled);
      clients.down(Clients.Down.NOTHING);

      Rows.Replay ended = rows.replay(id);
      assertThat(ended.state())
          .as("%s: %s", plan, ended)
          .isIn("promoted", plan.cancelled() ? "cancelled" : "promoted");
      assertThat(rows.replays()).as(plan.toString()).isEqualTo(replays + 1);
      if (plan.victim() == Victim.SERVICE && !plan.cancelled()) {
        assertThat(ended.resumed()).as(plan.toString()).isEqualTo(cutOff);
      }
      isPromotedOrGone(plan, ended, before);
      assertThat(watch.complaints()).as(plan.toString()).isEmpty();
    }
    equalsTheFold(plan);
  }

  /// Kills, writes to the log meanwhile, and starts again.
  ///
  /// @return where the replay was cut off
  private Rows.Standing kill(Victim victim, long replay, Watch watch, Clients clients)
      throws SQLException {
    Rows.Standing cut = rows.standing(replay);
    clients.down(victim == Victim.SERVICE ? Clients.Down.SERVICE : Clients.Down.SERVERS);
    switch (victim) {
      case SERVICE -> {
        stack.projections().kill();
        cut = rows.standing(replay);
        log.appendTroubles(random.nextInt(4), random);
        stack.startProjections();
      }
      case POSTGRES -> {
        watch.serverCrashes();
        stack.servers().postgres().kill();
        stack.servers().postgres().restart();
        watch.serverCrashed();
      }
      case BROKER -> {
        stack.servers().kafka().kill();
        stack.servers().kafka().restart();
      }
    }
    return cut;
  }

  private void told(Plan plan, String phase) {
    kills++;
    killed.merge("%s %s".formatted(phase, plan.victim()).toLowerCase(Locale.ROOT), 1, Integer::sum);
    System.out.printf("kill %d of %d: while %s, %s%n", kills, KILLS, phase, plan);
  }

  private static void isPromotedOrGone(Plan plan, Rows.Replay ended, int before)
      throws SQLException {
    boolean promoted = ended.state().equals("promoted");
    assertThat(rows.promoted())
        .as(plan.toString())
        .isEqualTo(promoted ? ended.generation() : before);
    assertThat(rows.promotions(ended.generation())).as(plan.toString()).isEqualTo(promoted ? 1 : 0);
    assertThat(rows.generations().stream().filter(g -> g.endsWith(" promoted"))).hasSize(1);
    assertThat(ended.report())
        .as(plan.toString())
        .contains(promoted ? "\"missionsDiffering\":[]" : "");
  }

  /// Nothing is filled or dropped any more.
  private static boolean isSettled() throws SQLException {
    return rows.generations().size() <= 2
        && rows.generations().stream().noneMatch(g -> g.endsWith(" filling"))
        && rows.leftovers().isEmpty();
  }

  /// What answers, followed up to the end of the log, is row for row what the pure fold makes of
  /// it; so was what answered before, with which the replay compared itself.
  private static void equalsTheFold(Plan plan) throws SQLException {
    levelWithTheLog();
    GenerationDigest folded = log.folded();
    GenerationDigest stored = rows.digest(rows.promoted());
    assertThat(stored.differing(folded)).as(plan.toString()).isEmpty();
    assertThat(stored.sha256()).as(plan.toString()).isEqualTo(folded.sha256());
  }

  private static void levelWithTheLog() {
    List<Long> ends = log.ends();
    await("level with the log", OFTEN, () -> rows.position().equals(ends));
  }

  private interface Condition {
    boolean holds() throws SQLException;
  }

  private static void await(Object what, Duration every, Condition condition) {
    List<String> failures = new ArrayList<>();
    boolean held =
        Await.until(
            LONG,
            every,
            () -> {
              try {
                return condition.holds();
              } catch (SQLException e) {
                failures.add(e.getMessage()); // PostgreSQL is being started again
                return false;
              }
            });
    if (!held) {
      throw stack
          .projections()
          .failed("never: %s; %s".formatted(what, failures.isEmpty() ? "" : failures.getLast()));
    }
  }
}
