package org.muster.events.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdIndexTest {

  private final Map<Long, UUID> log = new HashMap<>();
  private final IdIndex index = new IdIndex(log::get);

  private long appended(UUID id, int partition, long offset) {
    long place = IdIndex.Place.of(partition, offset);
    log.put(place, id);
    return index.add(id, place);
  }

  /// Two ids whose hash is the same: the sum that is hashed is.
  private static final UUID ONE = new UUID(1, 0);

  private static final UUID OTHER = new UUID(0, 31);

  @Test
  void a_place_keeps_its_partition_and_offset() {
    long place = IdIndex.Place.of(4095, (1L << 48) - 1);

    assertThat(IdIndex.Place.partition(place)).isEqualTo(4095);
    assertThat(IdIndex.Place.offset(place)).isEqualTo((1L << 48) - 1);
  }

  @Test
  void the_first_record_of_an_id_stands_in_whatever_order_they_come() {
    UUID id = UUID.randomUUID();

    assertThat(appended(id, 3, 7)).isEqualTo(IdIndex.Place.of(3, 7));
    assertThat(appended(id, 3, 9)).isEqualTo(IdIndex.Place.of(3, 7));
    assertThat(appended(id, 3, 2)).isEqualTo(IdIndex.Place.of(3, 2));
    assertThat(index.candidate(id)).isEqualTo(IdIndex.Place.of(3, 2));
    assertThat(index.size()).isEqualTo(1);
  }

  @Test
  void ids_with_the_same_hash_are_told_apart() {
    appended(ONE, 0, 1);
    appended(OTHER, 0, 2);
    appended(OTHER, 0, 3);

    assertThat(index.candidate(ONE)).isEqualTo(IdIndex.Place.of(0, 1));
    assertThat(index.candidate(OTHER)).isEqualTo(IdIndex.Place.of(0, 2));
    assertThat(index.size()).isEqualTo(2);
  }

  @Test
  void a_record_noted_ahead_is_the_same_when_it_is_read_back() {
    UUID id = UUID.randomUUID();
    index.addAhead(id, IdIndex.Place.of(1, 1));

    assertThat(appended(id, 1, 1)).isEqualTo(IdIndex.Place.of(1, 1));
    assertThat(index.size()).isEqualTo(1);
  }

  @Test
  void an_unknown_id_has_no_candidate() {
    assertThat(index.candidate(UUID.randomUUID())).isEqualTo(IdIndex.NONE);
  }

  @Test
  void an_id_takes_less_than_45_bytes() {
    for (int n = 0; n < 1_000_000; n++) {
      index.add(new UUID(n, ~n * 0x9E3779B97F4A7C15L), IdIndex.Place.of(n % 12, n));
    }

    assertThat(index.size()).isEqualTo(1_000_000);
    assertThat(index.bytes() / index.size()).isBetween(16L, 45L);
  }
}
