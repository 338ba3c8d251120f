package org.muster.projections.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalLong;

/// How the log is followed.
@ConfigMapping(prefix = "muster.live")
public interface LiveConfig {

  /// Whether this instance follows the log; without it, it only answers.
  @WithDefault("true")
  boolean enabled();

  /// The consumer group that shares the partitions among instances. Its offsets are not used.
  @WithDefault("muster-projections")
  String group();

  /// The most records that one transaction applies while the missions that they touch fit into
  /// memory.
  @WithDefault("2000")
  int batchRecords();

  /// How long an idle reader waits for records before it looks around.
  @WithDefault("200ms")
  Duration pollTimeout();

  /// After so many parked records in a row a partition stops and the service is not ready; 0 for
  /// never.
  @WithDefault("20")
  int parkedLimit();

  /// An empty generation with a longer log than this is loaded in bulk by a replay; a shorter log
  /// is followed record by record.
  @WithDefault("50000")
  long fillFromRecords();

  /// How many announcements the missions have together that are kept in memory. Without it so many
  /// as take about a third of the heap. Where they are too few, a projection that is behind applies
  /// one partition after the other, in larger batches.
  OptionalLong keptAnnouncements();

  /// The first pause after a failure of the database or the broker; it doubles up to the longest.
  @WithDefault("200ms")
  Duration firstPause();

  /// The longest pause after a failure.
  @WithDefault("10s")
  Duration longestPause();
}
