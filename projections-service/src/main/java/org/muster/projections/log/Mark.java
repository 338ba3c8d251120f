package org.muster.projections.log;

/// The digest of a partition's records up to somewhere.
///
/// @param partition from 0
/// @param nextOffset the offset after the last of these records
/// @param digest 64 hexadecimal digits
public record Mark(int partition, long nextOffset, String digest) {

  /// Of no records.
  public static Mark beginning(int partition, long startOffset) {
    return new Mark(partition, startOffset, "0".repeat(2 * RecordChain.DIGEST_BYTES));
  }
}
