package org.muster.projections.log;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import org.muster.contracts.topic.AnnouncementsTopic;

/// Which topic is the log.
@ConfigMapping(prefix = "muster.topic")
public interface LogConfig {

  /// The topic's name: the key `muster.topic` itself.
  @WithParentName
  @WithDefault(AnnouncementsTopic.NAME)
  String name();

  /// How many partitions it must have: the number it was created with.
  @WithDefault("" + AnnouncementsTopic.PARTITIONS)
  int partitions();

  /// How long the broker has to answer a question about the topic.
  @WithDefault("15s")
  Duration answerTimeout();
}
