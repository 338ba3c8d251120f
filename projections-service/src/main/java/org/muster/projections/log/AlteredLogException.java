package org.muster.projections.log;

import java.util.List;
import org.apache.kafka.common.TopicPartition;

/// Records of a partition are not those that were read before: their digest is another one.
public final class AlteredLogException extends OtherLogException {

  private static final long serialVersionUID = 1L;

  private final int partition;
  private final long from;
  private final long to;

  private AlteredLogException(TopicPartition of, long from, long to, String difference) {
    super(List.of(difference));
    this.partition = of.partition();
    this.from = from;
    this.to = to;
  }

  /// The digest of a stretch differs.
  ///
  /// @param from the first offset of the stretch: up to here all is as it was
  /// @param kept what was kept of the stretch when it was read first
  /// @param digest what it is now
  static AlteredLogException digest(TopicPartition of, long from, Mark kept, String digest) {
    return new AlteredLogException(
        of,
        from,
        kept.nextOffset(),
        "%s was altered: one or more of the records %d to %d are not those that were read before (SHA-256 chain %.12s…, was %.12s…)"
            .formatted(of, from, kept.nextOffset() - 1, digest, kept.digest()));
  }

  /// A stretch that a mark should end has no record there.
  static AlteredLogException gap(TopicPartition of, long from, Mark kept) {
    return new AlteredLogException(
        of,
        from,
        kept.nextOffset(),
        "%s was altered: of the records %d to %d that were read before, the last is missing"
            .formatted(of, from, kept.nextOffset() - 1));
  }

  /// The partition.
  public int partition() {
    return partition;
  }

  /// The first offset of the stretch that differs.
  public long from() {
    return from;
  }

  /// The offset after the stretch.
  public long to() {
    return to;
  }
}
