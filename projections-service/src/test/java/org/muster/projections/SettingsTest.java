package org.muster.projections;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muster.projections.live.LiveConfig;
import org.muster.projections.log.LogConfig;
import org.muster.projections.log.MarkConfig;
import org.muster.projections.replay.ReplayConfig;

class SettingsTest {

  @Test
  void each_setting_has_a_default() {
    SmallRyeConfig config = config(Map.of());
    LogConfig log = config.getConfigMapping(LogConfig.class);
    assertThat(log.name()).isEqualTo("muster.announcements");
    assertThat(log.partitions()).isEqualTo(12);
    LiveConfig live = config.getConfigMapping(LiveConfig.class);
    assertThat(live.enabled()).isTrue();
    assertThat(live.group()).isEqualTo("muster-projections");
    assertThat(live.batchRecords()).isEqualTo(2_000);
    assertThat(live.parkedLimit()).isEqualTo(20);
    assertThat(live.longestPause()).isEqualTo(Duration.ofSeconds(10));
    MarkConfig marks = config.getConfigMapping(MarkConfig.class);
    assertThat(marks.markEvery()).isEqualTo(1_000);
    assertThat(marks.checkEvery()).isEqualTo(Duration.ofSeconds(5));
    ReplayConfig replay = config.getConfigMapping(ReplayConfig.class);
    assertThat(replay.whenRulesChange()).isTrue();
    assertThat(replay.batchRecords()).isEqualTo(2_000);
  }

  @Test
  void each_setting_has_this_name() {
    SmallRyeConfig config =
        config(
            Map.of(
                "muster.topic", "another",
                "muster.topic.partitions", "3",
                "muster.live.parked-limit", "0",
                "muster.log.mark-every", "9",
                "muster.replay.promotable-within", "7"));
    assertThat(config.getConfigMapping(LogConfig.class).name()).isEqualTo("another");
    assertThat(config.getConfigMapping(LogConfig.class).partitions()).isEqualTo(3);
    assertThat(config.getConfigMapping(LiveConfig.class).parkedLimit()).isZero();
    assertThat(config.getConfigMapping(MarkConfig.class).markEvery()).isEqualTo(9);
    assertThat(config.getConfigMapping(ReplayConfig.class).promotableWithin()).isEqualTo(7);
  }

  private static SmallRyeConfig config(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .withConverter(Duration.class, 200, new DurationConverter())
        .withMapping(LogConfig.class)
        .withMapping(LiveConfig.class)
        .withMapping(MarkConfig.class)
        .withMapping(ReplayConfig.class)
        .withDefaultValues(values)
        .build();
  }
}
