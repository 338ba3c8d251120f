package org.muster.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;

public class EventsSettingsTest {

  /// The settings where nothing else is set.
  public static EventsSettings settings(Map<String, String> set) {
    ConfigSource source = new PropertiesConfigSource(set, "test", 100);
    return new SmallRyeConfigBuilder()
        .withSources(source)
        .withMapping(EventsSettings.class)
        .withConverter(
            Duration.class, 100, new io.quarkus.runtime.configuration.DurationConverter())
        .build()
        .getConfigMapping(EventsSettings.class);
  }

  @Test
  void the_defaults_are_those_of_one_machine() {
    EventsSettings settings = settings(Map.of());

    assertThat(settings.topic()).isEqualTo("muster.announcements");
    assertThat(settings.topicPartitions()).isEqualTo(12);
    assertThat(settings.topicWait()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.topicCheckEvery()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.recorder().issuer()).isEqualTo("local");
    assertThat(settings.recorder().subject()).isEqualTo("local");
    assertThat(settings.recorder().role()).isEqualTo("editor");
    assertThat(settings.posting().source()).isEqualTo("/events-service");
    assertThat(settings.posting().maxBodyBytes()).isEqualTo(65_536);
    assertThat(settings.posting().answerTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.append().maxInFlight()).isEqualTo(4096);
    assertThat(settings.append().admissionTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.batch().windowKib()).isEqualTo(4096);
    assertThat(settings.batch().maxConcurrent()).isEqualTo(16);
    assertThat(settings.log().readers()).isEqualTo(4);
    assertThat(settings.log().readTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.log().cacheBytes()).isEqualTo(4 * 1024 * 1024);
  }

  @Test
  void the_names_are_what_operators_set() {
    EventsSettings settings =
        settings(
            Map.of(
                "muster.topic", "other",
                "muster.topic.partitions", "3",
                "muster.topic.check-every", "1m",
                "muster.recorder.role", "recorder",
                "muster.posting.max-body-bytes", "1000",
                "muster.append.max-in-flight", "7",
                "muster.batch.window-kib", "5"));

    assertThat(settings.topic()).isEqualTo("other");
    assertThat(settings.topicPartitions()).isEqualTo(3);
    assertThat(settings.topicCheckEvery()).isEqualTo(Duration.ofMinutes(1));
    assertThat(settings.recorder().role()).isEqualTo("recorder");
    assertThat(settings.posting().maxBodyBytes()).isEqualTo(1000);
    assertThat(settings.append().maxInFlight()).isEqualTo(7);
    assertThat(settings.batch().windowKib()).isEqualTo(5);
  }
}
