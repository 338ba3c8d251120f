package org.muster.system;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Clients that ask again and again, and note what they may never see: a failure that nobody
/// announced, a position older than one that they have seen, another lineage.
final class Clients implements AutoCloseable {

  /// What is down, so that a client has to bear it.
  enum Down {
    NOTHING,
    /// Connections are refused or cut off; an answer is never an error.
    SERVICE,
    /// The service says that it cannot answer.
    SERVERS
  }

  private static final Duration PAUSE = Duration.ofMillis(10);
  private static final Duration STOPPED = Duration.ofSeconds(60);

  private final Service service;
  private final List<String> missions;
  private final List<Thread> threads;
  private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
  private final AtomicLong answers = new AtomicLong();
  private volatile Down down = Down.NOTHING;
  private volatile boolean over;

  Clients(Service service, List<String> missions, int count) {
    this.service = service;
    this.missions = List.copyOf(missions);
    this.threads =
        java.util.stream.IntStream.range(0, count)
            .mapToObj(i -> Thread.ofPlatform().daemon().start(() -> ask(i)))
            .toList();
  }

  /// Announces what is about to go down, or that all is well again.
  void down(Down what) {
    down = what;
  }

  List<String> complaints() {
    return List.copyOf(complaints);
  }

  long answers() {
    return answers.get();
  }

  private void ask(int first) {
    Map<String, String[]> seen = new HashMap<>();
    for (int i = first; !over; i++) {
      String mission = missions.get(i % missions.size());
      Down before = down;
      String complaint;
      try {
        var answer = service.get("/v1/missions/" + mission + "/posture?on=2015-01-01");
        complaint = complaint(answer, seen, before == Down.SERVERS || down == Down.SERVERS);
      } catch (IOException e) {
        boolean expected = before != Down.NOTHING || down != Down.NOTHING;
        complaint = expected ? null : "no answer: " + e;
      }
      if (complaint != null) {
        complaints.add(mission + " " + complaint);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private @Nullable String complaint(
      HttpResponse<String> answer, Map<String, String[]> seen, boolean mayFail) {
    if (answer.statusCode() != 200) {
      return mayFail && answer.statusCode() == 503
          ? null
          : answer.statusCode() + " " + answer.body();
    }
    answers.incrementAndGet();
    String[] now = answer.headers().firstValue("Muster-Position").orElse("").split(":");
    if (now.length != 3) {
      return "an answer without a position";
    }
    String[] before = seen.put(now[1], now);
    return before != null
            && (!before[0].equals(now[0]) || Long.parseLong(now[2]) < Long.parseLong(before[2]))
        ? "went from %s back to %s".formatted(String.join(":", before), String.join(":", now))
        : null;
  }

  @Override
  public void close() throws InterruptedException {
    over = true;
    for (Thread thread : threads) {
      thread.join(STOPPED);
    }
  }
}
