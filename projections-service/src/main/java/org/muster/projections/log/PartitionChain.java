package org.muster.projections.log;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// The digests of one partition while its records are read in order: held against what was kept
/// when they were read before, and marked where they were not. Confined to one thread.
public final class PartitionChain {

  private final TopicPartition partition;
  private final int markEvery;
  private final RecordChain chain;
  private final NavigableMap<Long, Mark> expected = new TreeMap<>();
  private final List<Mark> fresh = new ArrayList<>();
  private long next;
  private long good;
  private int checked;

  /// @param partition for the texts
  /// @param from where reading begins, and the digest of all before it
  /// @param kept what is known of later records, in any order
  /// @param markEvery a mark is made when a multiple of so many offsets is passed
  PartitionChain(TopicPartition partition, Mark from, Collection<Mark> kept, int markEvery) {
    this.partition = partition;
    this.markEvery = markEvery;
    this.chain = new RecordChain(from.digest());
    this.next = from.nextOffset();
    this.good = from.nextOffset();
    expect(kept.stream().filter(mark -> mark.nextOffset() > from.nextOffset()).toList());
  }

  /// Takes the next record of the partition.
  ///
  /// @throws AlteredLogException if it or one before it is not what was read before; the chain is
  ///   of no use then
  public void add(ConsumerRecord<byte[], byte[]> record) {
    if (record.offset() < next) {
      throw new IllegalArgumentException(
          "%s: offset %d after %d".formatted(partition, record.offset(), next - 1));
    }
    long before = next;
    chain.add(record);
    next = record.offset() + 1;
    boolean isKept = expected.containsKey(next);
    compare();
    if (!isKept && next / markEvery > before / markEvery) {
      fresh.add(at());
    }
  }

  /// Learns of more that was kept.
  ///
  /// @throws AlteredLogException if what was read already differs
  public void expect(Collection<Mark> kept) {
    kept.stream()
        .filter(mark -> mark.partition() == partition.partition() && mark.nextOffset() >= next)
        .forEach(mark -> expected.put(mark.nextOffset(), mark));
    compare();
  }

  private void compare() {
    while (!expected.isEmpty() && expected.firstKey() <= next) {
      Mark kept = expected.pollFirstEntry().getValue();
      if (kept.nextOffset() < next) {
        throw AlteredLogException.gap(partition, good, kept);
      }
      String digest = chain.digest();
      if (!digest.equals(kept.digest())) {
        throw AlteredLogException.digest(partition, good, kept, digest);
      }
      good = next;
      checked++;
    }
  }

  /// Where it stands.
  public Mark at() {
    return new Mark(partition.partition(), next, chain.digest());
  }

  /// The offset of the next record.
  public long nextOffset() {
    return next;
  }

  /// How many digests were compared so far.
  public int checked() {
    return checked;
  }

  /// The marks that were made and not yet kept.
  List<Mark> fresh() {
    return List.copyOf(fresh);
  }

  /// The fresh marks are kept now.
  public void forgetFresh() {
    fresh.clear();
  }
}
