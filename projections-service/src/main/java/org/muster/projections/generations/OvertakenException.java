package org.muster.projections.generations;

/// The checkpoint is not where it was expected: another projector advanced it. Nothing was written.
public class OvertakenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  OvertakenException(int generation, int partition, long expectedOffset) {
    super(
        "generation %d, partition %d: the next offset is no longer %d"
            .formatted(generation, partition, expectedOffset));
  }
}
