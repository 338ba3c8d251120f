package org.muster.projections.replay;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/// How the log is replayed.
@ConfigMapping(prefix = "muster.replay")
public interface ReplayConfig {

  /// The most records that are read at once.
  @WithDefault("2000")
  int batchRecords();

  /// How many partitions are read, folded and loaded at a time; without it one for each processor,
  /// 2 to 4.
  OptionalInt readers();

  /// How many decoded announcements all readers together keep in memory until their missions are
  /// folded; those of larger partitions are read back from the journal. Without it so many as take
  /// about a quarter of the heap.
  OptionalInt keptAnnouncements();

  /// While the living projection is behind by more records than this, a replay takes a quarter of
  /// the pace that it could.
  @WithDefault("5000")
  long yieldAtLag();

  /// How often an instance looks for a replay that nobody runs any more, and for what was asked of
  /// the one that it runs.
  @WithDefault("1s")
  Duration lookEvery();

  /// How long one read of the log waits for records.
  @WithDefault("200ms")
  Duration pollTimeout();

  /// With so many records left or fewer, the living projection is held while they are applied, and
  /// the new generation is promoted.
  @WithDefault("2000")
  int promotableWithin();

  /// How often dropping a generation is tried while readers hold it.
  @WithDefault("20")
  int dropTries();

  /// Whether what changed rules made is promoted also where it differs; without it, it waits until
  /// somebody accepts the difference.
  @WithDefault("false")
  boolean promoteChangedRules();

  /// Whether a replay starts by itself when the generation that answers was made by other rules.
  @WithDefault("true")
  boolean whenRulesChange();

  /// How many generations are kept besides the one that answers, to answer again.
  @WithDefault("1")
  int keptGenerations();

  /// How many differences of a mission are kept of each kind, and of its posture in each scenario,
  /// 20,000 in all at most; the others are counted.
  @WithDefault("50")
  int keptDifferences();
}
