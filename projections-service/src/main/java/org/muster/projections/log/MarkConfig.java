package org.muster.projections.log;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How it is noticed that the log is not what it was.
@ConfigMapping(prefix = "muster.log")
public interface MarkConfig {

  /// After so many records of a partition the digest of all before is kept for good. At each
  /// assignment as many are read again at most; a difference is told as exactly.
  @WithDefault("1000")
  int markEvery();

  /// How often it is asked whether the topic is still the same one and begins where it began, and
  /// how far behind the projection is.
  @WithDefault("5s")
  Duration checkEvery();
}
