package org.muster.projections.replay;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How the log is replayed.
@ConfigMapping(prefix = "muster.replay")
public interface ReplayConfig {

  /// The most records that are read at once.
  @WithDefault("2000")
  int batchRecords();

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

  /// Whether a replay starts by itself when the generation that answers was made by other rules.
  @WithDefault("true")
  boolean whenRulesChange();
}
