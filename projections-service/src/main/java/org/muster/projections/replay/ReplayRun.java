package org.muster.projections.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.muster.projections.database.Database;
import org.muster.projections.generations.Checkpoint;
import org.muster.projections.generations.Checkpoints;
import org.muster.projections.generations.Generation;
import org.muster.projections.generations.Generations;
import org.muster.projections.generations.PromotionOrder;
import org.muster.projections.log.Log;
import org.muster.projections.log.LogChains;
import org.muster.projections.log.LogEnds;
import org.muster.projections.refold.Refold;

/// One replay, from the first record of the log to the promotion of what was rebuilt; begun, or
/// gone on with from where it stands.
final class ReplayRun {

  /// A decoded announcement takes about so much memory.
  private static final long KEPT_BYTES = 2_500;

  private static final int MEMORY_SHARE = 4;
  private static final int FEWEST_READERS = 2;
  private static final int MOST_READERS = 4;
  private static final int CHUNKS_A_SECOND = 4;

  /// What it works with.
  ///
  /// @param fillFromRecords from how many records on a log is long: they are loaded in bulk
  /// @param liveLag how many records the living projection is behind; negative if unknown
  record Tools(
      Database database,
      LogChains chains,
      LogEnds ends,
      ReplayConfig config,
      int parkedLimit,
      long fillFromRecords,
      LongSupplier liveLag) {}

  /// What becomes of its generation.
  enum Fate {
    /// It answers.
    ANSWERS,
    /// It stays, and may answer later.
    KEPT,
    /// It goes.
    DROPPED
  }

  /// How it ended.
  record End(String state, @Nullable String detail, @Nullable String report, Fate fate) {
    static End answers() {
      return new End("promoted", null, null, Fate.ANSWERS);
    }

    static End failed(String detail) {
      return new End("failed", detail, null, Fate.DROPPED);
    }
  }

  private final Tools tools;
  private final Database database;
  private final Log log;
  private final Replay replay;
  private final Stop stop;
  private final Progress progress;
  private final Workers workers;
  private final Pace pace;
  private final LogTails tails;

  ReplayRun(Tools tools, Log log, Replay replay, Stop stop) {
    this.tools = tools;
    this.database = tools.database();
    this.log = log;
    this.replay = replay;
    this.stop = stop;
    ReplayConfig config = tools.config();
    this.progress = new Progress(database, replay);
    int processors = Runtime.getRuntime().availableProcessors();
    this.workers =
        new Workers(
            "muster-replay-" + replay.id(),
            isGentle()
                ? 1
                : config.readers().orElse(Math.clamp(processors, FEWEST_READERS, MOST_READERS)));
    this.pace =
        new Pace(
            replay.maxRate(),
            replay.inner().fills() ? () -> 0 : tools.liveLag(),
            config.yieldAtLag(),
            progress::waitingFor,
            stop);
    this.tails =
        new LogTails(
            tools.chains(),
            log,
            Math.min(config.batchRecords(), chunkRecords()),
            config.pollTimeout(),
            replay.dryRun() ? 0 : tools.parkedLimit(),
            stop);
  }

  /// A replay whose pace is bounded leaves a processor to those who ask.
  private boolean isGentle() {
    return replay.maxRate() != null;
  }

  /// So few that a bounded pace has no bursts.
  private int chunkRecords() {
    Integer maxRate = replay.maxRate();
    return maxRate == null ? Integer.MAX_VALUE : Math.max(1, maxRate / CHUNKS_A_SECOND);
  }

  private int keptLimit() {
    long all =
        tools.config().keptAnnouncements().isPresent()
            ? tools.config().keptAnnouncements().getAsInt()
            : Runtime.getRuntime().maxMemory() / MEMORY_SHARE / KEPT_BYTES;
    return Math.toIntExact(all / workers.threads());
  }

  /// Runs to the end.
  ///
  /// @throws StoppedException if it is told to stop
  End run() throws SQLException {
    if (replay.dryRun()) {
      List<Long> ends = tools.ends().now();
      progress.stands(sum(ends) - sum(log.starts()), 0, 0);
      return new End(
          "done",
          null,
          new DryRun(database, tails, workers, progress, pace, tools.parkedLimit()).run(ends),
          Fate.DROPPED);
    }
    Replay begun = replay.generation() == null ? begin() : replay;
    int number = Objects.requireNonNull(begun.generation());
    Optional<Generation> generation =
        database.write(connection -> Generations.locked(connection, number));
    if (generation.isEmpty()
        || !generation.get().hasOurRules()
        || !generation.get().lineage().equals(log.lineage())) {
      return End.failed("the rules or the log are no longer those that it began with");
    }
    if (generation.get().promotedAt() != null) {
      return End.answers(); // since then another one may have been let answer again
    }
    return rebuild(number, Objects.requireNonNull(begun.inner().ends()));
  }

