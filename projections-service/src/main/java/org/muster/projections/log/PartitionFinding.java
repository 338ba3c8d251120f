package org.muster.projections.log;

import java.util.List;

/// What reading a whole partition again gave.
///
/// @param partition from 0
/// @param records how many were read
/// @param marks how many digests were compared
/// @param next the offset after the last record that was read before
/// @param digest of all of them, 64 hexadecimal digits; that of the last good stretch if one
///   differs
/// @param differences what differs, in the order of the log; empty if nothing does
public record PartitionFinding(
    int partition, long records, int marks, long next, String digest, List<String> differences) {

  public PartitionFinding {
    differences = List.copyOf(differences);
  }
}
