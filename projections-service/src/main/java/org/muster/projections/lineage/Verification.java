package org.muster.projections.lineage;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.projections.log.PartitionFinding;

/// The whole log read again, as far as it has come.
///
/// @param id its name
/// @param state `running`, `good`, `different`, `failed`, or `interrupted` if its service ended
///   first
/// @param lineage the log
/// @param done how many records were read so far
/// @param total how many there are to read
/// @param startedAt when it began
/// @param endedAt when it ended, `null` while it runs
/// @param differences what differs in the topic as a whole, or why it failed
/// @param partitions what was found in the partitions that are read, in order
public record Verification(
    String id,
    String state,
    String lineage,
    long done,
    long total,
    Instant startedAt,
    @Nullable Instant endedAt,
    List<String> differences,
    List<PartitionFinding> partitions) {

  public Verification {
    differences = List.copyOf(differences);
    partitions = List.copyOf(partitions);
  }
}
