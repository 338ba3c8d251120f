package org.muster.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muster.cli.Await;
import org.muster.projections.replay.GenerationDigest;

/// F1 and F2. The services are killed at random while a client posts with keys and sends again what
/// was not acknowledged: nothing acknowledged is lost or doubled, and the rows are those of the
/// pure fold.
class LiveKillsIT {

  private static final int KILLS = Integer.getInteger("muster.kills", 2);
  private static final long SEED = Long.getLong("muster.seed", System.nanoTime());
  private static final int LONGEST_RUN_MICROS = 1_500_000;
  private static final Duration LONG = Duration.ofMinutes(2);

  private static Stack stack;
  private static TheLog log;
  private static Rows rows;

  @BeforeAll
  static void start() {
    stack = Stack.start("live-kills", Map.of());
    log = new TheLog(stack.servers().kafka().bootstrapServers());
    rows = new Rows(stack.servers().postgres());
    stack.startEvents();
    stack.startProjections();
    stack.events().awaitReady();
    stack.projections().awaitReady();
  }

  @AfterAll
  static void close() throws SQLException {
    rows.close();
    log.close();
    stack.close();
  }

  @Test
  void nothing_acknowledged_is_lost_or_doubled_wherever_the_services_are_killed() throws Exception {
    var random = new Random(SEED);
    System.out.printf("live kills: n=%d of each service, seed=%d%n", KILLS, SEED);
    var poster = new Poster(stack.events(), SEED);
    try (poster) {
      await("something is posted and projected", LiveKillsIT::isProjecting);
      try (var clients = new Clients(stack.projections(), List.of("BENCH-01", "BENCH-02"), 1)) {
        for (int i = 0; i < 2 * KILLS; i++) {
          LockSupport.parkNanos(random.nextInt(LONGEST_RUN_MICROS) * 1_000L);
          kill(i % 2 == 0 ? stack.events() : stack.projections(), clients);
          assertThat(clients.complaints()).as("kill %d, seed %d", i, SEED).isEmpty();
        }
      }
    }
    assertThat(poster.complaints()).isEmpty();
    assertThat(poster.ids()).isNotEmpty();
    Map<String, Integer> recorded = new HashMap<>();
    log.all()
        .forEach(record ->
            recorded.merge(
                new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8),
                1,
                Integer::sum));
    assertThat(recorded).containsOnlyKeys(poster.ids());
    assertThat(recorded).allSatisfy((id, times) -> assertThat(times).as(id).isEqualTo(1));

    List<Long> ends = log.ends();
    await("level with the log", () -> rows.position().equals(ends));
    GenerationDigest folded = log.folded();
    GenerationDigest stored = rows.digest(rows.promoted());
    assertThat(stored.differing(folded)).isEmpty();
    assertThat(stored.sha256()).isEqualTo(folded.sha256());
    System.out.printf(
        Locale.ROOT,
        "live kills: n=%d of each service, none of %d acknowledged announcements lost or doubled:"
            + " the rate of failures is below 3/n = %.3f with 95 %% confidence; seed=%d%n",
        KILLS,
        recorded.size(),
        3.0 / KILLS,
        SEED);
  }

  private static void kill(Service service, Clients clients) {
    clients.down(service == stack.projections() ? Clients.Down.SERVICE : Clients.Down.NOTHING);
    service.kill();
    if (service == stack.projections()) {
      stack.startProjections();
    } else {
      stack.startEvents();
    }
    service.awaitReady();
    clients.down(Clients.Down.NOTHING);
  }

  private static boolean isProjecting() throws SQLException {
    return rows.position().stream().filter(next -> next > 0).count() > Stack.PARTITIONS / 2
        && projected("BENCH-01")
        && projected("BENCH-02");
  }

  private static boolean projected(String mission) {
    try {
      return stack.projections().get("/v1/missions/" + mission + "/posture").statusCode() == 200;
    } catch (IOException e) {
      throw stack.projections().failed("does not answer: " + e);
    }
  }

  private interface Condition {
    boolean holds() throws SQLException;
  }

  private static void await(String what, Condition condition) {
    boolean held =
        Await.until(
            LONG,
            () -> {
              try {
                return condition.holds();
              } catch (SQLException e) {
                throw new IllegalStateException("PostgreSQL does not answer", e);
              }
            });
    if (!held) {
      throw stack.projections().failed("never: " + what);
    }
  }
}
