package org.muster.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.muster.cli.bench.History;
import org.muster.cli.bench.Shape;

/// A client that posts a made-up history a few lines at a time, each line with a key, and sends
/// lines again for as long as one of them is not acknowledged.
final class Poster implements AutoCloseable {

  private static final int LINES = 25;
  private static final int MOST_ANNOUNCEMENTS = 1_000_000;
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Duration STOPPED = Duration.ofSeconds(90);
  private static final int RECORDED = 201;
  private static final int LATER = 503;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Service events;
  private final History history;
  private final Thread thread;
  private final Map<String, String> idsOfLines = new HashMap<>();
  private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
  private volatile boolean over;

  Poster(Service events, long seed) {
    this.events = events;
    this.history =
        new History(new History.Request(MOST_ANNOUNCEMENTS, seed, Shape.REALISTIC, true));
    this.thread = Thread.ofPlatform().daemon().start(this::post);
  }

  private void post() {
    while (!over) {
      List<String> lines =
          IntStream.range(0, LINES)
              .mapToObj(i -> new String(history.next(), StandardCharsets.UTF_8))
              .toList();
      while (!acknowledged(lines)) {
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  /// Sends lines, and notes the id of each that is acknowledged: it never changes.
  private boolean acknowledged(List<String> lines) {
    int count = 0;
    try {
      var answer =
          events.post(
              "/v1/announcements/batch", "application/x-ndjson", String.join("\n", lines) + "\n");
      for (String line : answer.body().lines().toList()) {
        var result = JSON.readTree(line);
        int status = result.path("status").asInt();
        if (status == RECORDED) {
          count++;
          String id = result.path("id").asText();
          String before = idsOfLines.put(lines.get(result.path("line").asInt() - 1), id);
          if (before != null && !before.equals(id)) {
            complaints.add("was recorded as " + before + ", now as " + id);
          }
        } else if (status != LATER) {
          complaints.add(line);
          return true;
        }
      }
    } catch (IOException e) {
      return false; // it is down, or the answer was cut off: nobody knows
    }
    return count == lines.size();
  }

  /// The ids that were acknowledged; to be asked for when it is closed.
  List<String> ids() {
    return List.copyOf(idsOfLines.values());
  }

  List<String> complaints() {
    return List.copyOf(complaints);
  }

  @Override
  public void close() throws InterruptedException {
    over = true;
    if (!thread.join(STOPPED)) {
      complaints.add("lines were not acknowledged within " + STOPPED);
    }
  }
}
