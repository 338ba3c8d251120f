package org.muster.projections.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final long WORKED = Duration.ofMillis(40).toNanos();

  private final AtomicLong lag = new AtomicLong();
  private final List<@Nullable String> told = new ArrayList<>();
  private final Stop stop = new Stop();

  @Test
  void it_rests_for_three_times_its_work_while_the_living_projection_is_behind()
      throws SQLException {
    Pace pace = new Pace(null, lag::get, 100, told::add, stop);
    lag.set(101);

    assertThat(taken(() -> pace.folded(1_000, WORKED))).isGreaterThanOrEqualTo(3 * WORKED);
    assertThat(told).containsExactly("live-lag");
  }

  /// Who asks goes before an index and a proof too.
  @Test
  void it_rests_for_what_is_not_counted_in_records_whatever_the_pace() throws SQLException {
    Pace pace = new Pace(1, lag::get, 100, told::add, stop);
    assertThat(taken(() -> pace.worked(WORKED))).isLessThan(WORKED);
    lag.set(101);

    assertThat(taken(() -> pace.worked(WORKED))).isGreaterThanOrEqualTo(3 * WORKED);
    assertThat(pace.yields()).isTrue();
  }

  @Test
  void it_says_again_what_it_rests_for_after_it_waited_for_something_else() throws SQLException {
    Pace pace = new Pace(null, lag::get, 100, told::add, stop);
    lag.set(101);
    pace.worked(WORKED);
    pace.waitsFor("something-else");
    pace.waitsFor(null);
    pace.worked(WORKED);

    assertThat(told).containsExactly("live-lag", "something-else", null, "live-lag");
  }

  @Test
  void it_rests_no_longer_than_the_living_projection_is_behind() throws SQLException {
    Pace pace = new Pace(null, lag::get, 100, told::add, stop);
    lag.set(101);
    pace.folded(1_000, WORKED);
    lag.set(100);

    assertThat(taken(() -> pace.folded(1_000, Duration.ofMinutes(1).toNanos())))
        .isLessThan(Duration.ofSeconds(2).toNanos());
    assertThat(told).containsExactly("live-lag", null);
  }

  @Test
  void all_its_workers_together_do_no_more_records_than_asked_for() throws SQLException {
    Pace pace = new Pace(1_000, lag::get, 100, told::add, stop);

    long nanos =
        taken(() -> {
          pace.read(200, 0);
          pace.folded(200, 0);
        });

    assertThat(Duration.ofNanos(nanos)).isGreaterThanOrEqualTo(Duration.ofMillis(199));
  }

  @Test
  void a_dry_run_and_a_replay_read_no_more_records_a_second_than_asked_for() throws SQLException {
    Pace pace = new Pace(1_000, lag::get, 100, told::add, stop);
    assertThat(Duration.ofNanos(taken(() -> tenTimes(() -> pace.read(20, 0)))))
        .isGreaterThanOrEqualTo(Duration.ofMillis(199));
  }

  @Test
  void no_more_records_a_second_are_folded_than_asked_for_however_long_it_read_before()
      throws SQLException {
    Pace pace = new Pace(1_000, lag::get, 100, told::add, stop);
    tenTimes(() -> pace.read(20, 0));
    assertThat(Duration.ofNanos(taken(() -> tenTimes(() -> pace.folded(20, 0)))))
        .isGreaterThanOrEqualTo(Duration.ofMillis(199));
  }

  private static void tenTimes(Work work) throws SQLException {
    for (int i = 0; i < 10; i++) {
      work.done();
    }
  }

  @Test
  void resting_ends_when_it_is_told_to_stop() {
    Pace pace = new Pace(1, lag::get, 100, told::add, stop);
    stop.now(Stop.Kind.CANCEL, "cancelled");

    assertThatThrownBy(() -> pace.read(1_000_000, 0))
        .isInstanceOfSatisfying(
            StoppedException.class, e -> assertThat(e.kind()).isEqualTo(Stop.Kind.CANCEL));
  }

  private interface Work {
    void done() throws SQLException;
  }

  private static long taken(Work work) throws SQLException {
    long began = System.nanoTime();
    work.done();
    return System.nanoTime() - began;
  }
}