  private Replay begin() throws SQLException {
    List<Long> ends = tools.ends().now();
    return database.write(connection -> {
      int created = Generations.create(connection, log);
      Generation live = Generations.promoted(connection).orElseThrow();
      ReplayRows.begin(
          connection, replay.id(), created, live.number(), comparable(connection, live, ends));
      return ReplayRows.one(connection, replay.id()).orElseThrow();
    });
  }

  /// How far it is to load: to the end of the log. Rows of other rules stand still, and are
  /// compared where they stand, so that what was announced since is no difference; unless that is
  /// so much that it is to be loaded in bulk.
  private List<Long> comparable(Connection connection, Generation live, List<Long> ends)
      throws SQLException {
    if (!live.ofThisLog() || live.hasOurRules()) {
      return ends;
    }
    List<Long> stands = Checkpoints.vector(Checkpoints.of(connection, live.number()));
    return sum(ends) - sum(stands) > tools.fillFromRecords() ? ends : stands;
  }

  private End rebuild(int number, List<Long> ends) throws SQLException {
    Object unused =
        database.write(connection -> {
          stands(connection, number, ends);
          return this;
        });
    if (!database.write(connection -> Generations.isAttached(connection, number))) {
      BulkLoad load =
          new BulkLoad(
              database,
              tails,
              workers,
              number,
              keptLimit(),
              chunkRecords(),
              isGentle(),
              progress,
              pace,
              stop);
      load.load(ends);
      load.attach();
    }
    Map<Integer, Checkpoint> reached =
        database.write(connection -> Refold.decidedSince(connection, number));
    try (LogTail tail = tails.from(reached)) {
      return proveAndPromote(tail, number);
    }
  }

  private void stands(Connection connection, int number, List<Long> ends) throws SQLException {
    long read = 0;
    for (Checkpoint at : Checkpoints.of(connection, number).values()) {
      read +=
          Math.min(at.nextOffset(), ends.get(at.partition())) - log.starts().get(at.partition());
    }
    progress.stands(
        sum(ends) - sum(log.starts()), read, FillingRows.foldedRecords(connection, number));
  }

  private End proveAndPromote(LogTail tail, int number) throws SQLException {
    Promotion promotion =
        new Promotion(
            database,
            tools.ends(),
            tail,
            number,
            tools.parkedLimit(),
            tools.config().promotableWithin(),
            stop);
    progress.enter("verifying");
    Proof.Finding finding =
        replay.inner().fills()
            ? Proof.of("the generation that answered was empty: there was nothing to compare with")
            : proof(promotion, tail, number).find();
    if (!finding.promotable()) {
      return new End("different", finding.detail(), finding.report(), Fate.KEPT);
    }
    if (replay.hold()) {
      return new End(
          "held",
          Objects.requireNonNullElse(finding.detail(), "equal"),
          finding.report(),
          Fate.KEPT);
    }
    Object unused =
        database.write(connection -> {
          ReplayRows.found(connection, replay.id(), finding.report());
          return this;
        });
    progress.enter("catching-up");
    promotion.whenLevel(order(finding));
    return new End("promoted", finding.detail(), finding.report(), Fate.ANSWERS);
  }

  /// A difference that is promoted all the same was accepted beforehand, by the configuration.
  private PromotionOrder order(Proof.Finding finding) {
    return new PromotionOrder(
        "replay " + replay.id(),
        replay.by(),
        finding.detail() == null ? Set.of() : Set.of("difference"));
  }

  private Proof proof(Promotion promotion, LogTail tail, int number) {
    return new Proof(
        database,
        promotion,
        tail,
        replay.id(),
        number,
        tools.config().keptDifferences(),
        tools.config().promoteChangedRules(),
        isGentle(),
        progress::verified,
        pace,
        stop);
  }

  private static long sum(List<Long> offsets) {
    return offsets.stream().mapToLong(Long::longValue).sum();
  }
}
