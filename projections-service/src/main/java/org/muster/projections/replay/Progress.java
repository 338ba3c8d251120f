package org.muster.projections.replay;

import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.muster.projections.database.Database;

/// How far a replay is: kept in PostgreSQL, so that every instance can tell and a later service
/// goes on from there. Never goes back and never beyond what there is to do.
///
/// Shared by the workers of a replay.
final class Progress {

  private static final long TOLD_EVERY_NANOS = Duration.ofMillis(300).toNanos();
  private static final double LOADING = 0.7;
  private static final double READING_OF_LOADING = 0.2;
  private static final double READING_AT_A_BOUNDED_PACE =
      0.5; // so many records a second, as folding
  private static final double INDEXING = 0.15;
  private static final double VERIFYING = 0.14; // the last hundredth is for catching up

  private final Database database;
  private final long id;
  private final boolean onlyReads;
  private final double reading;
  private final double folding;
  private final long activeBeforeMs;
  private final long startedNanos = System.nanoTime();
  private String phase = "starting";
  private @Nullable String waitingFor;
  private long total;
  private long done;
  private long folded;
  private double indexed;
  private double verified;
  private double fraction;
  private long toldNanos = startedNanos;

  /// Begins where the replay stands.
  Progress(Database database, Replay replay) {
    this.database = database;
    this.id = replay.id();
    this.onlyReads = replay.dryRun();
    this.reading =
        LOADING * (replay.maxRate() == null ? READING_OF_LOADING : READING_AT_A_BOUNDED_PACE);
    this.folding = LOADING - reading;
    this.activeBeforeMs = replay.activeMs();
    this.fraction = replay.percent() / 100;
  }

  /// @param records that the log had when the replay began
  /// @param read how many of them were read already
  /// @param ofThemFolded how many of those are folded
  synchronized void stands(long records, long read, long ofThemFolded) {
    total = records;
    done = read;
    folded = ofThemFolded;
  }

  /// Another phase begins; what comes before it is complete.
  synchronized void enter(String next) throws SQLException {
    phase = next;
    if (!next.equals("reading") && !next.equals("folding")) {
      folded = total;
    }
    if (next.equals("verifying") || next.equals("catching-up")) {
      indexed = 1;
    }
    if (next.equals("catching-up")) {
      verified = 1;
    }
    tell();
  }

  /// So many more records are read, for good.
  synchronized void read(long records) throws SQLException {
    done = Math.min(total, done + records);
    tellNowAndThen();
  }

  /// So many more records are folded, for good.
  synchronized void folded(long records) throws SQLException {
    folded = Math.min(total, folded + records);
    tellNowAndThen();
  }

  /// So many of the indexes are built.
  synchronized void indexed(int built, int of) throws SQLException {
    indexed = of == 0 ? 1 : (double) built / of;
    tellNowAndThen();
  }

  /// So much of the comparison is done.
  synchronized void verified(long compared, long of) throws SQLException {
    verified = of == 0 ? 1 : Math.min(1, (double) compared / of);
    tellNowAndThen();
  }

  /// What it rests for, `null` when it goes on.
  synchronized void waitingFor(@Nullable String what) throws SQLException {
    waitingFor = what;
    tell();
  }

  /// Tells where it is at the end.
  synchronized void end() throws SQLException {
    tell();
  }

  private void tellNowAndThen() throws SQLException {
    if (System.nanoTime() - toldNanos > TOLD_EVERY_NANOS) {
      tell();
    }
  }

  private double share() {
    if (total == 0) {
      return onlyReads ? 1 : INDEXING * indexed + VERIFYING * verified + LOADING;
    }
    double read = (double) done / total;
    return onlyReads
        ? read
        : reading * Math.max(read, (double) folded / total)
            + folding * folded / total
            + INDEXING * indexed
            + VERIFYING * verified;
  }

  private void tell() throws SQLException {
    toldNanos = System.nanoTime();
    fraction = Math.max(fraction, Math.min(1, share()));
    long activeMs = activeBeforeMs + Duration.ofNanos(toldNanos - startedNanos).toMillis();
    Object unused =
        database.write(connection -> {
          ReplayRows.progress(
              connection,
              id,
              new ReplayRows.Standing(phase, done, folded, total, fraction, activeMs, waitingFor));
          return this;
        });
  }
}
