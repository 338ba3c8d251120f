package org.muster.projections.refold;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.projections.answers.StepRows;
import org.muster.projections.generations.Checkpoint;
import org.muster.projections.generations.Checkpoints;
import org.muster.projections.generations.Generation;
import org.muster.projections.generations.Generations;
import org.muster.projections.journal.Arrival;
import org.muster.projections.journal.JournalRows;
import org.muster.projections.journal.LifeRows;
import org.muster.projections.live.Folded;
import org.muster.projections.live.Projector;
import org.muster.projections.log.Log;
import org.muster.projections.parked.Decisions;
import org.muster.projections.parked.ParkedRows;
import org.muster.projections.posture.AnnouncementLife;
import org.muster.projections.posture.PostureStep;
import org.muster.projections.problem.Problem;

/// Folds one mission of the generation that answers again, from its journal, in one transaction
/// that keeps the live projection from its partition. The rows are then those of a replay.
public final class Refold {

  private static final Duration SOON = Duration.ofSeconds(1);

  private Refold() {}

  /// The generation that answers, with a partition held: nobody else writes its rows until the
  /// transaction ends.
  ///
  /// @throws Problem 503 if another was promoted meanwhile
  public static Generation hold(Connection connection, int partition) throws SQLException {
    Generation promoted = promoted(connection);
    Object unused = Checkpoints.held(connection, promoted.number(), List.of(partition));
    if (promoted(connection).number() != promoted.number()) {
      throw Problem.unavailable("promoted", "another generation was promoted just now", SOON);
    }
    return promoted;
  }

  /// The partition of a mission in the log that the generation was made from.
  public static int partitionOf(Connection connection, String mission) throws SQLException {
    return Log.partitionOf(
        mission, Checkpoints.of(connection, promoted(connection).number()).size());
  }

  /// Folds a mission again, with a record that was parked so far if one is given.
  ///
  /// @param held the generation that answers, its partition held
  /// @throws Problem 409 if other rules made it, or if a stored row cannot be read
  public static Refolded mission(
      Connection connection, Generation held, String mission, Optional<Arrival.Announced> released)
      throws SQLException {
    if (!held.hasOurRules()) {
      throw Problem.conflict(
          "other-rules",
          "generation %d was made by the rules of version %d; a replay makes another"
              .formatted(held.number(), held.foldVersion()));
    }
    int generation = held.number();
    List<Arrival.Announced> recorded =
        stored(mission, () -> JournalRows.arrivals(connection, generation, mission));
    List<Arrival.Announced> all = new ArrayList<>(recorded);
    released.ifPresent(all::add);
    all.sort(Comparator.comparingLong(Arrival.Announced::offset));
    Folded folded = all.isEmpty() ? Folded.nothing() : Folded.of(mission, all);

    int changed = journal(connection, generation, mission, recorded, all, folded);
    ParkedRows.insert(connection, generation, folded.parked());
    changed += folded.parked().size();
    changed += steps(connection, generation, mission, folded.derived().steps());
    changed += lives(connection, generation, mission, folded.derived().lives());
    return new Refolded(
        mission, generation, all.size() - folded.dropped().size(), changed, folded.parked());
  }

  private static int steps(
      Connection connection, int generation, String mission, List<PostureStep> steps)
      throws SQLException {
    return stored(mission, () -> StepRows.become(connection, generation, mission, steps));
  }

  private static int lives(
      Connection connection, int generation, String mission, List<AnnouncementLife> lives)
      throws SQLException {
    Map<UUID, AnnouncementLife> before =
        stored(mission, () -> LifeRows.ofMission(connection, generation, mission));
    Map<UUID, AnnouncementLife> now = new HashMap<>();
    lives.forEach(life -> now.put(life.id(), life));
    return LifeRows.change(connection, generation, mission, before, now);
  }

  /// Reading what is stored.
  private interface Reading<T> {
    T rows() throws SQLException;
  }

  /// Reads rows of a mission.
  ///
  /// @throws Problem 409 if one of them is not what this service writes: nothing is changed then
  private static <T> T stored(String mission, Reading<T> reading) throws SQLException {
    try {
      return reading.rows();
    } catch (RuntimeException e) {
      throw Problem.conflict(
          "unreadable-row",
          "a stored row of %s cannot be read (%s), so nothing was changed; a replay makes all rows from the log (./muster replay)"
              .formatted(mission, e.getMessage()));
    }
  }

  /// Ends a transaction that has written rows of a partition again: who has them in memory is told.
  public static void revise(Connection connection, int generation, int partition)
      throws SQLException {
    Checkpoint at = Checkpoints.of(connection, generation).get(partition);
    if (at != null) {
      int inARow = Decisions.undecidedBefore(connection, generation, partition, at.nextOffset());
      Checkpoints.revise(connection, generation, partition, inARow);
      Projector.tell(connection);
    }
  }

  /// Takes over, in a generation that did not answer meanwhile, what was decided about the records
  /// at which its partitions have stopped.
  ///
  /// @return its checkpoints
  public static Map<Integer, Checkpoint> decidedSince(Connection connection, int generation)
      throws SQLException {
    for (Checkpoint at : Checkpoints.of(connection, generation).values()) {
      if (at.parkedInARow() > 0) {
        revise(connection, generation, at.partition());
      }
    }
    return Checkpoints.of(connection, generation);
  }

  /// The journal has what the fold kept, and nothing else.
  private static int journal(
      Connection connection,
      int generation,
      String mission,
      List<Arrival.Announced> recorded,
      List<Arrival.Announced> all,
      Folded folded)
      throws SQLException {
    Set<Long> before = recorded.stream().map(Arrival.Announced::offset).collect(Collectors.toSet());
    Set<Long> dropped =
        folded.dropped().stream().map(Arrival.Announced::offset).collect(Collectors.toSet());
    Set<Long> gone = new HashSet<>(dropped);
    gone.retainAll(before);
    List<Arrival.Announced> fresh =
        all.stream()
            .filter(arrival -> !before.contains(arrival.offset()))
            .filter(arrival -> !dropped.contains(arrival.offset()))
            .toList();
    JournalRows.delete(connection, generation, mission, gone);
    JournalRows.insert(connection, generation, fresh);
    return gone.size() + fresh.size();
  }

  private static Generation promoted(Connection connection) throws SQLException {
    return Generations.promoted(connection)
        .orElseThrow(
            () -> Problem.unavailable("nothing-projected", "nothing was projected yet", SOON));
  }
}
