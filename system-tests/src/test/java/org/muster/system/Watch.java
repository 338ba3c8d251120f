package org.muster.system;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Looks at the durable points of a replay again and again, and notes each that goes back: a
/// partition's checkpoint, the progress, the generation that is filled.
final class Watch implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(5);
  private static final Duration STOPPED = Duration.ofSeconds(60);

  private final Rows rows;
  private final long replay;
  private final Thread thread;
  private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
  private final Map<Integer, Long> furthest = new HashMap<>();
  private double fraction;
  private int generation;
  private volatile Rows.@Nullable Standing last;
  private volatile boolean crashing;
  private volatile boolean crashed;
  private volatile boolean over;

  Watch(Rows rows, long replay) {
    this.rows = rows;
    this.replay = replay;
    this.thread = Thread.ofPlatform().daemon().start(this::look);
  }

  /// PostgreSQL is about to crash: what it has not flushed is lost, with the work that it stands
  /// for.
  void serverCrashes() {
    crashing = true;
  }

  /// PostgreSQL is there again: from here on nothing goes back any more.
  void serverCrashed() {
    crashed = true;
    crashing = false;
  }

  /// What was seen last; `null` before anything was.
  Rows.@Nullable Standing last() {
    return last;
  }

  List<String> complaints() {
    return List.copyOf(complaints);
  }

  private void look() {
    while (!over) {
      try {
        Rows.Standing now = rows.standing(replay);
        if (crashing || crashed) {
          crashed = crashing;
          furthest.clear();
          fraction = 0;
        }
        judge(now);
        last = now;
      } catch (SQLException e) {
        LockSupport.parkNanos(PAUSE.toNanos()); // it is being started again
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private void judge(Rows.Standing now) {
    now.next()
        .forEach((partition, next) -> {
          Long before = furthest.put(partition, next);
          if (before != null && next < before) {
            complaints.add(
                "partition %d went from %d back to %d".formatted(partition, before, next));
          }
        });
    if (now.replay().fraction() < fraction || now.replay().fraction() > 1) {
      complaints.add("progress went from %s to %s".formatted(fraction, now.replay().fraction()));
    }
    fraction = now.replay().fraction();
    if (generation != 0 && now.replay().generation() != generation) {
      complaints.add(
          "it began again: generation %d instead of %d"
              .formatted(now.replay().generation(), generation));
    }
    generation = now.replay().generation();
  }

  @Override
  public void close() throws InterruptedException, SQLException {
    over = true;
    thread.join(STOPPED);
    rows.close();
  }
}
