package org.muster.projections.replay;

/// A replay was told to stop.
final class StoppedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoppedException(String reason) {
    super(reason);
  }
}
