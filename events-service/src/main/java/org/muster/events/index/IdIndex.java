package org.muster.events.index;

import it.unimi.dsi.fastutil.HashCommon;
import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where each id stands in the log, in about 16 to 45 bytes an id: 64 bits of hash lead to the
/// place. A place is only ever a candidate until the record there has been seen to carry the id, so
/// answers are exact. Ids that share a hash stand in a small map beside.
///
/// The first record of an id stands: that with the smallest [Place], however the log is read.
final class IdIndex {

  /// Reads ids back from the log.
  interface Log {
    @Nullable UUID idAt(long place);
  }

  /// A partition and an offset in 64 bits.
  static final class Place {
    private static final int OFFSET_BITS = 48;
    private static final long OFFSETS = (1L << OFFSET_BITS) - 1;

    private Place() {}

    static long of(int partition, long offset) {
      return ((long) partition << OFFSET_BITS) | offset;
    }

    static int partition(long place) {
      return (int) (place >>> OFFSET_BITS);
    }

    static long offset(long place) {
      return place & OFFSETS;
    }
  }

  /// No place.
  static final long NONE = -1;

  private static final float LOAD = 0.75f;
  private static final int BYTES_PER_SLOT = 2 * Long.BYTES;

  private final Log log;
  private final Long2LongOpenHashMap places = new Long2LongOpenHashMap(1024, LOAD);
  private final Map<UUID, Long> besides = new HashMap<>();

  IdIndex(Log log) {
    this.log = log;
    places.defaultReturnValue(NONE);
  }

  /// Notes a record that was read from the log.
  ///
  /// @return where the first record of that id stands
  long add(UUID id, long place) {
    long slot = hash(id);
    long earlier = claim(slot, place);
    if (earlier == NONE || earlier == place) {
      return place;
    }
    boolean same = id.equals(log.idAt(earlier));
    return same ? first(slot, place) : firstBeside(id, place);
  }

  private synchronized long first(long slot, long place) {
    long first = Math.min(places.get(slot), place);
    places.put(slot, first);
    return first;
  }

  private synchronized long firstBeside(UUID id, long place) {
    return besides.merge(id, place, Math::min);
  }

  /// Notes a record that was just appended, before it is read back. Does nothing where that would
  /// mean reading the log.
  void addAhead(UUID id, long place) {
    claim(hash(id), place);
  }

  private synchronized long claim(long slot, long place) {
    return places.putIfAbsent(slot, place);
  }

  /// Where the first record of that id stands, if there is one.
  ///
  /// @return [#NONE] if there is none; else a place whose record the caller still has to look at:
  ///   its id may be another
  synchronized long candidate(UUID id) {
    Long beside = besides.get(id);
    return beside != null ? beside : places.get(hash(id));
  }

  synchronized int size() {
    return places.size() + besides.size();
  }

  /// How many bytes the map takes; the map beside is not counted, it is empty in practice.
  synchronized long bytes() {
    return (long) BYTES_PER_SLOT * HashCommon.arraySize(Math.max(places.size(), 1024), LOAD);
  }

  private static long hash(UUID id) {
    return HashCommon.mix(id.getMostSignificantBits() * 31 + id.getLeastSignificantBits());
  }
}
