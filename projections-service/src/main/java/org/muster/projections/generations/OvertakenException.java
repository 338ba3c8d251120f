package org.muster.projections.generations;

/// What was to be done is done already: another projector was faster. Nothing was written.
public class OvertakenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public OvertakenException(String message) {
    super(message);
  }

  OvertakenException(int generation, int partition, long expectedOffset) {
    super(
        "generation %d, partition %d: the next offset is no longer %d"
            .formatted(generation, partition, expectedOffset));
  }
}
