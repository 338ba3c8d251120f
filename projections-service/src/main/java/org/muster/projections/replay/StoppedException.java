package org.muster.projections.replay;

/// A replay was told to stop.
final class StoppedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Stop.Kind kind;

  StoppedException(Stop.Kind kind, String reason) {
    super(reason);
    this.kind = kind;
  }

  Stop.Kind kind() {
    return kind;
  }
}
