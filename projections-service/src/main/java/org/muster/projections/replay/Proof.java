package org.muster.projections.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.muster.projections.database.Database;
import org.muster.projections.generations.Checkpoint;
import org.muster.projections.generations.Checkpoints;
import org.muster.projections.generations.Generation;

/// Holds what a replay has rebuilt against the generation that answers, at exactly the same
/// position.
final class Proof {

  private static final Duration FOR_LIVE = Duration.ofMillis(100);
  private static final int NAMED_MISSIONS = 20;

  /// What it gave.
  ///
  /// @param promotable whether the new generation may answer without anybody accepting a difference
  /// @param detail what differs, in a sentence
  /// @param report the same as JSON
  record Finding(boolean promotable, @Nullable String detail, String report) {}

  private record Compared(int missions, List<String> differing) {}

  private final Database database;
  private final Promotion promotion;
  private final LogTail tail;
  private final int generation;
  private final Stop stop;

  /// @param promotion what brings the new generation on along the log
  /// @param tail where the new generation stands
  Proof(Database database, Promotion promotion, LogTail tail, int generation, Stop stop) {
    this.database = database;
    this.promotion = promotion;
    this.tail = tail;
    this.generation = generation;
    this.stop = stop;
  }

  /// Compares; waits for the living generation if that is still behind.
  ///
  /// @throws StoppedException if it is told to stop
  Finding find() throws SQLException {
    Compared compared = compared();
    String report = Reports.verification(compared.missions(), compared.differing());
    if (compared.differing().isEmpty()) {
      return new Finding(true, null, report);
    }
    List<String> named = compared.differing().stream().limit(NAMED_MISSIONS).toList();
    return new Finding(
        false, "%d missions differ: %s".formatted(compared.differing().size(), named), report);
  }

  private Compared compared() throws SQLException {
    while (true) {
      stop.check();
      Generation live = promotion.live();
      if (!live.hasOurRules()) {
        return new Compared(0, List.of());
      }
      Optional<Compared> done = database.read(snapshot -> compare(snapshot, live));
      if (done.isPresent()) {
        return done.get();
      }
      LockSupport.parkNanos(FOR_LIVE.toNanos());
    }
  }

  private Optional<Compared> compare(Connection snapshot, Generation live) throws SQLException {
    List<Long> position = Checkpoints.vector(Checkpoints.of(snapshot, live.number()));
    for (Checkpoint at : tail.reached().values()) {
      if (at.nextOffset() > position.get(at.partition())) {
        return Optional.empty(); // the living one is still behind what the log had at the start
      }
    }
    promotion.readTo(position);
    try (Statement statement = snapshot.createStatement()) {
      statement.execute("set local statement_timeout = 0"); // readers are bounded, this is long
    }
    GenerationDigest theirs = GenerationDigest.of(snapshot, live.number());
    GenerationDigest ours =
        database.write(connection -> GenerationDigest.of(connection, generation));
    return Optional.of(new Compared(theirs.byMission().size(), ours.differing(theirs)));
  }
}
