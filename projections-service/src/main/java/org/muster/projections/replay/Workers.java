package org.muster.projections.replay;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Threads that share the parts of some work. The first failure ends the others at their next look
/// at [Stop], and is thrown.
final class Workers {

  /// Does one part.
  interface Task<T> {
    void on(T part) throws SQLException;
  }

  private final String name;
  private final int threads;

  Workers(String name, int threads) {
    this.name = name;
    this.threads = threads;
  }

  int threads() {
    return threads;
  }

  /// Does every part, in the given order as far as threads are free; returns when all are done.
  <T> void each(Collection<T> parts, Task<T> task) throws SQLException {
    Queue<T> left = new ConcurrentLinkedQueue<>(parts);
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    List<Thread> running = new ArrayList<>();
    for (int i = 0; i < Math.min(threads, parts.size()); i++) {
      running.add(
          Thread.ofPlatform()
              .name(name + "-" + i)
              .unstarted(() -> work(left, task, failure, running)));
    }
    running.forEach(Thread::start);
    join(running);
    switch (failure.get()) {
      case null -> {}
      case SQLException e -> throw e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IllegalStateException(e);
    }
  }

  private static <T> void work(
      Queue<T> left,
      Task<T> task,
      AtomicReference<@Nullable Throwable> failure,
      List<Thread> others) {
    try {
      for (T part = left.poll(); part != null && failure.get() == null; part = left.poll()) {
        task.on(part);
      }
    } catch (SQLException | RuntimeException | Error e) {
      if (failure.compareAndSet(null, e)) {
        others.stream().filter(t -> t != Thread.currentThread()).forEach(Thread::interrupt);
      }
    }
  }

  /// If this thread is interrupted, so are they; it returns when they have ended.
  private static void join(List<Thread> running) {
    boolean interrupted = false;
    for (Thread thread : running) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
          running.forEach(Thread::interrupt);
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
