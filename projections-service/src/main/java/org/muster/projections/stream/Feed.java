package org.muster.projections.stream;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.position.LogVector;
import org.muster.projections.database.Database;
import org.muster.projections.http.Advances;

/// What was projected, in the order of the log: whichever instance projected it, and however often
/// it was projected again. A replay adds nothing, as the log has not grown.
@ApplicationScoped
class Feed {

  private static final int PAGE = 200;
  private static final int KEPT = 1_000;
  private static final Duration AT_LEAST_EVERY = Duration.ofMillis(500);

  private final Database database;
  private final Advances advances;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Tail tail;
  private long told;
  private long readAt;

  Feed(Database database, Advances advances) {
    this.database = database;
    this.advances = advances;
  }

  /// The rows that answer now.
  Standing now() throws SQLException {
    return tail().now();
  }

  /// The next announcements after a place.
  ///
  /// @param mission only those of it
  FeedPage after(LogVector place, Optional<String> mission) throws SQLException {
    Tail last = tail();
    return last.serves(place)
        ? last.after(place, mission)
        : database.read(connection -> page(connection, place, mission));
  }

  /// The announcements that were released since those rows, in the order of the decisions.
  ///
  /// @param mission only those of it
  List<FeedEvent> released(Standing since, Standing now, Optional<String> mission)
      throws SQLException {
    return now.releases() == since.releases()
        ? List.of()
        : database.read(connection -> FeedRows.released(connection, since, now, mission, KEPT));
  }

  private static FeedPage page(Connection connection, LogVector place, Optional<String> mission)
      throws SQLException {
    Standing now = Standing.of(connection);
    if (!now.lineage().equals(place.lineage())) {
      return new FeedPage(now, List.of(), place, true);
    }
    List<FeedEvent> events = FeedRows.after(connection, now, place, mission, PAGE);
    if (events.size() < PAGE) {
      return new FeedPage(now, events, Vectors.furthest(place, now.position()), true);
    }
    LogVector reached = place;
    for (FeedEvent event : events) {
      reached = event.after(reached);
    }
    return new FeedPage(now, events, reached, false);
  }

  /// The last announcements: read once for everybody, when something was projected or the last look
  /// is long ago.
  private Tail tail() throws SQLException {
    lock.lock();
    try {
      long count = advances.count();
      Tail known = tail;
      boolean isFresh = System.nanoTime() - readAt < AT_LEAST_EVERY.toNanos();
      if (known != null && count == told && isFresh) {
        return known;
      }
      Tail next = database.read(connection -> read(connection, known));
      tail = next;
      told = count;
      readAt = System.nanoTime();
      return next;
    } finally {
      lock.unlock();
    }
  }

  private static Tail read(Connection connection, @Nullable Tail known) throws SQLException {
    Standing now = Standing.of(connection);
    if (known == null || !now.hasTheRowsOf(known.now())) {
      return Tail.at(now);
    }
    List<FeedEvent> fresh =
        FeedRows.after(connection, now, known.now().position(), Optional.empty(), KEPT);
    return fresh.size() < KEPT ? known.with(now, fresh, KEPT) : Tail.at(now);
  }
}
