package org.muster.events.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UuidV7Test {

  private static final Instant NOW = Instant.parse("2022-11-11T00:00:00.123Z");

  @Test
  void an_id_is_of_version_7_and_starts_with_the_milliseconds() {
    UUID id = new UuidV7(InstantSource.fixed(NOW)).next();

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
  }

  @Test
  void ids_grow_also_within_a_millisecond_and_when_the_clock_stands_still() {
    UuidV7 ids = new UuidV7(InstantSource.fixed(NOW));

    List<String> made = Stream.generate(() -> ids.next().toString()).limit(10_000).toList();

    assertThat(made).isSorted().doesNotHaveDuplicates();
  }
}
