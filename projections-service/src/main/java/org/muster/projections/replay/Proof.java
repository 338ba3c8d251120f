package org.muster.projections.replay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.position.LogVector;
import org.muster.projections.database.Database;
import org.muster.projections.generations.Checkpoint;
import org.muster.projections.generations.Checkpoints;
import org.muster.projections.generations.Generation;
import org.muster.projections.posture.MissionFold;

/// Holds what a replay has rebuilt against the generation that answers, at exactly the same
/// position, and says what differs.
///
/// Rows of other rules may differ by their nature: what the new rules changed is told as well, and
/// waits to be accepted like any difference unless that is accepted beforehand.
final class Proof {

  private static final Duration FOR_LIVE = Duration.ofMillis(100);

  /// What it says that it waits for while the living generation is behind.
  private static final String LIVING = "living-projection";

  private static final int NAMED_MISSIONS = 20;
  private static final int MOST_NAMED_MISSIONS = 1_000;

  /// What it gave.
  ///
  /// @param promotable whether the new generation may answer without anybody accepting a difference
  /// @param detail what differs, in a sentence
  /// @param report the same as JSON
  record Finding(boolean promotable, @Nullable String detail, String report) {}

  /// Is told how many missions of both generations were hashed, of how many.
  interface Told {
    void missions(int done, int total) throws SQLException;
  }

  private record Digests(GenerationDigest before, GenerationDigest after) {}

  private final Database database;
  private final Promotion promotion;
  private final LogTail tail;
  private final long replay;
  private final int generation;
  private final int keptDifferences;
  private final boolean promoteChangedRules;
  private final boolean gently;
  private final Told told;
  private final Pace pace;
  private final Stop stop;

  /// @param promotion what brings the new generation on along the log
  /// @param tail where the new generation stands
  /// @param replay whose proof it is
  /// @param keptDifferences how many differences are kept of each mission, kind and scenario
  /// @param promoteChangedRules whether what other rules made otherwise is accepted beforehand
  /// @param gently whether one generation is hashed after the other rather than both at once
  /// @param pace says how long to rest after a mission was hashed
  Proof(
      Database database,
      Promotion promotion,
      LogTail tail,
      long replay,
      int generation,
      int keptDifferences,
      boolean promoteChangedRules,
      boolean gently,
      Told told,
      Pace pace,
      Stop stop) {
    this.database = database;
    this.promotion = promotion;
    this.tail = tail;
    this.replay = replay;
    this.generation = generation;
    this.keptDifferences = keptDifferences;
    this.promoteChangedRules = promoteChangedRules;
    this.gently = gently;
    this.told = told;
    this.pace = pace;
    this.stop = stop;
  }

  /// Compares; waits for the living generation if that is still behind.
  ///
  /// @throws StoppedException if it is told to stop
  Finding find() throws SQLException {
    boolean waits = false;
    while (true) {
      stop.check();
      Generation live = database.write(promotion::liveOfOurLog);
      if (!live.ofThisLog()) {
        return of(
            "generation %d was made from another log, %s".formatted(live.number(), live.lineage()));
      }
      Optional<Finding> found = database.read(snapshot -> compare(snapshot, live));
      if (found.isPresent()) {
        return found.get();
      }
      if (!waits) {
        waits = true;
        pace.waitsFor(LIVING);
      }
      LockSupport.parkNanos(FOR_LIVE.toNanos());
    }
  }

  /// There is nothing to compare with, and nothing in the way.
  static Finding of(String notCompared) {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report.put("missionsCompared", 0);
    report.putArray("missionsDiffering");
    report.put("notCompared", notCompared);
    return new Finding(true, null, report.toString());
  }

  private Optional<Finding> compare(Connection snapshot, Generation live) throws SQLException {
    List<Long> position = Checkpoints.vector(Checkpoints.of(snapshot, live.number()));
    long unseen = unseenByLive(position);
    if (live.hasOurRules() && unseen > 0) {
      return Optional.empty(); // the living one is still behind what the log had at the start
    }
    pace.waitsFor(null);
    promotion.readTo(position);
    tail.expectKept(snapshot);
    Digests digests = digests(snapshot, live);
    SortedMap<String, SortedSet<String>> differing = digests.after().differing(digests.before());
    Differences differences = differences(snapshot, live, differing);
    ObjectNode report = report(live, digests, differing);
    report.put("position", new LogVector(live.lineage(), position).toString());
    report.put("unseenBefore", unseen);
    report.set("difference", differences.summary());
    Object unused =
        database.write(connection -> {
          DifferenceRows.store(connection, replay, differences.kept());
          return this;
        });
    List<String> stopped = tail.stoppedBefore(position);
    return Optional.of(
        new Finding(
            differing.isEmpty() || (promoteChangedRules && !live.hasOurRules()),
            detail(live, unseen, differing, differences, stopped),
            report.toString()));
  }

  /// How many records the new generation has read that the one that answers has not.
  private long unseenByLive(List<Long> position) {
    return tail.reached().values().stream()
        .mapToLong((Checkpoint at) -> Math.max(0, at.nextOffset() - position.get(at.partition())))
        .sum();
  }

  private Digests digests(Connection snapshot, Generation live) throws SQLException {
    Count count = new Count();
    if (gently) {
      return new Digests(
          GenerationDigest.of(snapshot, live.number(), count.of(0)), ours(count.of(1)));
    }
    try (ExecutorService aside =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("muster-proof-" + replay).factory())) {
      Future<GenerationDigest> ours = aside.submit(() -> ours(count.of(1)));
      try {
        return new Digests(GenerationDigest.of(snapshot, live.number(), count.of(0)), ours.get());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new SQLException("interrupted while the new generation was hashed", e);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof StoppedException stopped) {
          throw stopped;
        }
        throw new SQLException("the new generation was not hashed", e.getCause());
      } finally {
        ours.cancel(true);
      }
    }
  }

  private GenerationDigest ours(GenerationDigest.Told each) throws SQLException {
    return database.write(connection -> GenerationDigest.of(connection, generation, each));
  }

  /// Counts the missions of both generations together.
  private final class Count {
    private final int[] done = new int[2];
    private final int[] total = new int[2];

    GenerationDigest.Told of(int which) {
      return (missions, all, nanos) -> {
        synchronized (this) {
          done[which] = missions;
          total[which] = all;
          told.missions(done[0] + done[1], total[0] + total[1]);
        }
        pace.worked(nanos);
      };
    }
  }

  private Differences differences(
      Connection snapshot, Generation live, SortedMap<String, SortedSet<String>> differing)
      throws SQLException {
    Differences found = new Differences(keptDifferences);
    if (differing.isEmpty()) {
      return found;
    }
    Object unused =
        database.write(connection -> {
          DifferenceFinder finder =
              new DifferenceFinder(
                  new DifferenceFinder.Side(snapshot, live.number()),
                  new DifferenceFinder.Side(connection, generation),
                  found,
                  stop);
          for (var mission : differing.entrySet()) {
            find(finder, found, mission.getKey(), mission.getValue());
          }
          return this;
        });
    return found;
  }

  /// Rows of other rules, or altered ones, may be such as these rules cannot read: then they
  /// differ, and no more can be said.
  private static void find(
      DifferenceFinder finder, Differences found, String mission, SortedSet<String> parts)
      throws SQLException {
    try {
      finder.mission(mission, parts);
    } catch (IllegalArgumentException e) {
      found.add(
          mission,
          Difference.Kind.POSTURE,
          "",
          () -> Difference.unreadable(mission, String.valueOf(e.getMessage())));
    }
  }

  private ObjectNode report(
      Generation live, Digests digests, SortedMap<String, SortedSet<String>> differing) {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report.put("missionsCompared", digests.before().byMission().size());
    var names = report.putArray("missionsDiffering");
    differing.keySet().stream().limit(MOST_NAMED_MISSIONS).map(Proof::name).forEach(names::add);
    report.put("missionsDifferingCount", differing.size());
    report.put("rows", digests.after().rows());
    report
        .putObject("digest")
        .put("before", digests.before().sha256())
        .put("after", digests.after().sha256());
    report.putObject("rules").put("before", live.foldVersion()).put("after", MissionFold.VERSION);
    return report;
  }

  private static String name(String mission) {
    return mission.isEmpty() ? "(parked without a mission)" : mission;
  }

  private static @Nullable String detail(
      Generation live,
      long unseen,
      SortedMap<String, SortedSet<String>> differing,
      Differences differences,
      List<String> stopped) {
    if (differing.isEmpty()) {
      return null;
    }
    List<String> named =
        differing.keySet().stream().limit(NAMED_MISSIONS).map(Proof::name).toList();
    String what =
        "%d missions differ in %d places: %s"
            .formatted(
                differing.size(),
                differences.count(),
                String.join(", ", named)
                    + (differing.size() > named.size() ? " …" : "")
                    + (stopped.isEmpty() ? "" : "; " + String.join("; ", stopped)));
    return live.hasOurRules()
        ? what
        : "the rules changed from version %d to %d%s; %s"
            .formatted(
                live.foldVersion(),
                MissionFold.VERSION,
                unseen == 0 ? "" : ", and %d more records were read".formatted(unseen),
                what);
  }
}
